/// A time in brackets or parentheses, as documents mark it: `[12:34]`, `\[01:02:03.45\]`, `(0:03)`,
/// `[12:34](show.mp3#t=754)`, `[00:01.000 --> 00:04.000]`, `[0:03–0:07]`. Stray backslashes around it are passed over.
struct BracketTime {
  var milliseconds: Int
  /// Just past the closing bracket, or past the address of a link.
  var end: Int
  /// Round ones.
  var isParenthesis: Bool
  var isLink = false

  init?(_ bytes: ArraySlice<UInt8>, at start: Int) {
    var index = start
    func skip(_ byte: UInt8) { while index < bytes.endIndex, bytes[index] == byte { index += 1 } }
    skip(UInt8(ascii: "\\"))
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "[") || bytes[index] == UInt8(ascii: "(")
    else {
      return nil
    }
    isParenthesis = bytes[index] == UInt8(ascii: "(")
    index += 1
    skip(UInt8(ascii: "\\"))
    guard let time = LooseTime(bytes, at: index, allowsFrames: true), !time.isNegative else { return nil }
    milliseconds = time.milliseconds
    index = time.end
    index = Self.endOfRange(bytes, index)
    skip(UInt8(ascii: "\\"))
    guard index < bytes.endIndex, bytes[index] == (isParenthesis ? UInt8(ascii: ")") : UInt8(ascii: "]"))
    else {
      return nil
    }
    end = index + 1
    if !isParenthesis, end < bytes.endIndex, bytes[end] == UInt8(ascii: "("),
      let close = bytes[end...].firstIndex(of: UInt8(ascii: ")")),
      !bytes[end..<close].contains(where: Characters.isSpace)
    {
      end = close + 1
      isLink = true
    }
  }

  /// Past ` --> 00:04.000`, ` - 0:07` or `–0:07`.
  private static func endOfRange(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < bytes.endIndex,
      Characters.isBlank(bytes[index]) || bytes[index] == UInt8(ascii: "-")
        || bytes[index] == UInt8(ascii: ">") || bytes[index] >= 0x80
    { index += 1 }
    guard index > start, let second = LooseTime(bytes, at: index) else { return start }
    return second.end
  }
}
