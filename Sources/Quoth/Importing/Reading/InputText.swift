/// The bytes of a file as text: UTF-8 without BOM, lines that end in LF, characters that a page can show
/// (of WebVTT, its reader makes them so).
///
/// UTF-16 is read by its BOM. Anything else that is not UTF-8 is refused with the place of the byte: guessing would
/// turn names into other names.
struct InputText: Sendable {
  var bytes: [UInt8]
  /// What has to be said of it if it becomes a transcript.
  var warning: Diagnostic?

  enum Outcome: Sendable {
    case text(InputText)
    case refused(Diagnostic)
  }

  static func read(_ raw: [UInt8], path: String) -> Outcome {
    var bytes = raw
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      switch decodeUTF16(raw) {
      case .success(let decoded): bytes = decoded
      case .failure(let fault):
        return .refused(
          Diagnostic(
            .notUTF8,
            "this file is not UTF-16, though it begins like it: the character at byte \(fault.offset) is half",
            at: Place(file: path), suggestion: "save it as UTF-8"))
      }
    }
    // WebVTT allows NUL and says what it means; elsewhere it is the sign of a file that is no text.
    if isWebVTT(bytes) { replaceNULs(&bytes) }
    if let fault = TextForm.normalise(&bytes) {
      var diagnostic = fault.diagnostic(path: path, bytes: bytes)
      let offset = fault.offset
      diagnostic.details.append(.init("it is byte \(offset + 1) of the file"))
      return .refused(diagnostic)
    }
    let warning = unshowable(bytes, path)
    // What ends a line or parts words in WebVTT depends on them: there its reader sees to it.
    if !isWebVTT(bytes) { bytes = ShowableCharacter.mended(bytes) }
    guard bytes.contains(where: { !Characters.isSpace($0) }) else {
      return .refused(
        Diagnostic(.importEmpty, "this file is empty", at: Place(file: path), suggestion: "leave it out"))
    }
    return .text(InputText(bytes: bytes, warning: warning))
  }

  /// The finding for the first character that no page can show.
  private static func unshowable(_ bytes: [UInt8], _ path: String) -> Diagnostic? {
    ShowableCharacter.firstOther(in: bytes).map { offset, character in
      let written = ShowableCharacter.of(character.value) == " " ? "a space" : "a placeholder"
      return .control(
        character, at: offset, in: bytes, path: path,
        suggestion: CharacterReferences.windows1252[character.value].map {
          "it was “\($0)” in a text from Windows, and that is written"
        } ?? "\(written) is written in its place")
    }
  }

  private static func isWebVTT(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes.dropFirst(start).starts(with: "WEBVTT".utf8)
  }

  private static func replaceNULs(_ bytes: inout [UInt8]) {
    guard bytes.contains(0) else { return }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 64)
    for byte in bytes {
      if byte == 0 { out += [0xEF, 0xBF, 0xBD] } else { out.append(byte) }
    }
    bytes = out
  }

  private struct HalfCharacter: Error { var offset: Int }

  private static func decodeUTF16(_ raw: [UInt8]) -> Result<[UInt8], HalfCharacter> {
    let isBig = raw[0] == 0xFE
    var out: [UInt8] = []
    out.reserveCapacity(raw.count)
    var index = 2
    func unit(_ index: Int) -> UInt32 {
      let (a, b) = (UInt32(raw[index]), UInt32(raw[index + 1]))
      return isBig ? a << 8 | b : b << 8 | a
    }
    while index < raw.count {
      guard index + 1 < raw.count else { return .failure(HalfCharacter(offset: index)) }
      var value = unit(index)
      var width = 2
      if 0xD800...0xDBFF ~= value {
        guard index + 3 < raw.count, 0xDC00...0xDFFF ~= unit(index + 2) else {
          return .failure(HalfCharacter(offset: index))
        }
        value = 0x10000 + (value - 0xD800) << 10 + (unit(index + 2) - 0xDC00)
        width = 4
      }
      guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
        return .failure(HalfCharacter(offset: index))
      }
      out.append(contentsOf: encoded)
      index += width
    }
    return .success(out)
  }
}

extension TextForm.Fault {
  /// Of the byte, from 0.
  var offset: Int {
    switch self {
    case .nul(let offset), .notUTF8(let offset): offset
    }
  }
}
