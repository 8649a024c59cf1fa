import CommonMark

/// Brings the bytes of a text file into the one form that all later stages rely on: UTF-8, no BOM, no NUL, lines that
/// end in LF.
enum TextForm {
  /// Why a file is not a text, and at which byte.
  enum Fault: Equatable {
    case nul(at: Int)
    case notUTF8(at: Int)
  }

  /// Takes the BOM off and turns CRLF and CR into LF; bytes with a fault stay as they are.
  static func normalise(_ bytes: inout [UInt8]) -> Fault? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let (fault, firstReturn) = bytes.withUnsafeBytes(examine)
    if fault == nil, let firstReturn { replaceReturns(&bytes, from: firstReturn) }
    return fault
  }

  /// Puts others in the place of characters that no page, feed or caption may hold (`ForbiddenCharacters`); returned are
  /// the offset of the first and which it is.
  static func replaceControls(_ bytes: inout [UInt8]) -> (offset: Int, character: Unicode.Scalar)? {
    guard let offset = bytes.withUnsafeBytes({ ForbiddenCharacters.first(in: $0) }) else { return nil }
    let character = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first
    bytes.withUnsafeMutableBufferPointer { ForbiddenCharacters.replace(in: $0) }
    return (offset, character ?? "\u{FFFD}")
  }

  /// One pass over the text: eight bytes at a time where they are ASCII, by characters elsewhere. Well-formed
  /// sequences are those of the Unicode standard, table 3-7.
  private static func examine(_ text: UnsafeRawBufferPointer) -> (fault: Fault?, firstReturn: Int?) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let returns: UInt64 = 0x0D0D_0D0D_0D0D_0D0D
    var firstReturn: Int?
    var at = 0
    while at < text.count {
      while at + 8 <= text.count {
        let word = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        // A byte is zero when subtracting one borrows from it; high bits are set in bytes beyond ASCII.
        let zero = (word &- ones) & ~word
        let cr = ((word ^ returns) &- ones) & ~(word ^ returns)
        if (word | zero | cr) & highs != 0 { break }
        at += 8
      }
      guard at < text.count else { break }
      let byte = text[at]
      if byte < 0x80 {
        if byte == 0 { return (.nul(at: at), firstReturn) }
        if byte == 0x0D, firstReturn == nil { firstReturn = at }
        at += 1
      } else {
        let length = sequenceLength(text, at)
        guard length > 0 else { return (.notUTF8(at: at), firstReturn) }
        at += length
      }
    }
    return (nil, firstReturn)
  }

  /// The length of the well-formed sequence of more than one byte at `at`, or 0.
  private static func sequenceLength(_ text: UnsafeRawBufferPointer, _ at: Int) -> Int {
    let lead = text[at]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard at + length <= text.count, second.contains(text[at + 1]) else { return 0 }
    for next in (at + 2)..<(at + length) where text[next] & 0xC0 != 0x80 { return 0 }
    return length
  }

  private static func replaceReturns(_ bytes: inout [UInt8], from first: Int) {
    var to = first
    var from = first
    while from < bytes.count {
      var byte = bytes[from]
      if byte == 0x0D {
        byte = 0x0A
        if from + 1 < bytes.count, bytes[from + 1] == 0x0A { from += 1 }
      }
      bytes[to] = byte
      to += 1
      from += 1
    }
    bytes.removeSubrange(to...)
  }
}

extension TextForm.Fault {
  /// The finding for a file with this fault; `bytes` are the file's, unchanged.
  func diagnostic(path: String, bytes: [UInt8]) -> Diagnostic {
    switch self {
    case .nul(let offset):
      Diagnostic(
        .nulByte, "this file holds a NUL byte, so it is not a text", at: Self.place(path, bytes, offset),
        suggestion: Self.looksLikeUTF16(bytes)
          ? "it looks like UTF-16: save it as UTF-8" : "remove the byte, or put the right file in its place")
    case .notUTF8(let offset):
      Diagnostic(
        .notUTF8, "this file is not UTF-8", at: Self.place(path, bytes, offset),
        suggestion: "it looks like \(Self.likelyEncoding(bytes)): save it as UTF-8")
    }
  }

  private static func place(_ path: String, _ bytes: [UInt8], _ offset: Int) -> Place {
    var line = 1
    var lineStart = 0
    for index in 0..<offset {
      // CRLF counts once, at its LF.
      let isBreak = bytes[index] == 0x0A || (bytes[index] == 0x0D && bytes[index + 1] != 0x0A)
      if isBreak { (line, lineStart) = (line + 1, index + 1) }
    }
    // No text goes with this finding, so nobody can turn bytes into code points later.
    let column = bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return Place(file: path, span: SourceSpan(line: line, column: column, endColumn: column + 1))
  }

  private static func likelyEncoding(_ bytes: [UInt8]) -> String {
    if looksLikeUTF16(bytes) { return "UTF-16" }
    // ISO 8859-1 keeps 0x80 to 0x9F for control characters; Windows-1252 has its quotation marks and dashes there.
    return bytes.contains { (0x80...0x9F).contains($0) } ? "Windows-1252" : "Latin-1"
  }

  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let sample = bytes.prefix(512)
    return sample.count >= 4 && sample.count { $0 == 0 } * 3 >= sample.count
  }
}

extension Diagnostic {
  /// The finding for a text in which control characters were replaced, the first at that offset.
  static func control(
    _ character: Unicode.Scalar, at offset: Int, in bytes: [UInt8], path: String, suggestion: String
  ) -> Diagnostic {
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = offset - lineStart + 1
    let digits = String(character.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Diagnostic(
      .controlCharacter, .warning, "the character \(code) stands here, which no page can show",
      at: Place(
        file: path,
        span: SourceSpan(
          line: before.count { $0 == 0x0A } + 1, column: column, endColumn: column + character.utf8.count)),
      suggestion: suggestion)
  }

  /// The same for a text of the archive, where others of the same length are shown.
  static func control(
    _ character: Unicode.Scalar, at offset: Int, in bytes: [UInt8], path: String
  ) -> Diagnostic {
    control(
      character, at: offset, in: bytes, path: path,
      suggestion: CharacterReferences.windows1252[character.value].map {
        "it was “\($0)” in a text from Windows: write that; a space is shown in its place"
      } ?? "take it out; \(character.value < 0xA0 ? "a space" : "a placeholder") is shown in its place")
  }
}
