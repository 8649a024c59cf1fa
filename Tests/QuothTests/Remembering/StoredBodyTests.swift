import Mustache
import Testing

@testable import Quoth

/// What is stored of a parsed text comes back as it was; bytes that are damaged never come back as a text.
@Suite struct StoredBodyTests {
  @Test(arguments: SiteFixture.names(in: "valid"))
  func whatIsStoredComesBackAsItWas(_ name: String) throws {
    for body in try bodies(of: name) {
      let stored = bytes(of: body)
      stored.withUnsafeBytes { bytes in
        var reader = StoreReader(bytes)
        let read = StoredBody(from: &reader)
        #expect(reader.isAtEnd)
        #expect(String(reflecting: read) == String(reflecting: body))
      }
    }
  }

  @Test func bytesThatEndTooSoonAreBroken() throws {
    let stored = bytes(of: try #require(try bodies(of: "notes").first { !$0.body.notes.isEmpty }))
    for count in 0..<stored.count {
      stored.withUnsafeBytes { bytes in
        var reader = StoreReader(UnsafeRawBufferPointer(rebasing: bytes.prefix(count)))
        _ = StoredBody(from: &reader)
        #expect(!reader.isAtEnd, "\(count) bytes")
      }
    }
  }

  @Test func numbersOfAnySizeComeBack() {
    for number in [0, 1, -1, 63, 64, -64, -65, Int(Int32.max), Int(Int32.min), .max, .min] {
      var buffer = ByteBuffer()
      number.store(into: &buffer)
      buffer.bytes().withUnsafeBytes { bytes in
        var reader = StoreReader(bytes)
        #expect(Int(from: &reader) == number)
        #expect(reader.isAtEnd)
      }
    }
  }

  @Test func aBodyWhoseBytesWereChangedIsNone() throws {
    let folder = try TemporaryFolder()
    let body = try #require(try bodies(of: "notes").first { !$0.body.notes.isEmpty })
    let file = BodyMemoryFile(folder.path + "/bodies", beginningWith: BodyRecords.magic)
    file.append(body, of: 1)
    file.finish(inUse: 0, of: 0)
    let whole = try #require(folder.bytes("bodies"))
    #expect(BodyRecords(whole).isWhole)
    #expect(BodyRecords(whole).body(of: 1).map { String(reflecting: $0.0) } == String(reflecting: body))
    for index in whole.indices {
      var changed = whole
      changed[index] ^= 4
      #expect(BodyRecords(changed).body(of: 1) == nil, "byte \(index)")
      #expect(!BodyRecords(Array(whole[..<index])).isWhole || index == BodyRecords.magic.count)
    }
  }

  @Test func aFileThatEndsInABodyIsBegunAnewWithThoseThatAreWhole() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/bodies"
    let body = StoredBody(Body(html: Array("<p>Words</p>".utf8), mainEnd: 12))
    let first = BodyMemory([], at: path, settings: 0)
    for key in 1...3 { _ = first.body(of: UInt64(key)) { (body, []) } }
    first.finish()
    try folder.put(Array(try #require(folder.bytes("bodies")).dropLast(5)), at: "bodies")
    let parallel = Parallel(jobs: 2)
    let second = BodyMemory(BodyRecords.bytes(at: path, parallel), at: path, settings: 0)
    var parsed = 0
    for key in 1...3 {
      _ = second.body(of: UInt64(key)) {
        parsed += 1
        return (body, [])
      }
    }
    second.finish()
    #expect(parsed == 1)
    #expect(BodyRecords(BodyRecords.bytes(at: path, parallel)).isWhole)
  }

  @Test func whatIsNoFileHoldsNoBodies() throws {
    let folder = try TemporaryFolder(["folder/file": ""])
    #expect(BodyRecords.bytes(at: folder.path + "/folder", Parallel(jobs: 2)).isEmpty)
    #expect(BodyRecords.bytes(at: folder.path + "/nothing", Parallel(jobs: 2)).isEmpty)
  }

  private func bytes(of body: StoredBody) -> [UInt8] {
    var buffer = ByteBuffer()
    body.store(into: &buffer)
    return buffer.bytes()
  }

  private func bodies(of fixture: String) throws -> [StoredBody] {
    let folder = try TemporaryFolder()
    try SiteFixture(fixture, in: "valid").put(into: folder)
    let parallel = Parallel(jobs: 2)
    let theme = try ThemeLoader(siteFolder: folder.path).load().0
    let content = try Loader(siteFolder: folder.path, parallel: parallel).load().0
    let archive = ArchiveParser(theme: theme, parallel: parallel).parse(content).0
    return archive.transcripts.map { StoredBody($0.body, blocks: $0.blocks) }
      + [
        archive.articles.map(\.body), archive.speakers.map(\.body), archive.sources.map(\.body),
        archive.pages.map(\.body),
      ].joined()
      .map { StoredBody($0) }
  }
}
