import Testing

@testable import Quoth

/// What is compared with what, in whole small sites.
struct VerifiedSiteTests {
  private static func transcript(_ front: String, _ words: String) -> String {
    "---\ntitle: T\n\(front)\n---\n\n**Ann Lee** (0:10): \(words)\n"
  }

  @Test(arguments: [("0:10", "turn-0-10"), ("0:40", "turn-0-40"), ("0:35-0:50", "turn-0-40")])
  func aLocatorLeadsToTheTurnSpokenThen(time: String, turn: String) throws {
    let site = try VerifiedSite("[“I do not recall that.”](quote:?at=\(time)#a)")
    #expect(try site.quotes() == ["a verbatim en t \(turn)"])
    #expect(try site.codes() == [])
  }

  // MARK: Languages

  @Test func aQuoteIsInTheLanguageOfItsRecordWhateverItsArticleIsIn() throws {
    let site = try VerifiedSite("[“I do not recall that.”](quote:?at=0:10#a)", front: "language: de\n")
    #expect(try site.quotes() == ["a verbatim en t turn-0-10"])
  }

  @Test func aQuoteWithoutRecordIsInTheLanguageOfItsArticle() throws {
    let site = try VerifiedSite(
      "[„Das weiß ich nicht mehr.“](quote:?source=talk#a) und [„Nein, nie.“](quote:?translated=en#b)",
      front: "language: de\n",
      files: ["content/sources/talk.md": "---\ntitle: R\nkind: interview\n---\n"])
    #expect(try site.quotes() == ["a unchecked de", "b unchecked de"])
  }

  @Test func aQuoteIsInTheLanguageThatIsGiven() throws {
    let site = try VerifiedSite(
      """
      > Daran erinnere ich mich nicht.
      >
      > — [Ann Lee](quote:ann#a), [Abschrift](transcript:t?at=0:10)

      [„Frost zahlt keine Schulden.“](quote:bob?language=de#b)
      """)
    try site.folder.put(
      (site.folder.text(site.article) ?? "").replacing("source: src", with: "source: src, language: de"),
      at: site.article)
    #expect(try site.quotes() == ["a unchecked de", "b unchecked de"])
  }

  private static let twoLanguages = [
    "content/transcripts/ru.md": transcript("date: 2024-05-01\nlanguage: ru", "Мороз не платит долгов."),
    "content/transcripts/en.md": transcript(
      "date: 2024-05-02\ntranslation_of: ru", "Frost does not pay its debts."),
  ]

  @Test(arguments: [
    "[“Frost does not pay its debts.”](quote:?source=en#a)",
    "> Frost does not pay its debts.\n>\n> — [Ann](quote:ann#a), [T](source:en?at=0:10)",
    "> Frost does not pay its debts.\n>\n> — [Ann](quote:ann#a), [T](transcript:en?at=0:10)",
  ])
  func aTranslationNamedByItsIdIsTheRecord(body: String) throws {
    let site = try VerifiedSite(body, files: Self.twoLanguages)
    #expect(try site.quotes() == ["a verbatim en en turn-0-10"])
    #expect(try site.codes() == [])
  }

  @Test func aTranslationMayBeTheSourceOfAWholeArticle() throws {
    let site = try VerifiedSite(
      """
      [“Frost does not pay its debts.”](quote:#a) In the original: [“Мороз не платит”](quote:?source=ru#b), or
      [“Мороз не платит долгов.”](quote:?language=ru#c), and [“frost does not pay”](quote:?language=en&source=ru#d).
      """, files: Self.twoLanguages)
    try site.folder.put(
      (site.folder.text(site.article) ?? "").replacing("source: src", with: "source: en"), at: site.article)
    #expect(
      try site.quotes() == [
        "a verbatim en en turn-0-10", "b verbatim ru ru turn-0-10", "c verbatim ru ru turn-0-10",
        "d verbatim en en turn-0-10",
      ])
  }

  // MARK: Quotes in quotes

  @Test(arguments: ["translated=ru", "check=off"])
  func aQuoteInAQuoteThatIsNotCheckedIsNotCheckedEither(parameter: String) throws {
    let site = try VerifiedSite(
      "> He went on: [“Cold pays no debts,”](quote:bob#b) and left.\n>\n> — [Ann Lee](quote:ann?\(parameter)#a)"
    )
    #expect(try site.quotes() == ["a unchecked en", "b unchecked en"])
    #expect(try site.codes() == [])
  }

  @Test func aQuoteInAQuoteIsSoughtInItsWords() throws {
    let site = try VerifiedSite(
      "> I do not recall that. It was [“a very long night”](quote:bob#b) for me.\n>\n> — [Ann Lee](quote:ann#a)"
    )
    #expect(try site.quotes() == ["a verbatim en t turn-0-40", "b verbatim en t turn-0-40"])
  }

  // MARK: Seals

  /// An article whose quotes of a private text were sealed; then the text is gone and the article another.
  private func sealed(_ before: String, then after: String) throws -> [String] {
    let text = "content/sources/paper.txt"
    let site = try VerifiedSite(
      before,
      files: [
        text: "We did not approve of the bridge. It was too late for that.",
        "content/sources/paper.md": "---\ntitle: P\nkind: report\n---\n",
      ])
    var request = CheckRequest()
    request.seals = true
    let options = BuildOptions(siteFolder: site.folder.path, jobs: 1)
    #expect(try Pipeline(options).check(request).report.entries.isEmpty)
    try site.folder.remove(text)
    try site.folder.put(
      (site.folder.text(site.article) ?? "").replacing(before, with: after), at: site.article)
    return try site.codes()
  }

  private static let unnamed = "[“did not approve”](quote:?source=paper)"

  @Test func anUnnamedQuoteThatIsChangedLosesItsSealWithAWarning() throws {
    #expect(try sealed(Self.unnamed, then: Self.unnamed) == [])
    #expect(
      try sealed(Self.unnamed, then: "[“did approve”](quote:?source=paper)") == ["7 broken-seal"])
  }

  @Test func aNewQuoteBesideSealedOnesHasLostNone() throws {
    let new = "[“It was too early”](quote:?source=paper)"
    #expect(try sealed(Self.unnamed, then: "\(Self.unnamed) and \(new)") == [])
    let named = "[“did not approve”](quote:?source=paper#bridge)"
    #expect(try sealed(named, then: "\(named) and \(new)") == [])
    let changed = "[“did approve”](quote:?source=paper#bridge)"
    #expect(try sealed(named, then: "\(changed) and \(new)") == ["7 broken-seal"])
  }
}
