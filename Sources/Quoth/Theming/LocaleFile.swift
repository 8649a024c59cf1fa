/// One `locales/<language>.yml`, of which any key may be absent:
///
///     direction: ltr                               # or rtl
///     quotation_marks: [[“, ”], [‘, ’]]            # the usual pair first
///     attribution_to: [to]                         # words of an attribution line
///     attribution_via: [via, through]
///     attribution_about: [for, of]
///     months: [January, …]                         # as they stand in a full date
///     months_alone: [January, …]                   # as they stand without a day, where that differs
///     date_pattern: "{day} {month} {year}"         # {dd} and {mm}: two digits
///     month_pattern: "{month} {year}"
///     strings: {articles: Articles, …}             # what the interface says
struct LocaleFile: Sendable {
  private var direction: String?
  private var marks: [Locale.QuotationMarks]?
  private var attributionTo: [String]?
  private var attributionVia: [String]?
  private var attributionAbout: [String]?
  private var months: [String]?
  private var monthsAlone: [String]?
  private var datePattern: String?
  private var monthPattern: String?
  private(set) var strings: [String: Located<String>] = [:]

  init() {}

  /// Reads the file; what it does not understand it reports.
  init(_ file: ThemeFolder.File, findings: inout [Diagnostic]) {
    let entries = YAMLReader.map(
      file.bytes, 0..<file.bytes.count, firstLine: 1, path: file.path, findings: &findings)
    var fields = Fields(
      entries ?? [], of: "a locale", path: file.path, span: .start, isBroken: entries == nil)
    direction = fields.choice("direction", of: ["ltr", "rtl"])
    marks = Self.marks(&fields)
    attributionTo = Self.list(&fields, "attribution_to")
    attributionVia = Self.list(&fields, "attribution_via")
    attributionAbout = Self.list(&fields, "attribution_about")
    months = Self.months(&fields, "months")
    monthsAlone = Self.months(&fields, "months_alone")
    datePattern = fields.words("date_pattern")
    monthPattern = fields.words("month_pattern")
    fields.map("strings") { strings in
      strings.askForAll()
      for entry in strings.entries {
        let text = strings.text(entry.value, entry.key.value)
        if let text { self.strings[entry.key.value] = Located(text.value, at: entry.key.span) }
      }
    }
    findings += fields.finish()
  }

  /// The keys of `other` in place of one's own.
  mutating func overlay(_ other: LocaleFile) {
    direction = other.direction ?? direction
    marks = other.marks ?? marks
    attributionTo = other.attributionTo ?? attributionTo
    attributionVia = other.attributionVia ?? attributionVia
    attributionAbout = other.attributionAbout ?? attributionAbout
    // Both kinds of names come from one file.
    if other.months != nil { monthsAlone = other.monthsAlone }
    months = other.months ?? months
    datePattern = other.datePattern ?? datePattern
    monthPattern = other.monthPattern ?? monthPattern
    strings.merge(other.strings) { $1 }
  }

  func locale(_ language: String) -> Locale {
    let neutral = Locale.neutral
    return Locale(
      language: language, direction: direction ?? neutral.direction,
      quotationMarks: marks ?? neutral.quotationMarks,
      attributionTo: attributionTo ?? neutral.attributionTo,
      attributionVia: attributionVia ?? neutral.attributionVia,
      attributionAbout: attributionAbout ?? neutral.attributionAbout,
      months: months ?? neutral.months, monthsAlone: monthsAlone ?? months ?? neutral.months,
      datePattern: datePattern ?? neutral.datePattern, monthPattern: monthPattern ?? neutral.monthPattern,
      strings: strings.mapValues(\.value))
  }

  private static func list(_ fields: inout Fields, _ key: String) -> [String]? {
    let words = fields.texts(key).map { $0.value.lowercased() }
    return words.isEmpty ? nil : words
  }

  private static func months(_ fields: inout Fields, _ key: String) -> [String]? {
    let names = fields.texts(key)
    guard let first = names.first else { return nil }
    if names.count == 12 { return names.map(\.value) }
    fields.report(
      .wrongType, "“\(key)” must be twelve names, not \(names.count)", at: first.span,
      suggestion: "list the months from January to December")
    return nil
  }

  private static func marks(_ fields: inout Fields) -> [Locale.QuotationMarks]? {
    guard let node = fields.node("quotation_marks") else { return nil }
    guard case .list(let items) = node.value, !items.isEmpty else {
      fields.report(
        .wrongType, "“quotation_marks” must be a list of pairs, not \(node.kindOfValue)", at: node.span,
        suggestion: "write it as “[[“, ”], [‘, ’]]”")
      return nil
    }
    return items.compactMap { item in
      if case .list(let pair) = item.value, pair.count == 2, case .scalar(let open, _) = pair[0].value,
        case .scalar(let close, _) = pair[1].value, !open.isEmpty, !close.isEmpty
      {
        return Locale.QuotationMarks(open: open, close: close)
      }
      fields.report(
        .wrongType, "an entry of “quotation_marks” must be an opening and a closing mark", at: item.span,
        suggestion: "write it as “[“, ”]”")
      return nil
    }
  }
}

extension LocaleFile {
  /// What a site's own file for a language leaves unsaid, or says under a name that the interface does not use.
  /// `others`: the built-in strings of the language (empty: there are none, and English stands in).
  func gaps(in file: ThemeFolder.File, others: LocaleFile?, english: LocaleFile) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    if others == nil {
      // The forms of plurals other than `_other` are each language's own affair.
      let missing = english.strings.keys.filter { key in
        strings[key] == nil && !Self.pluralForms.contains { $0 != "_other" && key.hasSuffix($0) }
      }.sorted { $0.compareBytes($1) < 0 }
      if !missing.isEmpty {
        let named = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? " …" : "")
        findings.append(
          Diagnostic(
            .missingKey, .note,
            "\(missing.count) of the interface's strings are missing here and stay English: \(named)",
            at: Place(file: file.path), suggestion: "add them below “strings:”"))
      }
    }
    for (key, text) in strings.sorted(by: { $0.key.compareBytes($1.key) < 0 }) where !isKnown(key, english) {
      // A string with a name of its own is for the site's own templates; one that is nearly ours is a slip.
      guard let near = NearestName.suggestion(for: key, in: english.strings.keys) else { continue }
      findings.append(
        Diagnostic(
          .unknownKey, .note, "the interface has no string “\(key)”",
          at: Place(file: file.path, span: text.span),
          suggestion: near))
    }
    return findings
  }

  private static let pluralForms = ["_zero", "_one", "_two", "_few", "_many", "_other"]

  private func isKnown(_ key: String, _ english: LocaleFile) -> Bool {
    if english.strings[key] != nil || key.hasPrefix("language_") { return true }
    return Self.pluralForms.contains {
      key.hasSuffix($0) && english.strings[key.dropLast($0.count) + "_other"] != nil
    }
  }
}
