/// `x` of `[^x]`: anything but white space and brackets.
enum NoteLabel {
  /// The range of the label of a mark that begins at `bracket`; nil if none does.
  static func range(at bracket: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let start = bracket + 2
    guard start < bytes.count, bytes[bracket] == UInt8(ascii: "["), bytes[bracket + 1] == UInt8(ascii: "^")
    else { return nil }
    var end = start
    while end < bytes.count, end - start <= longest {
      switch bytes[end] {
      case UInt8(ascii: "]"): return end > start ? start..<end : nil
      case 0...0x20, UInt8(ascii: "["), UInt8(ascii: "\\"): return nil
      default: end += 1
      }
    }
    return nil
  }

  /// Labels are one if they differ in case alone, as CommonMark's are.
  static func folded(_ label: String) -> String { label.lowercased() }

  private static let longest = 200
}
