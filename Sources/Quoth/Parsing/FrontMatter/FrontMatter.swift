/// The YAML between the `---` lines at the top of a content file, and where the file's text begins.
struct FrontMatter {
  var entries: [YAMLNode.Entry] = []
  /// The opening line: where findings about a missing key point.
  var span = SourceSpan(line: 1, column: 1, endColumn: 4)
  /// Byte offset and line number of the text after it.
  var bodyStart = 0
  var bodyLine = 1
  /// An error has told that it cannot be read, so nothing is said about keys that are missing.
  var isBroken = false

  init() {}

  /// Reads it from a whole file.
  init(_ bytes: [UInt8], path: String, findings: inout [Diagnostic]) {
    guard let opening = Self.endOfFence(bytes, at: 0) else {
      isBroken = true
      findings.append(Self.missing(bytes, path: path))
      return
    }
    var line = 2
    var start = opening
    while start < bytes.count {
      if let end = Self.endOfFence(bytes, at: start) {
        (bodyStart, bodyLine) = (end, line + 1)
        let map = YAMLReader.map(bytes, opening..<start, firstLine: 2, path: path, findings: &findings)
        (entries, isBroken) = (map ?? [], map == nil)
        return
      }
      start = Self.endOfLine(bytes, at: start) + 1
      line += 1
    }
    (bodyStart, bodyLine, isBroken) = (bytes.count, line, true)
    findings.append(
      Diagnostic(
        .unclosedFrontMatter, "the front matter that begins here is never closed",
        at: Place(file: path, span: span), suggestion: "put a line “---” after its last key"))
  }

  /// The offset after the line at `start` if that is `---` and no more than blanks.
  private static func endOfFence(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start + 3 <= bytes.count, bytes[start] == UInt8(ascii: "-"), bytes[start + 1] == UInt8(ascii: "-"),
      bytes[start + 2] == UInt8(ascii: "-")
    else { return nil }
    var end = start + 3
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == 0x09 { end += 1 }
    if end == bytes.count { return end }
    return bytes[end] == 0x0A ? end + 1 : nil
  }

  private static func endOfLine(_ bytes: [UInt8], at start: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      return end
    }
  }

  private static func missing(_ bytes: [UInt8], path: String) -> Diagnostic {
    let text = bytes.prefix(4096).drop { $0 == 0x0A || $0 == 0x20 }
    var suggestion = "begin the file with a line “---”, then “title: …”, then “---” again"
    if text.starts(with: "---".utf8) { suggestion = "let the line “---” be the first of the file" }
    if text.starts(with: "+++".utf8) { suggestion = "write the front matter as YAML between lines “---”" }
    return Diagnostic(
      .missingFrontMatter, "this file does not begin with front matter", at: Place(file: path),
      suggestion: suggestion)
  }
}
