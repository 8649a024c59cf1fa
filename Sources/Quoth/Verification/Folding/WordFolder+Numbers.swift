/// Numbers: the signs and points that they begin with, and the separators inside of them.
extension WordFolder {
  /// Opens a number that begins with a minus or a point, if one does here. Returns where its digits begin.
  mutating func beginNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> Int? {
    guard let head = NumberHead(bytes, index, end) else { return nil }
    guard head.mayBegin(at: index, bytes) else { return nil }
    open(at: index, .isNumber)
    add(head)
    return head.digits
  }

  private mutating func add(_ head: NumberHead) {
    if head.isNegative { word.append(0x2d) }
    if head.hasPoint { word.append(0x2e) }
  }

  /// A sign with the number that follows, at most one space away, is one word. Two signs in a row are none: captions
  /// mark another speaker with `>>`. Returns where reading goes on.
  mutating func addSign(
    _ value: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ next: Int, _ end: Int
  ) -> Int {
    close(at: index)
    var (value, next) = (value, next)
    if value == 0x3c || value == 0x3e, next < end, bytes[next] == 0x3d {
      // `<=`, `>=`
      value = value == 0x3c ? 0x2264 : 0x2265
      next += 1
    }
    if index > 0, 0x3c...0x3e ~= bytes[index - 1] { return next }
    var number = next
    if number < end {
      let scalar = UTF8Scalar(bytes, at: number, end: end)
      if NumberHead.isSpace(scalar.value) { number += scalar.length }
    }
    guard let head = NumberHead(bytes, number, end) else { return next }
    open(at: index, .isNumber)
    word.append(scalar: value)
    add(head)
    return head.digits
  }

  /// Whether the separator at `index` is inside a number: kept when it is a decimal sign or the like, dropped when
  /// it groups thousands.
  mutating func continuesNumber(
    _ value: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ next: Int, _ end: Int
  ) -> Bool {
    guard wordFlags.contains(.isNumber), run > 0, next < end, 0x30...0x39 ~= bytes[next] else { return false }
    let mayGroup: Bool
    let isInner: Bool
    switch value {
    case 0x2c: (mayGroup, isInner) = (groupsByComma, true)
    case 0x2e: (mayGroup, isInner) = (groupsByPeriod, true)
    case 0x3a, 0x2f: (mayGroup, isInner) = (false, true)
    case 0x20: (mayGroup, isInner) = (groupsBySpace, false)
    case 0xa0, 0x2009, 0x202f, 0x27, 0x2019: (mayGroup, isInner) = (true, false)
    default: return false
    }
    if mayGroup, hasGroups ? run == 3 : run <= 3, isGroup(bytes, next, end) {
      hasGroups = true
      run = 0
      return true
    }
    guard isInner else { return false }
    word.append(scalar: value)
    run = 0
    // What follows a decimal sign is not grouped.
    hasGroups = false
    wordFlags.remove(.hyphenAfter)
    return true
  }

  /// Exactly three digits.
  private func isGroup(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
    var count = 0
    while index + count < end, 0x30...0x39 ~= bytes[index + count], count < 4 { count += 1 }
    return count == 3
  }
}
