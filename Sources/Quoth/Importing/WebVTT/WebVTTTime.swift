/// A WebVTT time stamp, `01:02.003` or `1:02:03.004` (https://www.w3.org/TR/webvtt1/#collect-a-webvtt-timestamp): exactly
/// so many digits, or it is none.
struct WebVTTTime {
  var milliseconds: Int
  /// Just past its last digit.
  var end: Int

  init?(_ text: ArraySlice<UInt8>, at start: Int) {
    var index = start
    guard let first = Self.digits(text, &index), first.count <= 9 else { return nil }
    var hasHours = first.count != 2 || first.value > 59
    guard index < text.endIndex, text[index] == UInt8(ascii: ":") else { return nil }
    index += 1
    guard let second = Self.digits(text, &index), second.count == 2 else { return nil }
    var fields = [first.value, second.value]
    if index < text.endIndex, text[index] == UInt8(ascii: ":") { hasHours = true }
    if hasHours {
      guard index < text.endIndex, text[index] == UInt8(ascii: ":") else { return nil }
      index += 1
      guard let third = Self.digits(text, &index), third.count == 2 else { return nil }
      fields.append(third.value)
    }
    guard index < text.endIndex, text[index] == UInt8(ascii: ".") else { return nil }
    index += 1
    guard let fraction = Self.digits(text, &index), fraction.count == 3 else { return nil }
    guard fields.dropFirst().allSatisfy({ $0 <= 59 }) else { return nil }
    milliseconds = fields.reduce(0) { $0 * 60 + $1 } * 1000 + fraction.value
    end = index
  }

  /// Seconds alone, `7.380`: no WebVTT, but written by some.
  init?(seconds text: ArraySlice<UInt8>, at start: Int) {
    var index = start
    guard let whole = Self.digits(text, &index), whole.count <= 6, index < text.endIndex,
      text[index] == UInt8(ascii: ".")
    else { return nil }
    index += 1
    guard let fraction = Self.digits(text, &index), fraction.count == 3,
      index == text.endIndex || Characters.isSpace(text[index])
    else { return nil }
    milliseconds = whole.value * 1000 + fraction.value
    end = index
  }

  private static func digits(_ text: ArraySlice<UInt8>, _ index: inout Int) -> (value: Int, count: Int)? {
    let start = index
    var value = 0
    while index < text.endIndex, Characters.isDigit(text[index]) {
      // Longer numbers are no times; their value does not matter.
      if index - start < 12 { value = value * 10 + Int(text[index] - 0x30) }
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }
}
