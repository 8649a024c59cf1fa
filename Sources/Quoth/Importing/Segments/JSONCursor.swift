/// Reads JSON from front to back, value by value, without making a tree of it: a file of 50 MB costs what is wanted of it.
/// After RFC 8259; whoever does not want a value skips it.
struct JSONCursor {
  /// Where the text stops being JSON.
  struct Fault: Error, Equatable {
    var offset: Int
    /// The text ends before the value does.
    var isCutOff: Bool
  }

  /// What the next value is.
  enum Kind { case object, array, string, number, literal }

  let bytes: [UInt8]
  private(set) var index: Int

  init(_ bytes: [UInt8], at index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  /// Whether only white space is left.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return index >= bytes.count
  }

  mutating func kind() throws(Fault) -> Kind {
    skipSpace()
    guard index < bytes.count else { throw fault() }
    switch bytes[index] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return .literal
    default: throw fault()
    }
  }

  // MARK: Containers: open, then ask for the next key or element until there is none.

  mutating func open() { index += 1 }

  /// The next key of the object that was opened; nil: it is closed.
  mutating func nextKey() throws(Fault) -> String? {
    guard try moveOn(to: UInt8(ascii: "}")) else { return nil }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw fault() }
    let key = try string()
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw fault() }
    index += 1
    return key.text
  }

  /// Whether the array that was opened goes on; false: it is closed.
  mutating func nextElement() throws(Fault) -> Bool { try moveOn(to: UInt8(ascii: "]")) }

  private mutating func moveOn(to close: UInt8) throws(Fault) -> Bool {
    skipSpace()
    guard index < bytes.count else { throw fault() }
    if bytes[index] == close {
      index += 1
      return false
    }
    if bytes[index] == UInt8(ascii: ",") {
      index += 1
      skipSpace()
      guard index < bytes.count else { throw fault() }
    }
    return true
  }

  // MARK: Values

  mutating func string() throws(Fault) -> [UInt8] {
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") {
      index += 1
    }
    var out = Array(bytes[start..<index])
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\\") {
        try escape(&out)
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    guard index < bytes.count else { throw fault() }
    index += 1
    return out
  }

  private mutating func escape(_ out: inout [UInt8]) throws(Fault) {
    guard index + 1 < bytes.count else { throw cutOff() }
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
    case UInt8(ascii: "u"):
      var value = try hexadecimal()
      if 0xD800...0xDBFF ~= value, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
        bytes[index + 1] == UInt8(ascii: "u")
      {
        index += 2
        let low = try hexadecimal()
        if 0xDC00...0xDFFF ~= low { value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) }
      }
      out += Array(String(Character(ShowableCharacter.of(value))).utf8)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(letter)
    default:
      index -= 1
      throw fault()
    }
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    guard index + 4 <= bytes.count else { throw cutOff() }
    guard let value = UInt32(bytes[index..<index + 4].text, radix: 16) else { throw fault() }
    index += 4
    return value
  }

  /// The digits of a number, as they stand.
  mutating func number() throws(Fault) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        index += 1
        continue
      default: break
      }
      break
    }
    guard Double(bytes[start..<index].text) != nil else { throw fault() }
    return bytes[start..<index]
  }

  private mutating func literal() throws(Fault) {
    for word in ["true", "false", "null"] where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return
    }
    throw fault()
  }

  /// Passes over the next value, whatever it is and however deep.
  mutating func skip() throws(Fault) {
    var closers: [UInt8] = []
    repeat {
      skipSpace()
      guard index < bytes.count else { throw fault() }
      if let close = closers.last {
        guard try moveOn(to: close) else {
          closers.removeLast()
          continue
        }
        if close == UInt8(ascii: "}") {
          guard bytes[index] == UInt8(ascii: "\"") else { throw fault() }
          _ = try string()
          skipSpace()
          guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw fault() }
          index += 1
        }
      }
      switch try kind() {
      case .object:
        open()
        closers.append(UInt8(ascii: "}"))
      case .array:
        open()
        closers.append(UInt8(ascii: "]"))
      case .string: _ = try string()
      case .number: _ = try number()
      case .literal: try literal()
      }
    } while !closers.isEmpty
  }

  private mutating func skipSpace() {
    while index < bytes.count, Characters.isSpace(bytes[index]) { index += 1 }
  }

  private func fault() -> Fault { Fault(offset: min(index, bytes.count), isCutOff: index >= bytes.count) }
  private func cutOff() -> Fault { Fault(offset: bytes.count, isCutOff: true) }
}
