import CommonMark
import Mustache

/// Writes comma-separated values after RFC 4180: lines end in CR LF, a field that holds a comma, a quotation mark or
/// a line end stands in quotation marks, and these are doubled inside.
///
/// Values are written exactly as they are. Some spreadsheets run a field that begins with `=`, `+`, `-` or `@` as a
/// formula; putting a character before it would falsify the words of a quote, so docs/data.md tells how to open the
/// file as text instead.
struct CSVWriter: ~Copyable {
  private var bytes: ByteBuffer
  private var isFirst = true

  /// Goes on where a file ends; `flush` gives it back.
  init(continuing file: inout ByteBuffer) {
    bytes = ByteBuffer(capacity: 0)
    swap(&bytes, &file)
  }

  /// Moves what has been written to the end of a file.
  mutating func flush(into file: inout ByteBuffer) { bytes.flush(into: &file) }

  mutating func field(_ text: String) {
    separate()
    guard Self.needsMarks(text) else { return bytes.append(raw: text) }
    bytes.append(UInt8(ascii: "\""))
    appendDoublingMarks(text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// One field made of several texts.
  mutating func field(_ texts: String...) {
    separate()
    let needsMarks = texts.contains { Self.needsMarks($0) }
    if needsMarks { bytes.append(UInt8(ascii: "\"")) }
    for text in texts {
      if needsMarks { appendDoublingMarks(text) } else { bytes.append(raw: text) }
    }
    if needsMarks { bytes.append(UInt8(ascii: "\"")) }
  }

  private mutating func appendDoublingMarks(_ text: String) {
    bytes.append(text, plain: { !$0.hasByte(0x22) }) { $0 == UInt8(ascii: "\"") ? "\"\"" : nil }
  }

  private static func needsMarks(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes where byte <= UInt8(ascii: ",") && isSpecial(byte) { return true }
      return false
    } ?? true
  }

  /// The text, or nothing.
  mutating func field(_ text: String?) {
    if let text { field(text) } else { separate() }
  }

  /// A list in one field, joined by a semicolon and a space.
  mutating func field(list: [String]) {
    if list.count < 2 { field(list.first) } else { field(list.joined(separator: "; ")) }
  }

  mutating func endLine() {
    bytes.append("\r\n")
    isFirst = true
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
