import Mustache

/// What a site looks like and which words its interface and its checks use: the files of `site-templates/`, those
/// that come with the tool, each replaced by the site's own file of the same name where there is one.
struct Theme: Sendable {
  /// By name, the path without its ending: `partials/head`.
  var templates: [TemplateSource] = []
  /// Files below `assets/`, by their path there.
  var assets: [(name: String, bytes: [UInt8])] = []
  /// By language, in lower case: `en`, `pt-br`.
  var locales: [String: Locale] = [:]
  /// By language, the primary subtag in lower case.
  var languages: [String: LanguageWords] = [:]
  /// Of all files it was made of.
  var fingerprint = Fingerprint()
  /// Of those in `locales/` and `languages/`.
  var languageFingerprint = Fingerprint()

  /// Whether the interface speaks a language, or its primary one (`de` for `de-AT`).
  func speaks(_ language: String) -> Bool {
    let tag = language.lowercased()
    return locales[tag] != nil || locales[Self.primary(tag)] != nil
  }

  /// The locale of a language: its own, else that of its primary language, else English words with dates and
  /// quotation marks that are nobody's; each under the language's own tag.
  func locale(_ language: String) -> Locale {
    let tag = language.lowercased()
    let primary = Self.primary(tag)
    var locale = locales[tag] ?? locales[primary] ?? .neutral
    if !speaks(language) {
      locale.strings = locales["en"]?.strings ?? [:]
      if Self.fromRightToLeft.contains(primary) { locale.direction = "rtl" }
    }
    locale.language = language
    return locale
  }

  /// `de` of `de-AT`.
  static func primary(_ tag: String) -> String { Verifier.primary(tag) }

  private static let fromRightToLeft: Set = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]
}

extension Locale {
  /// Of a language that no file describes: dates in the form of ISO 8601, the quotation marks of many languages.
  static let neutral: Locale = {
    let months = (1...12).map { $0 < 10 ? "0\($0)" : "\($0)" }
    let marks = [("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("「", "」"), ("\"", "\"")]
    return Locale(
      language: "en", direction: "ltr",
      quotationMarks: marks.map { Locale.QuotationMarks(open: $0.0, close: $0.1) }, attributionTo: ["to"],
      attributionVia: ["via"], attributionAbout: [], months: months, monthsAlone: months,
      datePattern: "{year}-{mm}-{dd}",
      monthPattern: "{year}-{mm}", strings: [:])
  }()
}
