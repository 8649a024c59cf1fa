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
    let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { field($0) }
    if isWritten == nil { Array(text.utf8).withUnsafeBufferPointer { field($0) } }
  }

  mutating func field(_ utf8: UnsafeBufferPointer<UInt8>) {
    separate()
    if bytes.append(utf8, unlessHolding: Self.special) { return }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(utf8, SpecialBytes(0x22)) { _ in "\"\"" }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A text made of two.
  mutating func field(_ first: String, _ second: UnsafeBufferPointer<UInt8>) {
    let wasFirst = isFirst
    let start = bytes.count
    separate()
    let isPlain = first.utf8.withContiguousStorageIfAvailable {
      bytes.append($0, unlessHolding: Self.special) && bytes.append(second, unlessHolding: Self.special)
    }
    if isPlain == true { return }
    bytes.truncate(to: start)
    isFirst = wasFirst
    field(first + String(decoding: second, as: UTF8.self))
  }

  /// The text, or nothing.
  mutating func field(_ utf8: UnsafeBufferPointer<UInt8>?) {
    if let utf8 { field(utf8) } else { separate() }
  }

  /// The day, or nothing.
  mutating func field(_ date: CalendarDate?) {
    separate()
    if let date { bytes.append(iso: date) }
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

  @inline(__always)
  private static var special: SpecialBytes { SpecialBytes(0x2C, 0x22, 0x0A, 0x0D) }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
