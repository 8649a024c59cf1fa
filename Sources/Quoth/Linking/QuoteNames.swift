/// The names of an article's quotes as addresses, `/quotes/ARTICLE/NAME/`.
enum QuoteNames {
  /// Reports two that differ only by case, and one that looks like a later page of the list of quotes.
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
