/// Writes comma-separated values after RFC 4180: lines end in CR LF, a field that holds a comma, a quotation mark or
/// a line end stands in quotation marks, and these are doubled inside.
///
/// Values are written exactly as they are. Some spreadsheets run a field that begins with `=`, `+`, `-` or `@` as a
/// formula; putting a character before it would falsify the words of a quote, so docs/data.md tells how to open the
/// file as text instead.
struct CSVWriter {
  private(set) var bytes: [UInt8]
  private var isFirst = true

  init(appendingTo bytes: consuming [UInt8]) { self.bytes = bytes }

  mutating func field(_ text: String) {
    separate()
    let needsMarks = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsMarks else {
      bytes.append(raw: text)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(text) { $0 == UInt8(ascii: "\"") ? "\"\"" : nil }
    bytes.append(UInt8(ascii: "\""))
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
    bytes.append(raw: "\r\n")
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
