/// The plain words of a quote as data and pages show them.
enum QuoteText {
  /// Parts joined by one space; one outer pair of quotation marks goes, only if the first mark's partner is the last
  /// character: `“You have,” “he has.”` keeps its marks.
  static func joined(_ parts: [String]) -> String {
    let text = parts.count == 1 ? parts[0] : parts.joined(separator: " ")
    return withoutOuterMarks(text)
  }

  static func withoutOuterMarks(_ text: String) -> String {
    // Most texts begin with a letter: no more than a look at the first byte.
    guard let first = text.utf8.first, first == 0x22 || first == 0x27 || first >= 0xC2 else { return text }
    let scalars = text.unicodeScalars
    guard let open = scalars.first, let last = scalars.indices.last, last > scalars.startIndex,
      let closers = closers(of: open), closers.contains(scalars[last]),
      partner(of: open, closers, in: scalars) == last
    else { return text }
    return Anchors.collapsed(String(scalars[scalars.index(after: scalars.startIndex)..<last]))
  }

  /// Where the pair that the first character opens is closed.
  private static func partner(
    of open: Unicode.Scalar, _ closers: [Unicode.Scalar], in scalars: String.UnicodeScalarView
  ) -> String.Index? {
    var depth = 1
    var before = open
    var index = scalars.index(after: scalars.startIndex)
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if closers.contains(scalar) {
        // In Hebrew the double mark stands in abbreviations: צה״ל.
        let isApostrophe =
          ["’", "'", "״", "\""].contains(scalar) && before.properties.isAlphabetic && next < scalars.endIndex
          && scalars[next].properties.isAlphabetic
        // Straight and Swedish marks open and close alike; one after a blank opens.
        let opensAnew = scalar == open && (before.properties.isWhitespace || before == open)
        if opensAnew {
          depth += 1
        } else if !isApostrophe {
          depth -= 1
          if depth == 0 { return index }
        }
      } else if scalar == open {
        depth += 1
      }
      before = scalar
      index = next
    }
    return nil
  }

  /// The marks that may close what this one opens, of all languages; nil: it opens nothing.
  private static func closers(of open: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch open {
    case "“": ["”"]
    case "„": ["“", "”"]
    case "‟": ["”"]
    case "”": ["”", "“"]
    case "‘": ["’"]
    case "‚": ["‘", "’"]
    case "’": ["’"]
    case "«": ["»"]
    case "»": ["«", "»"]
    case "‹": ["›"]
    case "›": ["‹", "›"]
    case "「": ["」"]
    case "『": ["』"]
    case "《": ["》"]
    case "〝": ["〞", "〟"]
    case "＂": ["＂"]
    case "״": ["״"]
    case "\"": ["\""]
    case "'": ["'"]
    default: nil
    }
  }
}
