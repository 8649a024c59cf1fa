import Foundation

extension SiteConfig {
  static let path = "content/site.yml"

  /// Reads `content/site.yml`. `baseURL` (from `--base-url`) takes the place of the file's. What is missing or wrong
  /// is reported and stands at its default, so that the content is still looked through.
  init(_ content: Content, baseURL: String?, theme: Theme = Theme(), findings: inout [Diagnostic]) {
    guard !content.unreadable.contains(Self.path) else { return }
    guard let bytes = content.site else {
      findings.append(
        Diagnostic(
          .missingSiteFile, "there is no content/site.yml", at: Place(file: Self.path),
          suggestion: "write it with the two lines “title: …” and “base_url: https://…/”"))
      return
    }
    let entries = YAMLReader.map(bytes, 0..<bytes.count, firstLine: 1, path: Self.path, findings: &findings)
    var fields = Fields(
      entries ?? [], of: "site.yml", path: Self.path, span: .start, isBroken: entries == nil)
    read(&fields, baseURL: baseURL)
    reportUnknownLanguage(&fields, theme)
    findings += fields.finish()
  }

  private func reportUnknownLanguage(_ fields: inout Fields, _ theme: Theme) {
    guard let span = fields.node("language")?.span, !theme.locales.isEmpty, !theme.speaks(language) else {
      return
    }
    fields.findings.append(
      Diagnostic(
        .missingLocale, .warning, "the interface does not speak “\(language)” yet and stays English",
        at: Place(file: Self.path, span: span),
        suggestion: "write its words into site-templates/locales/\(language.lowercased()).yml"))
  }

  private mutating func read(_ fields: inout Fields, baseURL given: String?) {
    title = fields.words("title", isRequired: true) ?? ""
    baseURL = Self.baseURL(&fields, given: given)
    language = fields.language("language")?.value ?? language
    description = fields.words("description")
    author = fields.words("author")
    licence = fields.words("licence")
    menu = Self.menu(&fields)
    timezone = Self.timezone(&fields)
    extra = fields.free("extra")
    allowsHTML = fields.flag("html") ?? allowsHTML
    hasSearch = fields.flag("search") ?? hasSearch
    dataFiles = fields.choices("data").map { Set($0) } ?? dataFiles
    fields.map("quotes") { quotes in
      quotePages = quotes.choice("pages") ?? quotePages
      unlinkedQuotes = quotes.choice("unlinked") ?? unlinkedQuotes
    }
    fields.map("verification") { verification in
      checksQuotes = verification.flag("check") ?? checksQuotes
      switch verification.choice("level", of: ["error", "warn"]) {
      case "warn": verificationLevel = .warning
      default: break
      }
      fillers = verification.node("fillers") == nil ? nil : verification.texts("fillers").map(\.value)
    }
    fields.map("lists") { lists in
      perPage = lists.number("per_page", in: 1...10_000) ?? perPage
      filtersFrom = lists.number("filters_from", in: 2...1_000_000)
    }
    fields.map("publish") { targets in
      targets.askForAll()
      for entry in targets.entries {
        targets.map(entry.value, of: "the target “\(entry.key.value)”") { target in
          if let target = PublishTarget(entry.key, &target) { publish.append(target) }
        }
      }
    }
  }

  private static func timezone(_ fields: inout Fields) -> String? {
    guard let zone = fields.text("timezone"), !zone.value.isEmpty else { return nil }
    if TimeZone(identifier: zone.value) != nil { return zone.value }
    fields.report(
      .wrongType, "“\(zone.value)” is no time zone", at: zone.span,
      suggestion: NearestName.suggestion(for: zone.value, in: TimeZone.knownTimeZoneIdentifiers)
        ?? "write its name in the IANA's list, such as Europe/London")
    return nil
  }

  private static func baseURL(_ fields: inout Fields, given: String?) -> String {
    let written = fields.text("base_url", isRequired: given == nil, example: "base_url: https://example.org/")
    let span = written?.span ?? fields.span
    guard let url = given ?? written?.value else { return "" }
    return checkedBaseURL(url, at: span, &fields) ?? ""
  }

  /// With a slash at the end; nil when it is no address, which is reported.
  static func checkedBaseURL(_ url: String, at span: SourceSpan, _ fields: inout Fields) -> String? {
    guard isBaseURL(url) else {
      fields.report(
        .invalidURL, "the base URL “\(url)” is not an absolute http(s) address", at: span,
        suggestion: "write it as https://example.org/ or https://example.org/archive/")
      return nil
    }
    return url.hasSuffix("/") ? url : url + "/"
  }

  /// Whether addresses can lie below it.
  static func isBaseURL(_ url: String) -> Bool {
    AddressCheck.fault(in: url) == nil && AddressCheck.isAbsolute(url)
      && !url.contains { $0 == "?" || $0 == "#" }
  }

  /// A list of `{title: About, url: /about/}` or `About: /about/`, or a map of the latter.
  private static func menu(_ fields: inout Fields) -> [MenuEntry] {
    guard let node = fields.node("menu") else { return [] }
    let items: [YAMLNode] = if case .list(let items) = node.value { items } else { [node] }
    return items.flatMap { item -> [MenuEntry] in
      guard case .map(let entries) = item.value else {
        fields.report(
          .wrongType, "an entry of “menu” must be a map, not \(item.kindOfValue)", at: item.span,
          suggestion: "write it as “- {title: About, url: /about/}”")
        return []
      }
      var found: [MenuEntry] = []
      fields.map(item, of: "an entry of “menu”") { entry in
        if entries.contains(where: { $0.key.value == "url" }) {
          let title = entry.text("title", isRequired: true)
          if let title, let url = entry.address("url") {
            found = [MenuEntry(title: title.value, address: url.value, span: url.span)]
          }
        } else {
          for title in entries.map(\.key.value) {
            guard let url = entry.address(title) else { continue }
            found.append(MenuEntry(title: title, address: url.value, span: url.span))
          }
        }
      }
      return found
    }
  }
}
