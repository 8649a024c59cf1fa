/// What the addresses of our links may hold: AUTHORING's tables of parameters and the form of `#ID`.
enum LinkRules {
  static let schemes = ["quote", "speaker", "source", "transcript", "article", "topic"]
  static let locators = ["at", "page", "line", "section", "column"]
  static let quote =
    ["source"] + locators + ["to", "via", "date", "language", "translated", "check"]
  /// What the page of the search reads in its address.
  static let search = ["q", "speaker", "source", "topic", "year", "status", "kind"]

  /// The parameters that a link may have.
  ///
  /// - Parameter path: the target of a relative path, which says what it leads to.
  static func parameters(of scheme: Reference.Scheme, path: String = "") -> [String] {
    switch scheme {
    case .source, .transcript: locators
    case .path:
      if path.hasPrefix("sources/") || path.hasPrefix("transcripts/") {
        locators
      } else {
        isSearch(path: path) ? search : []
      }
    case .speaker, .article, .topic, .words: []
    }
  }

  /// Whether a path leads to the page of the search: `/search/`, also below the base path.
  static func isSearch(path: String) -> Bool { path.split(separator: "/").last == "search" }

  /// Whether a text may name a quote: letters, digits, `-`, `_` of ASCII. It becomes a part of addresses and of file
  /// names, which must be the same on every system.
  static func isQuoteName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
