import Mustache

/// Writes JSON (RFC 8259) byte by byte: commas are its business, the order of keys is the caller's.
///
/// `<` is always written as `\u003c`: so the same text is safe inside `<script type="application/ld+json">`, where
/// nothing else could end the element or open a comment.
struct JSONWriter: ~Copyable {
  private var bytes: ByteBuffer
  /// Whether a value stands before, on the same level.
  private var needsComma = false

  init(capacity: Int = 1024) { bytes = ByteBuffer(capacity: capacity) }

  /// Goes on where a file ends; `flush` gives it back.
  init(continuing file: inout ByteBuffer) {
    bytes = ByteBuffer(capacity: 0)
    swap(&bytes, &file)
  }

  /// What has been written.
  consuming func finish() -> [UInt8] { bytes.bytes() }

  /// What has been written, lent.
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) { bytes.withBytes(body) }

  /// Moves what has been written to the end of a file.
  mutating func flush(into file: inout ByteBuffer) { bytes.flush(into: &file) }

  mutating func beginObject() { begin(UInt8(ascii: "{")) }
  mutating func endObject() { end(UInt8(ascii: "}")) }
  mutating func beginArray() { begin(UInt8(ascii: "[")) }
  mutating func endArray() { end(UInt8(ascii: "]")) }

  /// The name of the next value; plain ASCII without quotes or backslashes.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(name)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func string(_ text: String) {
    beginString()
    append(text)
    endString()
  }

  mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
    beginString()
    append(utf8)
    endString()
  }

  /// The text, or null.
  mutating func optional(_ utf8: UnsafeBufferPointer<UInt8>?) {
    if let utf8 { string(utf8) } else { null() }
  }

  /// A fixed text; plain ASCII without quotes or backslashes.
  mutating func string(fixed text: StaticString) {
    beginString()
    bytes.append(text)
    endString()
  }

  /// A string put together from several: `append` between this and `endString`.
  mutating func beginString() {
    separate()
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func endString() {
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  mutating func number(_ value: Int) {
    separate()
    bytes.append(decimal: value)
    needsComma = true
  }

  /// A number that is written already: `754.5`.
  mutating func decimal(_ digits: String) {
    separate()
    bytes.append(raw: digits)
    needsComma = true
  }

  /// A value that is JSON already.
  mutating func written(_ value: [UInt8]) {
    separate()
    bytes.append(value)
    needsComma = true
  }

  mutating func bool(_ value: Bool) {
    separate()
    bytes.append(value ? "true" : "false")
    needsComma = true
  }

  mutating func null() {
    separate()
    bytes.append("null")
    needsComma = true
  }

  /// The text, or null.
  mutating func optional(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// The day, or null.
  mutating func optional(_ date: CalendarDate?) {
    guard let date else { return null() }
    beginString()
    bytes.append(iso: date)
    endString()
  }

  mutating func strings(_ texts: some Sequence<String>) {
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  /// A line end between entries, for readers and for diffs.
  mutating func newLine() {
    separate()
    needsComma = false
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A line end that no entry follows.
  mutating func lastLine() { bytes.append(UInt8(ascii: "\n")) }

  /// A file that is an array with one entry a line: of its `count` entries those in the range, with what stands before
  /// the first and behind the last.
  mutating func lines(
    _ range: Range<Int>, of count: Int, into file: inout ByteBuffer, _ entry: (Int, inout JSONWriter) -> Void
  ) {
    beginPart(isFirst: range.lowerBound == 0)
    for index in range {
      newLine()
      entry(index, &self)
    }
    if range.upperBound == count { endLines(isEmpty: count == 0) }
    flush(into: &file)
  }

  /// Begins an array with one entry a line, or goes on with one that has entries.
  mutating func beginPart(isFirst: Bool) {
    if isFirst { beginArray() } else { needsComma = true }
  }

  /// Ends such an array and its file.
  mutating func endLines(isEmpty: Bool) {
    if !isEmpty { lastLine() }
    endArray()
    lastLine()
  }

  @inline(__always)
  private mutating func begin(_ mark: UInt8) {
    separate()
    bytes.append(mark)
    needsComma = false
  }

  @inline(__always)
  private mutating func end(_ mark: UInt8) {
    bytes.append(mark)
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  /// A piece of a string, escaped.
  mutating func append(_ text: String) { bytes.append(text, Self.special, replacing: Self.escape) }

  /// The same of bytes.
  mutating func append(_ utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(utf8, Self.special, replacing: Self.escape)
  }

  /// The same without so many of its first bytes.
  mutating func append(_ text: String, from start: Int) {
    let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { utf8 in
      append(UnsafeBufferPointer(rebasing: utf8[min(start, utf8.count)...]))
    }
    if isWritten == nil { append(String(text.utf8.dropFirst(start)) ?? "") }
  }

  @inline(__always)
  private static var special: SpecialBytes { SpecialBytes(0x22, 0x5C, 0x3C, controls: true) }

  @inline(__always)
  private static func escape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "\""): return "\\\""
    case UInt8(ascii: "\\"): return "\\\\"
    case UInt8(ascii: "<"): return "\\u003c"
    case 0x00..<0x20: return controls[Int(byte)]
    default: return nil
    }
  }

  /// The escapes of the control characters, by their value.
  private static let controls: [StaticString] = [
    "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007",
    "\\b", "\\t", "\\n", "\\u000b", "\\f", "\\r", "\\u000e", "\\u000f",
    "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017",
    "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f",
  ]
}
