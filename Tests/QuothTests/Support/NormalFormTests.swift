import Foundation
import Testing

@testable import Quoth

@Suite struct NormalFormTests {
  @Test func `No character that the quick look passes changes in form C, alone or after another`() {
    for value in UInt32(1)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in ["e\(scalar)", "\u{AC00}\(scalar)", "\(scalar)\(scalar)"] {
        guard text.utf8.withContiguousStorageIfAvailable(NormalForm.isSurelyNFC) == true else { continue }
        let composed = text.precomposedStringWithCanonicalMapping
        guard Array(composed.utf8) != Array(text.utf8) else { continue }
        Issue.record("U+\(String(value, radix: 16))")
      }
    }
  }

  @Test func `Decomposed letters are composed`() {
    #expect(Array(NormalForm.nfc("e\u{301}").utf8) == Array("\u{E9}".utf8))
    #expect(Array(NormalForm.nfc("\u{1112}\u{1161}\u{11AB}").utf8) == Array("한".utf8))
    #expect(NormalForm.nfc("“No,” he said… 日本語 Привет 🙂") == "“No,” he said… 日本語 Привет 🙂")
  }
}
