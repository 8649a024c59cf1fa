/// A `quote:` link as a writer would type it.
struct QuoteLinkText {
  var speaker: String?
  var source: String
  var at: String?
  /// Plain words, quotation marks included.
  var words: String

  var text: String {
    let address =
      "quote:\(Self.encoded(speaker ?? ""))?source=\(Self.encoded(source))" + (at.map { "&at=\($0)" } ?? "")
    return "[\(MarkdownEscape.inline(Array(words.utf8)[...]).text)](\(address))"
  }

  /// Ids in all scripts stay readable; what would end a part of the address is encoded.
  private static func encoded(_ id: String) -> String {
    var out = ""
    for scalar in id.unicodeScalars {
      switch scalar {
      case " ", "(", ")", "<", ">", "\"", "'", "\\", "?", "#", "&", "%", "=", "*", "[", "]", "`":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
