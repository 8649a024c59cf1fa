/// What quotes may be called: letters, digits, `-` and `_` of any script.
enum QuoteNames {
  /// In NFC; nil: the quote has no name.
  static func checked(_ name: String?, at place: Place, _ findings: inout [Finding]) -> String? {
    guard let name, !name.isEmpty else { return nil }
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
      default: false
      }
    }
    if isPlain { return name }
    let isAllowed = name.unicodeScalars.allSatisfy { scalar in
      if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic { return true }
      switch scalar.properties.generalCategory {
      case .decimalNumber, .nonspacingMark, .spacingMark: return true
      default: return false
      }
    }
    if !isAllowed {
      findings.append(
        Finding(
          .invalidParameter, "“\(name)” cannot name a quote", at: place,
          suggestion: "use letters, digits, “-” and “_”"))
    }
    return NormalForm.nfc(name)
  }

  /// Names become addresses, `/quotes/ARTICLE/NAME/`: two may not differ only by case, and none may look like a later
  /// page of the list of quotes.
  static func check(_ quotes: [Quote], of article: Article, _ findings: inout [Finding]) {
    let isPage = NormalForm.folded(article.id) == "page"
    let mayCollide = quotes.contains { quote in
      quote.name.map { $0.utf8.contains { $0 >= 0x80 || (0x41...0x5A).contains($0) } } ?? false
    }
    guard isPage || mayCollide else { return }
    var first: [String: Int] = [:]
    for (index, quote) in quotes.enumerated() {
      guard let name = quote.name else { continue }
      if let other = first[NormalForm.folded(name)] {
        findings.append(
          Finding(
            .duplicateAddress,
            "“#\(name)” and “#\(quotes[other].name ?? "")” differ only by case: one address for two pages",
            at: quote.place, suggestion: "give one of them another name",
            details: [Diagnostic.Detail("the other quote", at: quotes[other].place)]))
      } else {
        first[NormalForm.folded(name)] = index
      }
      if isPage, name.allSatisfy(\.isNumber) {
        findings.append(
          Finding(
            .reservedName, "“/quotes/page/\(name)/” is where the later pages of the list of quotes are",
            at: quote.place, suggestion: "give the quote a name with a letter in it"))
      }
    }
  }
}
