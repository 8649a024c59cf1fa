/// `x` of `[^x]`: anything but brackets and line ends, no white space at its ends.
enum NoteLabel {
  /// The range of the label of a mark that begins at `bracket`; nil if none does.
  static func range(at bracket: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let start = bracket + 2
    guard start < bytes.count, bytes[bracket] == UInt8(ascii: "["), bytes[bracket + 1] == UInt8(ascii: "^")
    else { return nil }
    var end = start
    while end < bytes.count, end - start <= longest {
      switch bytes[end] {
      case UInt8(ascii: "]"):
        return end > start && bytes[start] != blank && bytes[end - 1] != blank ? start..<end : nil
      case 0..<blank, UInt8(ascii: "["), UInt8(ascii: "\\"): return nil
      default: end += 1
      }
    }
    return nil
  }

  /// Whether a mark may hold that label.
  static func isName(_ label: some Sequence<UInt8>) -> Bool {
    let mark = Array("[^".utf8) + label + [UInt8(ascii: "]")]
    return mark.withUnsafeBufferPointer { range(at: 0, in: $0)?.count == mark.count - 3 }
  }

  /// Labels are one if they differ only in case and in the number of spaces between words, as CommonMark's are.
  static func folded(_ label: String) -> String {
    label.utf8.contains(blank) ? Anchors.collapsed(label).lowercased() : label.lowercased()
  }

  private static let blank = UInt8(ascii: " ")
  private static let longest = 200
}
