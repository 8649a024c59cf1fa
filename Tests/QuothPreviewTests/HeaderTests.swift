import Testing

@testable import QuothPreview

/// What single headers mean.
@Suite struct HeaderTests {
  @Test(arguments: [
    ("bytes=0-0", ByteRange.part(0..<1)), ("bytes=2-", .part(2..<10)), ("bytes=-3", .part(7..<10)),
    ("bytes=-99", .part(0..<10)), ("bytes=0-99", .part(0..<10)), ("BYTES= 1 - 2", .part(1..<3)),
    ("bytes=9-9", .part(9..<10)), ("bytes=0-99999999999999999999", .part(0..<10)),
    ("bytes=0-9223372036854775807", .part(0..<10)),
    ("bytes=10-", .unsatisfiable), ("bytes=-0", .unsatisfiable),
    ("bytes=99999999999999999999-", .unsatisfiable),
    ("bytes=5-4", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole), ("bytes=0-1,4-5", .whole),
    ("lines=0-1", .whole),
    ("bytes=", .whole), ("bytes=--1", .whole), ("bytes=+1-2", .whole),
  ])
  func aRangeOfTenBytesIsRead(header: String, range: ByteRange) {
    #expect(ByteRange(header, size: 10) == range)
  }

  @Test func nothingOfAnEmptyFileCanBeHad() {
    #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-1", size: 0) == .unsatisfiable)
    #expect(ByteRange(nil, size: 0) == .whole)
  }

  @Test(arguments: [
    "localhost", "LocalHost:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8080", "mine.local:80",
  ])
  func ownNamesAreAnswered(host: String) {
    #expect(HostRule(host: "mine.local").allows(host))
  }

  @Test(arguments: [
    "", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8080", "192.168.1.7", "[::2]",
    "[::1", "::1",
    "localhost:80x", "[::1]x", "a@localhost", "localhost, evil.example",
  ])
  func foreignNamesAreNot(host: String) {
    #expect(!HostRule(host: "127.0.0.1").allows(host))
  }

  @Test func whoListensEverywhereAnswersToNumbers() {
    let rule = HostRule(host: "0.0.0.0")
    #expect(rule.allows("192.168.1.7:8080") && rule.allows("[fe80::1]"))
    #expect(!rule.allows("evil.example") && !rule.allows("1.evil"))
  }

  @Test func aTagTellsTextsApartAndIsFoundInLists() {
    let tag = EntityTag(of: Array("one page".utf8))
    #expect(tag == EntityTag(of: Array("one page".utf8)))
    #expect(tag != EntityTag(of: Array("one pagf".utf8)))
    #expect(EntityTag(of: []) != EntityTag(of: [0]))
    #expect(EntityTag(of: Array(repeating: 0, count: 8)) != EntityTag(of: Array(repeating: 0, count: 16)))
    #expect(tag.isNamed(in: "\"x\", W/\(tag.text)") && tag.isNamed(in: "*"))
    #expect(!tag.isNamed(in: nil) && !tag.isNamed(in: "\"x\""))
  }

  @Test(arguments: [
    ("articles/feed.xml", "application/atom+xml; charset=utf-8"),
    ("sitemap.xml", "application/xml; charset=utf-8"),
    ("media/A.MP3", "audio/mpeg"), ("media/a", "application/octet-stream"),
    ("data/x.sqlite", "application/vnd.sqlite3"),
    ("t/transcript.vtt", "text/vtt; charset=utf-8"),
  ])
  func theEndingTellsTheType(path: String, type: String) {
    #expect(MediaType.of(path) == type)
  }
}
