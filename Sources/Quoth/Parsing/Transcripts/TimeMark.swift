/// A time as it stands in a transcript: `[12:34]`, `\[12:34\]`, `(12:34)`, `（12:34）`, `[12:34](media.mp3#t=754)`.
struct TimeMark: Equatable {
  /// Milliseconds; nil: it looks like a time and is none, as `12:75`.
  var time: Int?
  /// Brackets and address included.
  var range: Range<Int>

  /// Reads the mark that begins at an offset; nil: none does.
  static func read(at start: Int, end: Int, in bytes: UnsafeBufferPointer<UInt8>, clock: Bool) -> TimeMark? {
    var index = start
    if index < end, bytes[index] == UInt8(ascii: "\\") { index += 1 }
    guard let bracket = Bracket.opening(at: index, end: end, in: bytes) else { return nil }
    index += bracket.length
    let first = index
    while index < end, index - first < 20, isTimeByte(bytes[index]) { index += 1 }
    guard let time = milliseconds(first..<index, in: bytes, clock: clock) else { return nil }
    if index < end, bytes[index] == UInt8(ascii: "\\") { index += 1 }
    guard Bracket.closes(bracket, at: index, end: end, in: bytes) else { return nil }
    index += bracket.length
    if bracket == .square, index < end, bytes[index] == UInt8(ascii: "(") {
      var close = index + 1
      while close < end, bytes[close] > 0x20, bytes[close] != UInt8(ascii: ")") { close += 1 }
      if close < end, bytes[close] == UInt8(ascii: ")") { index = close + 1 }
    }
    return TimeMark(time: time, range: start..<index)
  }

  /// Reads a time without brackets; the outer nil: nothing that looks like one, the inner: none that is.
  static func milliseconds(
    _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, clock: Bool
  ) -> Int?? {
    var range = range
    while let last = range.last, bytes[last] == UInt8(ascii: " ") { range = range.dropLast() }
    while let first = range.first, bytes[first] == UInt8(ascii: " ") { range = range.dropFirst() }
    guard let first = range.first, isDigit(bytes[first]), range.count <= 16 else { return nil }
    var hasColon = false
    for index in range {
      guard isTimeByte(bytes[index]), bytes[index] != UInt8(ascii: " ") else { return nil }
      if bytes[index] == UInt8(ascii: ":") { hasColon = true }
    }
    guard hasColon else { return nil }
    return .some(TimeCode.milliseconds(utf8: UnsafeBufferPointer(rebasing: bytes[range]), clock: clock))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isTimeByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: " ")
  }
}

/// The kinds of brackets that remarks and times stand in.
enum Bracket: Equatable {
  case square, round
  /// `（ ）` and `［ ］`, `【 】` of East Asian texts.
  case wideRound, wideSquare, lenticular

  /// In bytes, of one bracket.
  var length: Int { self == .square || self == .round ? 1 : 3 }

  var isSquare: Bool { self == .square || self == .wideSquare || self == .lenticular }

  /// The bracket that opens at an offset.
  static func opening(at index: Int, end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bracket? {
    guard index < end else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "["): return .square
    case UInt8(ascii: "("): return .round
    case 0xEF where index + 2 < end && bytes[index + 1] == 0xBC:
      return bytes[index + 2] == 0x88 ? .wideRound : bytes[index + 2] == 0xBB ? .wideSquare : nil
    case 0xE3 where index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x90:
      return .lenticular
    default: return nil
    }
  }

  /// Whether the partner of a bracket stands at an offset.
  static func closes(
    _ bracket: Bracket, at index: Int, end: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard index >= 0, index + bracket.length <= end else { return false }
    switch bracket {
    case .square: return bytes[index] == UInt8(ascii: "]")
    case .round: return bytes[index] == UInt8(ascii: ")")
    case .wideRound: return bytes[index] == 0xEF && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x89
    case .wideSquare: return bytes[index] == 0xEF && bytes[index + 1] == 0xBC && bytes[index + 2] == 0xBD
    case .lenticular: return bytes[index] == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x91
    }
  }
}
