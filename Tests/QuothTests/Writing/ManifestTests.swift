import Testing

@testable import Quoth

@Suite struct ManifestTests {
  @Test func pathsComeBackAsTheyWere() {
    let paths = ["a/index.html", "b\nc\\n/index.html", "e\u{301}/x", "é/x"].sortedByBytes()
    #expect(paths.count == 4)
    #expect(Manifest(bytes: Manifest(paths: paths).bytes)?.paths == paths)
  }

  @Test func linesThatLeadOutOfTheFolderAreNotBelieved() {
    let text = "quoth manifest 1\n../../etc/passwd\n/etc/passwd\nok.html\na/../../b\n.quoth-manifest\n"
    #expect(Manifest(bytes: Array(text.utf8))?.paths == ["ok.html"])
  }

  @Test func otherFilesAreNoManifest() {
    #expect(Manifest(bytes: []) == nil)
    #expect(Manifest(bytes: Array("quoth manifest 10\na\n".utf8)) == nil)
    #expect(Manifest(bytes: Array("a\nb\n".utf8)) == nil)
  }

  @Test func thePlanTellsLeftoversAndObstacles() throws {
    let plan = try WritePlan(
      new: ["b/x/index.html", "a", "c-d/i", "c/i"], old: ["a/y", "b/x", "c/i", "z"])
    #expect(plan.paths == ["a", "b/x/index.html", "c-d/i", "c/i"])
    #expect(plan.innerFolders == ["b"])
    #expect(plan.leafFolders == ["b/x", "c", "c-d"])
    #expect(plan.leftovers == ["a/y", "b/x", "z"])
    #expect(plan.obstacles == ["a/y", "b/x"])
    #expect(plan.union == ["a", "a/y", "b/x", "b/x/index.html", "c-d/i", "c/i", "z"])
  }
}
