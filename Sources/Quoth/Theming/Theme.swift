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

  /// The locale of a language: its own, else that of its primary language (`de` for `de-AT`), else English; each
  /// under the language's own tag.
  func locale(_ language: String) -> Locale {
    let tag = language.lowercased()
    var locale = locales[tag] ?? locales[Verifier.primary(tag)] ?? locales["en"] ?? .empty
    locale.language = language
    return locale
  }
}

extension Locale {
  /// Of a theme without a single locale file: dates in the form of ISO 8601, straight marks.
  static let empty = Locale(
    language: "en", direction: "ltr", quotationMarks: [.init(open: "“", close: "”")], attributionTo: ["to"],
    attributionVia: ["via"], months: (1...12).map { $0 < 10 ? "0\($0)" : "\($0)" },
    datePattern: "{year}-{month}-{day}",
    monthPattern: "{year}-{month}", strings: [:])
}
