import CommonMark

/// The ways to read a label: as it stands, and `The Speaker (Ms Smith)` as the office and as who holds it now.
enum LabelReadings {
  /// The label itself, then the name in parentheses, then what stands before them.
  static func of(_ label: String) -> [String] {
    guard let open = label.firstIndex(where: { $0 == "(" || $0 == "（" }),
      let close = label.lastIndex(where: { $0 == ")" || $0 == "）" }), open < close
    else { return [label] }
    let holder = String(label[label.index(after: open)..<close])
    let office = String(label[..<open])
    return [label, holder, office].filter { $0.contains { !$0.isWhitespace } }
  }

  /// A label as it reads, of its source: escapes and entities resolved, links and emphasis without their marks.
  static func plain(_ source: [UInt8]) -> String {
    let hasMarks = source.contains { byte in
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "["), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "`"), UInt8(ascii: "<"):
        true
      default: false
      }
    }
    guard hasMarks else { return String(decoding: source, as: UTF8.self) }
    // Behind a letter nothing is the beginning of a block.
    let document = MarkdownDocument(parsing: Array("x".utf8) + [UInt8(ascii: " ")] + source)
    return String(decoding: document.plainText(of: 0).dropFirst(2), as: UTF8.self)
  }
}
