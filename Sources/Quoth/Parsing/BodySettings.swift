/// What the parsing of a body depends on besides its own text.
struct BodySettings: Sendable {
  /// Raw HTML is let through; if not, it is dropped with a warning.
  var allowsHTML = false
  /// What to do about words in quotation marks that no `quote:` link covers.
  var unlinkedQuotes = SiteConfig.UnlinkedQuotes.warn
  /// The quotation marks of the text's language.
  var quotationMarks: [Locale.QuotationMarks] = []

  init(
    allowsHTML: Bool = false, unlinkedQuotes: SiteConfig.UnlinkedQuotes = .warn,
    quotationMarks: [Locale.QuotationMarks] = []
  ) {
    self.allowsHTML = allowsHTML
    self.unlinkedQuotes = unlinkedQuotes
    self.quotationMarks = quotationMarks
  }

  /// As the site says, for texts in the locale's language.
  init(config: SiteConfig, locale: Locale) {
    self.init(
      allowsHTML: config.allowsHTML, unlinkedQuotes: config.unlinkedQuotes,
      quotationMarks: locale.quotationMarks)
  }
}
