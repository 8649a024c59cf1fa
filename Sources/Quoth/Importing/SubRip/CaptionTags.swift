/// The marks that captions carry for the screen: `<i>`, `<font color="#fff">`, `{\an8}`. Only these; `<Schnorr pk>` is
/// said.
enum CaptionTags {
  private static let names: Set<String> = [
    "i", "b", "u", "s", "font", "span", "ruby", "rt", "c", "v", "em", "strong", "br", "p",
  ]

  /// No tag is longer.
  private static let longest = 400

  static func removed(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard
      text.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "&") })
    else {
      return Array(text)
    }
    var out: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if let end = endOfTag(text, index) {
        index = end
      } else {
        out.append(text[index])
        index += 1
      }
    }
    return CharacterReferences.decoded(out[...])
  }

  private static func endOfTag(_ text: ArraySlice<UInt8>, _ start: Int) -> Int? {
    if text[start] == UInt8(ascii: "{"), start + 1 < text.endIndex, text[start + 1] == UInt8(ascii: "\\") {
      return text[start...].prefix(longest).firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
    }
    guard text[start] == UInt8(ascii: "<"),
      let end = text[start...].prefix(longest).firstIndex(of: UInt8(ascii: ">"))
    else {
      return nil
    }
    var name = text[(start + 1)..<end]
    if name.first == UInt8(ascii: "/") { name = name.dropFirst() }
    let word = name.prefix { Characters.isLetter($0) }.text.lowercased()
    guard names.contains(word) else { return nil }
    let next = name.dropFirst(word.utf8.count).first
    return next == nil || Characters.isSpace(next ?? 0) || next == UInt8(ascii: "/")
      || next == UInt8(ascii: ".")
      ? end + 1 : nil
  }
}
