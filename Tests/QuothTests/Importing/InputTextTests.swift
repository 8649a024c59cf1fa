import Testing

@testable import Quoth

@Suite struct InputTextTests {
  private func read(_ bytes: [UInt8]) -> String {
    switch InputText.read(bytes, path: "a.vtt") {
    case .text(let text): text.bytes.text
    case .refused(let finding): finding.line
    }
  }

  private func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    [isBig ? 0xFE : 0xFF, isBig ? 0xFF : 0xFE]
      + text.utf16.flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isBig ? [high, low] : [low, high]
      }
  }

  @Test func `UTF-16 is read by its byte order mark`() {
    #expect(read(utf16("Ann: häß 😀\r\n", isBig: false)) == "Ann: häß 😀\n")
    #expect(read(utf16("Ann: 語", isBig: true)) == "Ann: 語")
    #expect(read(utf16("a", isBig: true) + [0xD8, 0x00]).hasPrefix("a.vtt:1:1: error[not-utf8]"))
  }

  @Test func `Latin-1 is refused with the place of the byte`() {
    let finding = InputText.read(Array("a\nGru".utf8) + [0xDF, 0x20, 0x61], path: "a.txt")
    guard case .refused(let diagnostic) = finding else { return #expect(Bool(false)) }
    #expect(
      diagnostic.line
        == "a.txt:2:4: error[not-utf8]: this file is not UTF-8 (it looks like Latin-1: save it as UTF-8)")
    #expect(diagnostic.details.map(\.message) == ["it is byte 6 of the file"])
  }

  @Test func `Empty and binary files are refused, a NUL in WebVTT is not`() {
    #expect(read([]) == "a.vtt:1:1: error[import-empty]: this file is empty (leave it out)")
    #expect(read([0xEF, 0xBB, 0xBF, 0x0A]).contains("import-empty"))
    #expect(read([0x89, 0x50, 0x00, 0x47]).contains("error["))
    #expect(read(Array("WEBVTT\0\r\n\r\n".utf8)) == "WEBVTT\u{FFFD}\n\n")
  }
}
