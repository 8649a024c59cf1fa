/// Writes JSON (RFC 8259) byte by byte: commas are its business, the order of keys is the caller's.
///
/// `<` is always written as `\u003c`: so the same text is safe inside `<script type="application/ld+json">`, where
/// nothing else could end the element or open a comment.
struct JSONWriter {
  private(set) var bytes: [UInt8]
  /// Whether a value stands before, on the same level.
  private var needsComma = false

  init(capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Goes on writing where the bytes end; give them back with `bytes`.
  init(appendingTo bytes: consuming [UInt8]) { self.bytes = bytes }

  mutating func beginObject() { begin("{") }
  mutating func endObject() { end("}") }
  mutating func beginArray() { begin("[") }
  mutating func endArray() { end("]") }

  /// The name of the next value; plain ASCII without quotes or backslashes.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(raw: name)
    bytes.append(raw: "\":")
    needsComma = false
  }

  mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    appendEscaped(text)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Two or three texts as one, so that an address need not be put together first.
  mutating func string(_ first: String, _ second: String, _ third: String = "") {
    separate()
    bytes.append(UInt8(ascii: "\""))
    appendEscaped(first)
    appendEscaped(second)
    appendEscaped(third)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  mutating func number(_ value: Int) {
    separate()
    bytes.append(decimal: value)
    needsComma = true
  }

  mutating func bool(_ value: Bool) {
    separate()
    bytes.append(raw: value ? "true" : "false")
    needsComma = true
  }

  mutating func null() {
    separate()
    bytes.append(raw: "null")
    needsComma = true
  }

  /// The text, or null.
  mutating func optional(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  mutating func strings(_ texts: some Sequence<String>) {
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  /// A line end between entries, for readers and for diffs.
  mutating func newLine() {
    if needsComma {
      bytes.append(UInt8(ascii: ","))
      needsComma = false
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A line end that no entry follows.
  mutating func lastLine() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func begin(_ mark: StaticString) {
    separate()
    bytes.append(raw: mark)
    needsComma = false
  }

  private mutating func end(_ mark: StaticString) {
    bytes.append(raw: mark)
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func appendEscaped(_ text: String) {
    bytes.append(text) { byte in
      // Most bytes pass by one comparison each.
      if byte > UInt8(ascii: "\\") { return nil }
      switch byte {
      case UInt8(ascii: "\""): return "\\\""
      case UInt8(ascii: "\\"): return "\\\\"
      case UInt8(ascii: "<"): return "\\u003c"
      case 0x00..<0x20: return Self.controls[Int(byte)]
      default: return nil
      }
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
