import Foundation
import Testing

@testable import Quoth

@Suite struct SiteWriterTests {
  let folder = try? TemporaryFolder()

  private func temporary() throws -> TemporaryFolder { try #require(folder) }

  private func files(_ pages: [String: String]) -> [OutputFile] {
    pages.map { path, text in OutputFile(path) { $0.append(raw: text) } }
  }

  private func write(
    _ pages: [String: String], copying copies: [FileCopy] = [], jobs: Int = 2
  ) throws -> WriteSummary {
    try SiteWriter(outputFolder: temporary().path + "/_site", jobs: jobs).write(files(pages), copying: copies)
  }

  @Test func aFirstBuildWritesEverythingAndAManifest() throws {
    let summary = try write(["index.html": "home", "a/b/index.html": "page", "a/index.html": "list"])
    #expect(summary == WriteSummary(written: 3))
    let site = try temporary()
    #expect(site.listing("_site") == [".quoth-manifest", "a/b/index.html", "a/index.html", "index.html"])
    #expect(site.text("_site/a/b/index.html") == "page")
    #expect(
      site.text("_site/.quoth-manifest") == "quoth manifest 1\na/b/index.html\na/index.html\nindex.html\n")
  }

  @Test func whatHasNotChangedIsNotTouched() throws {
    _ = try write(["a/index.html": "one", "b/index.html": "two", "c/index.html": "thr"])
    let site = try temporary()
    for name in ["a/index.html", "b/index.html", "c/index.html", ".quoth-manifest"] {
      try site.setOld("_site/" + name)
    }
    // Of the same size, of another size.
    let summary = try write(["a/index.html": "one", "b/index.html": "2wo", "c/index.html": "three"])
    #expect(summary == WriteSummary(written: 2, unchanged: 1))
    let old = Date(timeIntervalSince1970: 1_000_000)
    #expect(site.modificationDate("_site/a/index.html") == old)
    #expect(site.modificationDate("_site/.quoth-manifest") == old)
    #expect(site.modificationDate("_site/b/index.html") != old)
    #expect(site.text("_site/c/index.html") == "three")
  }

  @Test func leftoversGoWithTheirEmptyFoldersAndNothingElse() throws {
    _ = try write(["a/b/index.html": "x", "a/c/index.html": "y", "d.html": "z"])
    let site = try temporary()
    try site.put("mine", at: "_site/a/c/notes.txt")
    let summary = try write(["d.html": "z"])
    #expect(summary == WriteSummary(written: 0, unchanged: 1, removed: 2))
    #expect(site.listing("_site") == [".quoth-manifest", "a/c/notes.txt", "d.html"])
  }

  @Test func aFileBecomesAFolderAndAFolderAFile() throws {
    _ = try write(["a": "file", "b/c/index.html": "deep", "b/index.html": "list"])
    let summary = try write(["a/index.html": "folder", "b": "flat"])
    let site = try temporary()
    #expect(summary == WriteSummary(written: 2, removed: 3))
    #expect(site.listing("_site") == [".quoth-manifest", "a/index.html", "b"])
  }

  @Test func foreignThingsInTheWayAreRefusedBeforeTheFirstByte() throws {
    _ = try write(["index.html": "old"])
    let site = try temporary()
    try site.put("mine", at: "_site/a")
    try site.put("mine", at: "_site/b/keep.txt")
    do {
      _ = try write(["index.html": "new", "a/index.html": "x", "b": "y"])
      Issue.record("the writer overwrote what is not its own")
    } catch let refusal as OutputRefusal {
      #expect(refusal.diagnostics.map(\.code) == [.foreignOutput, .foreignOutput])
      #expect(refusal.diagnostics.map { $0.place.file.hasSuffix("_site/a") } == [true, false])
    }
    #expect(site.text("_site/index.html") == "old")
    #expect(site.text("_site/a") == "mine")
  }

  @Test func aForeignFileAtANewPagesPathIsRefusedBeforeTheFirstByte() throws {
    _ = try write(["index.html": "old"])
    let site = try temporary()
    try site.put("mine", at: "_site/a/index.html")
    try site.put("mine", at: "outside.txt")
    try FileManager.default.createSymbolicLink(
      atPath: site.path + "/_site/b.html", withDestinationPath: site.path + "/outside.txt")
    try site.put("song", at: "content/media/c.mp3")
    try site.put("mine", at: "_site/media/c.mp3")
    let copies = [FileCopy(source: site.path + "/content/media/c.mp3", path: "media/c.mp3")]
    do {
      _ = try write(["index.html": "new", "a/index.html": "x", "b.html": "mine"], copying: copies)
      Issue.record("the writer overwrote what is not its own")
    } catch let refusal as OutputRefusal {
      #expect(refusal.diagnostics.map(\.code) == [.foreignOutput, .foreignOutput, .foreignOutput])
      let paths = ["a/index.html", "b.html", "media/c.mp3"].map { site.path + "/_site/" + $0 }
      #expect(Set(refusal.diagnostics.map(\.place.file)) == Set(paths))
    }
    #expect(site.text("_site/index.html") == "old")
    #expect(site.text("_site/a/index.html") == "mine")
    #expect(site.text("_site/media/c.mp3") == "mine")
  }

  @Test func aForeignFileThatHoldsTheSameIsInNobodysWay() throws {
    _ = try write(["index.html": "old"])
    let site = try temporary()
    try site.put("page", at: "_site/a/index.html")
    try site.put("song", at: "content/media/c.mp3")
    try site.put("song", at: "_site/media/c.mp3")
    let copies = [FileCopy(source: site.path + "/content/media/c.mp3", path: "media/c.mp3")]
    let summary = try write(["index.html": "new", "a/index.html": "page"], copying: copies)
    #expect(summary == WriteSummary(written: 1, unchanged: 2))
  }

  @Test func aLinkAtAPagesPathIsReplacedAndNotFollowed() throws {
    _ = try write(["a/index.html": "old"])
    let site = try temporary()
    try site.put("secret", at: "outside.txt")
    let page = site.path + "/_site/a/index.html"
    try FileManager.default.removeItem(atPath: page)
    try FileManager.default.createSymbolicLink(atPath: page, withDestinationPath: site.path + "/outside.txt")
    #expect(try write(["a/index.html": "secret"]) == WriteSummary(written: 1))
    #expect(site.listing("_site") == [".quoth-manifest", "a/index.html"])
    #expect(site.text("outside.txt") == "secret")
  }

  @Test func aLinkInAFoldersPlaceIsRefusedAndNotFollowed() throws {
    _ = try write(["a/index.html": "old", "b/index.html": "gone"])
    let site = try temporary()
    try FileManager.default.moveItem(atPath: site.path + "/_site/a", toPath: site.path + "/elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: site.path + "/_site/a", withDestinationPath: site.path + "/elsewhere")
    #expect(throws: OutputRefusal.self) { try write(["a/index.html": "new"]) }
    #expect(site.text("elsewhere/index.html") == "old")
    // And a leftover behind such a link stays.
    #expect(try write([:]) == WriteSummary(removed: 1))
    #expect(site.text("elsewhere/index.html") == "old")
  }

  @Test func theNextBuildSweepsUpAfterAKilledOne() throws {
    _ = try write(["a/index.html": "one", "b/index.html": "two"])
    let site = try temporary()
    // As a build leaves it that was killed while it wrote b/ and the new page c/: the manifest lists old and new.
    try site.put("", at: "_site/.quoth-building")
    try site.put("half", at: "_site/b/.quoth-new-17")
    try site.put("half", at: "_site/c/.quoth-new-3")
    try site.put("half", at: "_site/.quoth-new-0")
    try site.put("quoth manifest 1\na/index.html\nb/index.html\nc/index.html\n", at: "_site/.quoth-manifest")
    #expect(try write(["a/index.html": "one", "b/index.html": "new"]).written == 1)
    #expect(site.listing("_site") == [".quoth-manifest", "a/index.html", "b/index.html"])
    #expect(site.text("_site/.quoth-manifest") == "quoth manifest 1\na/index.html\nb/index.html\n")
  }

  @Test func aStrayTemporaryFileIsInNobodysWay() throws {
    let site = try temporary()
    _ = try write(["a/index.html": "one"], jobs: 1)
    try site.put("half", at: "_site/a/.quoth-new-0")
    #expect(try write(["a/index.html": "two"], jobs: 1).written == 1)
    #expect(site.listing("_site") == [".quoth-manifest", "a/index.html"])
  }

  @Test func aFailureInTheMiddleLeavesEveryFileOldOrNewAndTheManifestWhole() throws {
    struct Broken: Error {}
    var pages = Dictionary(uniqueKeysWithValues: (0..<200).map { ("p\($0)/index.html", "old \($0)") })
    _ = try write(pages)
    let site = try temporary()
    for key in pages.keys { pages[key] = "new" }
    var failing = files(pages)
    failing.insert(OutputFile("broken/index.html") { _ in throw Broken() }, at: 100)
    #expect(throws: Broken.self) {
      try SiteWriter(outputFolder: site.path + "/_site", jobs: 2).write(failing)
    }
    for key in pages.keys {
      let text = try #require(site.text("_site/" + key))
      #expect(text == "new" || text.hasPrefix("old "))
    }
    #expect(!site.listing("_site").contains { $0.contains(".quoth-new-") || $0.contains(".quoth-building") })
    #expect(site.text("_site/.quoth-manifest")?.contains("broken/index.html") == true)
    #expect(try write(pages).removed == 0)
    #expect(site.text("_site/.quoth-manifest")?.contains("broken/index.html") == false)
  }

  @Test func anInterruptedBuildStopsInGoodOrder() throws {
    let site = try temporary()
    let writer = SiteWriter(outputFolder: site.path + "/_site", jobs: 1, isInterrupted: { true })
    #expect(throws: Interrupted.self) { try writer.write(files(["a/index.html": "x"])) }
    #expect(site.listing("_site") == [".quoth-manifest"])
  }

  @Test func twoBuildsDoNotWriteInOneFolderAtATime() throws {
    let site = try temporary()
    let path = site.path + "/_site"
    let held = try OutputFolder(path: path)
    #expect(throws: DiskFailure("cannot write in “\(path)”: another build is writing there at this moment")) {
      try write(["index.html": "x"])
    }
    _ = held
  }

  @Test func mediaAreCopiedAndComparedToo() throws {
    let site = try temporary()
    try site.put(String(repeating: "sound", count: 50_000), at: "content/media/a.mp3")
    let copies = [FileCopy(source: site.path + "/content/media/a.mp3", path: "media/a.mp3")]
    #expect(try write([:], copying: copies) == WriteSummary(written: 1))
    #expect(try write([:], copying: copies) == WriteSummary(unchanged: 1))
    #expect(site.text("_site/media/a.mp3") == site.text("content/media/a.mp3"))
    try site.put(String(repeating: "sound", count: 49_999) + "SOUND", at: "content/media/a.mp3")
    #expect(try write([:], copying: copies) == WriteSummary(written: 1))
    #expect(site.text("_site/media/a.mp3")?.hasSuffix("soundSOUND") == true)
    try FileManager.default.removeItem(atPath: site.path + "/content/media/a.mp3")
    #expect(throws: DiskFailure.self) { try write([:], copying: copies) }
    #expect(site.text("_site/media/a.mp3")?.hasSuffix("soundSOUND") == true)
  }

  @Test func oneThreadAndFourWriteTheSame() throws {
    let pages = Dictionary(uniqueKeysWithValues: (0..<500).map { ("p\($0 % 7)/q\($0)/index.html", "\($0)") })
    _ = try write(pages, jobs: 1)
    #expect(try write(pages, jobs: 4) == WriteSummary(unchanged: 500))
  }

  @Test func namesThatNoFileSystemTakesAreRefusedBeforeTheFirstByte() throws {
    let name = String(repeating: "é", count: 128)
    do {
      _ = try write(["topics/\(name)/index.html": "x"])
      Issue.record("a name of 256 bytes was written")
    } catch let refusal as OutputRefusal {
      #expect(refusal.diagnostics.map(\.code) == [.nameTooLong])
    }
    #expect(try temporary().listing().isEmpty)
    #expect(try write(["topics/\(name.dropLast())/index.html": "x"]).written == 1)
  }

  @Test func twoFilesWithOnePathAreAFaultOfTheProgram() throws {
    let twice = [OutputFile("a") { _ in }, OutputFile("a") { _ in }]
    let path = try temporary().path + "/_site"
    #expect(throws: InternalFault("two files have the path “a”")) {
      try SiteWriter(outputFolder: path, jobs: 1).write(twice)
    }
    let both = ["a", "a-b", "a.b", "a.b/d", "b/c"].map { path in OutputFile(path) { _ in } }
    #expect(throws: InternalFault("a file and a folder have the path “a.b”")) {
      try SiteWriter(outputFolder: path, jobs: 1).write(both)
    }
    for path in ["", "/a", "a//b", "a/../b", "./a", "a/", ".quoth-manifest", "a\0b"] {
      #expect(throws: InternalFault.self) { try write([path: "x"]) }
    }
  }

  @Test func foldersThatDifferOnlyByUnicodeFormAreTwo() throws {
    let site = try temporary().path + "/forms"
    // So many that one worker writes into both, one after the other.
    let files = (0..<20).flatMap { number in
      ["media/\u{E9}\(number)/a.txt", "media/e\u{301}\(number)/a.txt"].map { path in
        OutputFile(path) { $0.append(raw: "x") }
      }
    }
    #expect(try SiteWriter(outputFolder: site, jobs: 1).write(files) == WriteSummary(written: 40))
  }

  @Test func whatCannotHaveChangedIsNotRenderedAgain() throws {
    let writer = SiteWriter(outputFolder: try temporary().path + "/out", jobs: 1)
    var memory = BuildMemory()
    var shares = SiteWriter.TimeShares()
    func write(_ inputs: UInt64, _ text: String) throws -> WriteSummary {
      let (summary, left) = try writer.write(
        [OutputFile("a.html", inputs: inputs) { $0.append(raw: text) }], copying: [], memory, &shares)
      memory = BuildMemory(entries: left)
      return summary
    }
    #expect(try write(1, "one") == WriteSummary(written: 1))
    #expect(try write(1, "two") == WriteSummary(unchanged: 1))
    #expect(try write(2, "two") == WriteSummary(written: 1))
    try temporary().put("six", at: "out/a.html")
    #expect(try write(2, "two") == WriteSummary(written: 1))
  }
}
