/// The colon that ends a label: `:` or `：`.
enum LabelColon {
  static let wide: [UInt8] = [0xEF, 0xBC, 0x9A]

  /// The length of a colon at an offset; 0: none.
  static func length(at offset: Int, in text: [UInt8]) -> Int {
    let rest = text[min(offset, text.count)...]
    return rest.first == UInt8(ascii: ":") ? 1 : rest.starts(with: wide) ? 3 : 0
  }

  /// The end of a label without its colon and the white space around it; the end as it is if there is no colon.
  static func trimmed(_ label: ArraySlice<UInt8>) -> Int {
    var rest = label
    while let last = rest.last, PlainText.isSpace(last) { rest.removeLast() }
    if rest.last == UInt8(ascii: ":") {
      rest.removeLast()
    } else if rest.suffix(3).elementsEqual(wide) {
      rest.removeLast(3)
    } else {
      return label.endIndex
    }
    while let last = rest.last, PlainText.isSpace(last) { rest.removeLast() }
    return rest.endIndex
  }
}
