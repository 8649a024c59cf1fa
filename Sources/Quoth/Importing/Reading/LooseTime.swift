/// Times as files of all kinds write them: `0:03`, `00:00:06`, `1:02:03,456`, `00:04:10.14`, `-00:00:01,000`.
/// Stricter formats have readers of their own.
struct LooseTime {
  /// Not below 0: what was negative is 0 and `isNegative`.
  var milliseconds: Int
  var isNegative = false
  /// Just past the last byte of the time.
  var end: Int

  /// The time that begins at `start`: two or three fields parted by colons, the last with an optional fraction. nil when
  /// there is none, or when more fields follow (`00:01:02:03`).
  ///
  /// - Parameters:
  ///   - allowsShort: also `0:0:1`; without it, `1:2` is a score or a verse.
  ///   - allowsFrames: also `00:44:03:20`, whose last field counts frames and is dropped.
  init?(
    _ bytes: ArraySlice<UInt8>, at start: Int, allowsShort: Bool = false, allowsFrames: Bool = false
  ) {
    var index = start
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: "-") {
      isNegative = true
      index += 1
    }
    var fields: [Int] = []
    while true {
      let first = index
      var value = 0
      while index < bytes.endIndex, Characters.isDigit(bytes[index]) {
        guard index - first < 6 else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
        index += 1
      }
      guard index > first, fields.isEmpty || index - first == 2 || (allowsShort && index - first == 1) else {
        return nil
      }
      fields.append(value)
      guard index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: ":"),
        Characters.isDigit(bytes[index + 1])
      else { break }
      index += 1
    }
    if allowsFrames, fields.count == 4 { fields.removeLast() }
    guard fields.count == 2 || fields.count == 3, fields.dropFirst().allSatisfy({ $0 < 60 }) else {
      return nil
    }
    var total = fields.reduce(0) { $0 * 60 + $1 } * 1000
    if index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ","),
      Characters.isDigit(bytes[index + 1])
    {
      index += 1
      var weight = 100
      while index < bytes.endIndex, Characters.isDigit(bytes[index]) {
        total += Int(bytes[index] - 0x30) * weight
        weight /= 10
        index += 1
      }
    }
    milliseconds = isNegative ? 0 : total
    end = index
  }

  /// The time that the whole text is, white space around it aside.
  static func whole(_ text: ArraySlice<UInt8>) -> Int? {
    let text = text.trimmed
    guard let time = LooseTime(text, at: text.startIndex), time.end == text.endIndex else { return nil }
    return time.milliseconds
  }
}
