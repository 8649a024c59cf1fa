import Foundation
import Testing

@testable import Quoth

/// Input that no fixture file can hold: bytes that are no text, sizes, names, links. Whatever it is, the build ends
/// with findings or a site, never with a trap.
@Suite struct OddInputTests {
  let folder = try? TemporaryFolder()

  private func build(_ article: [UInt8]? = nil, _ more: (TemporaryFolder) throws -> Void = { _ in }) throws
    -> [String]
  {
    let site = try #require(folder)
    for (path, text) in SiteFixture.base { try site.put(text, at: path) }
    if let article { try site.put(article, at: "content/articles/a.md") }
    try more(site)
    let result = try Pipeline(BuildOptions(siteFolder: site.path, jobs: 2)).build()
    return result.report.entries.map {
      "\($0.diagnostic.place.file):\($0.line):\($0.column): \($0.diagnostic.severity)[\($0.diagnostic.code.rawValue)]"
    }
  }

  private func article(_ body: String) -> [UInt8] {
    Array("---\ntitle: A day\ndate: 2024-05-06\n---\n\n\(body)\n".utf8)
  }

  private var page: String? { folder?.text("_site/articles/a/index.html") }

  @Test func bytesThatAreNoTextAreReportedAtTheirPlace() throws {
    #expect(
      try build(article("Caf") + [0xE9, 0x20, 0x0A]) == ["content/articles/a.md:7:1: error[not-utf8]"])
  }

  @Test func aPrivateTextThatIsNoTextIsReported() throws {
    let found = try build { try $0.put([0x43, 0x61, 0x66, 0xE9, 0x0A], at: "content/sources/talk.txt") }
    #expect(found == ["content/sources/talk.txt:1:4: error[not-utf8]"])
  }

  @Test func aNULByteIsReported() throws {
    #expect(try build(article("one") + Array("two\0".utf8)) == ["content/articles/a.md:7:4: error[nul-byte]"])
  }

  @Test func aControlCharacterIsReportedAndNotShown() throws {
    let found = try build(article("Zuerst\nfünf \u{1}und \u{B}sechs\u{C}.\tSo war es\u{1F}."))
    #expect(found == ["content/articles/a.md:7:6: warning[control-character]"])
    let page = try #require(page)
    #expect(page.contains("fünf  und  sechs"))
    #expect(!page.unicodeScalars.contains { $0.value < 0x20 && ![0x9, 0xA, 0xC].contains($0.value) })
  }

  @Test(arguments: [0x7F, 0x85, 0x92, 0xFFFE, 0xFDD0, 0x1FFFF] as [UInt32])
  func soAreOtherCharactersThatNoPageMayHold(code: UInt32) throws {
    let character = String(Character(try #require(Unicode.Scalar(code))))
    let found = try build(article("Zuerst fünf\(character)und sechs."))
    #expect(found == ["content/articles/a.md:6:12: warning[control-character]"])
    #expect(try #require(page).contains(character) == false)
  }

  @Test(arguments: ["&#1;", "&#x7f;", "&#146;", "&#xFFFE;", "&#xFFFF;", "&#xFDD0;", "&#13;"])
  func soAreReferencesToSuch(reference: String) throws {
    let found = try build(article("Zuerst *fünf*\(reference)und sechs&#33;"))
    #expect(found == ["content/articles/a.md:6:14: warning[control-character]"])
    #expect(page?.contains("und sechs!") == true)
    let bytes = try #require(page).utf8
    #expect(!bytes.contains { $0 == 0x7F || ($0 < 0x20 && $0 != 0x0A) })
    #expect(!bytes.contains(0xFE) && !bytes.contains(0xFF))
  }

  @Test func anEscapeInFrontMatterIsAnError() throws {
    let text = String(decoding: article("one"), as: UTF8.self)
      .replacing("title: ", with: "summary: \"A\\x01b\"\ntitle: ")
    #expect(try build(Array(text.utf8)) == ["content/articles/a.md:2:10: error[invalid-yaml]"])
  }

  @Test func byteOrderMarksAndOtherLineEndsAreRead() throws {
    let text = String(
      decoding: article("She said [“nothing”](quote:ada?source=talk#x).\n\n[b](speaker:bern)"), as: UTF8.self)
    let found = try build([0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8))
    #expect(found == ["content/articles/a.md:8:5: error[unknown-speaker]"])
    #expect(try build(Array(text.replacing("bern", with: "ben").replacing("\n", with: "\r").utf8)).isEmpty)
    #expect(page?.contains("id=\"quote-x\"") == true)
  }

  @Test func aHugeFileIsRead() throws {
    let paragraph = "Words, *more* words, [Ada](speaker:ada), “[quoted](quote:ada?source=talk)”.\n\n"
    let found = try build(article(String(repeating: paragraph, count: 2000)))
    #expect(found.isEmpty)
  }

  @Test func aHugeLineIsRead() throws {
    let found = try build(article(String(repeating: "words without an end ", count: 50_000)))
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    "> ", "- ", "[", "![", "*", "“", "[^x]", "<b>", "](quote:a ", "[a](quote:ada ", "`", "\\[", "([", "— ",
  ])
  func whatIsNestedOrRepeatedTenThousandTimesEndsInPages(_ piece: String) throws {
    let found = try build(article(String(repeating: piece, count: 10_000) + "deep"))
    #expect(found.allSatisfy { !$0.contains("fault") })
  }

  @Test func aLinkOutOfTheContentIsNotFollowed() throws {
    let outside = try TemporaryFolder()
    try outside.put("SECRET", at: "secret.md")
    let found = try build(nil) { site in
      try FileManager.default.createDirectory(
        atPath: site.path + "/content/media", withIntermediateDirectories: true)
      for name in ["content/speakers/secret.md", "content/media/secret.txt"] {
        try FileManager.default.createSymbolicLink(
          atPath: site.path + "/" + name, withDestinationPath: outside.path + "/secret.md")
      }
    }
    #expect(
      found == [
        "content/media/secret.txt:1:1: error[symbolic-link]",
        "content/speakers/secret.md:1:1: error[symbolic-link]",
      ])
    #expect(folder?.listing("_site").isEmpty == true)
  }

  @Test func aFileThatCannotBeReadIsReported() throws {
    let found = try build(nil) { site in
      try FileManager.default.createSymbolicLink(
        atPath: site.path + "/content/speakers/loop.md", withDestinationPath: "loop.md")
    }
    #expect(found == ["content/speakers/loop.md:1:1: error[unreadable-file]"])
  }

  @Test func namesUpToTheLimitOfTheFileSystemAreTaken() throws {
    let long = String(repeating: "é", count: 126)
    let found = try build(nil) { site in
      try site.put(String(decoding: article("Here."), as: UTF8.self), at: "content/articles/\(long).md")
    }
    #expect(found.isEmpty)
    #expect(folder?.text("_site/articles/\(long)/index.html") != nil)
  }

  @Test func mediaAreCopiedAsTheyAre() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let found = try build(article("![A photo](../media/2018/ä b.jpg)".replacing(" b", with: "%20b"))) {
      site in
      try site.put(bytes, at: "content/media/2018/ä b.jpg")
    }
    #expect(found.isEmpty)
    let copy = FileManager.default.contents(atPath: (folder?.path ?? "") + "/_site/media/2018/ä b.jpg")
    #expect(copy == Data(bytes))
  }
}
