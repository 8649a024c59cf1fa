import Foundation
import Testing

@testable import Quoth

@Suite struct OutputGuardTests {
  let folder = try? TemporaryFolder()

  private func codes(_ output: String, inputs: [String] = ["content", "site-templates"]) throws
    -> [DiagnosticCode]
  {
    let root = try #require(folder).path
    let check = OutputGuard(output: root + "/" + output, inputs: inputs.map { root + "/" + $0 })
    return check.findings().map(\.code)
  }

  @Test func anAbsentEmptyOrOwnFolderIsFine() throws {
    let site = try #require(folder)
    try site.put("title: x", at: "content/site.yml")
    #expect(try codes("_site").isEmpty)
    #expect(try codes("deep/er/_site").isEmpty)
    try FileManager.default.createDirectory(atPath: site.path + "/_site", withIntermediateDirectories: true)
    #expect(try codes("_site").isEmpty)
    try site.put("quoth manifest 1\n", at: "_site/.quoth-manifest")
    try site.put("x", at: "_site/index.html")
    #expect(try codes("_site").isEmpty)
  }

  @Test func whatABuildLeavesThatIsKilledAtOnceIsOurs() throws {
    let site = try #require(folder)
    try site.put("", at: "_site/.quoth-building")
    try site.put("quoth man", at: "_site/.quoth-new-0")
    #expect(try codes("_site").isEmpty)
  }

  @Test func aForeignFolderIsRefused() throws {
    let site = try #require(folder)
    try site.put("dear diary", at: "_site/diary.txt")
    #expect(try codes("_site") == [.foreignOutput])
    try site.put("some other manifest", at: "_site/.quoth-manifest")
    #expect(try codes("_site") == [.foreignOutput])
  }

  @Test func aFileOrALinkToNowhereIsRefused() throws {
    let site = try #require(folder)
    try site.put("a file", at: "_site")
    #expect(try codes("_site") == [.foreignOutput])
    try FileManager.default.createSymbolicLink(atPath: site.path + "/out", withDestinationPath: "nowhere")
    #expect(try codes("out") == [.foreignOutput])
  }

  @Test func aFolderInOrAroundTheContentIsRefused() throws {
    let site = try #require(folder)
    try site.put("title: x", at: "content/site.yml")
    for output in [
      "content", "content/out", "content/deep/out", "", ".", "content/../content/out", "site-templates/x",
    ] {
      #expect(try codes(output) == [.nestedOutput], "\(output)")
    }
    // Names that only begin alike are other folders.
    #expect(try codes("content-out").isEmpty)
  }

  @Test func linksDoNotHideTheNesting() throws {
    let site = try #require(folder)
    try site.put("title: x", at: "real/site.yml")
    try FileManager.default.createSymbolicLink(atPath: site.path + "/content", withDestinationPath: "real")
    try FileManager.default.createSymbolicLink(atPath: site.path + "/way", withDestinationPath: "real")
    #expect(try codes("real/out") == [.nestedOutput])
    #expect(try codes("way/out") == [.nestedOutput])
  }
}
