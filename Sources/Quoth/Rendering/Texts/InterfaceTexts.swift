import Mustache

/// The words of the site's language as pages need them: strings, counted nouns, dates, names of languages.
final class InterfaceTexts: Sendable {
  let locale: Locale
  /// Small numbers of everything, made beforehand: most counts that pages show are small. Lent, and kept alive here.
  private let smallCounts: [[PageRecord]]
  private let owners: [[PageRecord]]
  private let dates: DatePattern
  /// Of dates without a day.
  private let months: DatePattern

  /// What is counted, by the key of its plural forms in the locale.
  enum Noun: String, CaseIterable, Sendable {
    case articles, transcripts, speakers, sources, topics, quotes, mentions, turns
    case quotedInArticles = "quoted_in_articles"

    /// Its position among all.
    fileprivate var order: Int {
      switch self {
      case .articles: 0
      case .transcripts: 1
      case .speakers: 2
      case .sources: 3
      case .topics: 4
      case .quotes: 5
      case .mentions: 6
      case .turns: 7
      case .quotedInArticles: 8
      }
    }
  }

  init(locale: Locale) {
    self.locale = locale
    owners = Noun.allCases.map { noun in (0..<64).map { Self.count($0, noun, locale) } }
    smallCounts = owners.map { $0.map(\.lent) }
    dates = DatePattern(locale.datePattern, months: locale.months)
    months = DatePattern(locale.monthPattern, months: locale.monthsAlone)
  }

  /// The string of that key; the key itself where the locale lacks it, so that the lack is seen.
  func string(_ key: String) -> String { locale.strings[key] ?? key }

  /// The string with `{name}` replaced by a value.
  func string(_ key: String, _ name: String, _ value: String) -> String {
    Self.fill(string(key), [(name, value)])
  }

  /// `10 quotes`: the form of the noun that the number wants.
  func counted(_ number: Int, _ noun: Noun) -> String { Self.counted(number, noun, locale) }

  private static func counted(_ number: Int, _ noun: Noun, _ locale: Locale) -> String {
    let form = PluralForm.of(number, in: locale.language).rawValue
    let pattern =
      locale.strings[noun.rawValue + "_" + form] ?? locale.strings[noun.rawValue + "_other"]
      ?? "{n} " + noun.rawValue
    return fill(pattern, [("n", digits(number, locale))])
  }

  /// The number with its thousands set off, from 10,000 on.
  func digits(_ number: Int) -> String { Self.digits(number, locale) }

  private static func digits(_ number: Int, _ locale: Locale) -> String {
    let plain = String(number)
    guard plain.utf8.count > 4, let separator = locale.strings["thousands_separator"] else { return plain }
    var parts: [Substring] = []
    var rest = plain[...]
    while rest.utf8.count > 3 {
      parts.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    return ([rest] + parts.reversed()).joined(separator: separator)
  }

  /// The name of a language by its BCP 47 tag, from `language_ru`; the tag itself where the locale has no name.
  func language(_ tag: String) -> String {
    locale.strings["language_" + tag.lowercased().replacing("-", with: "_")]
      ?? locale.strings["language_" + tag.prefix { $0 != "-" }.lowercased()] ?? tag
  }

  /// What a source is, in the language of the site, from `kind_interview`; as in its front matter where the locale has
  /// no word for it.
  func kind(_ kind: String) -> String {
    locale.strings["kind_" + kind.lowercased().replacing(" ", with: "_")] ?? kind
  }

  /// A number and the same in words, for templates.
  func count(_ number: Int, _ noun: Noun) -> PageRecord {
    let small = smallCounts[noun.order]
    return small.indices.contains(number) ? small[number] : Self.count(number, noun, locale)
  }

  private static func count(_ number: Int, _ noun: Noun, _ locale: Locale) -> PageRecord {
    PageRecord(.count, [.int(number), .text(counted(number, noun, locale)), .bool(number > 0)])
  }

  /// `5 June 2017`, `June 2017` or `2017`, as much as is known.
  func text(of date: CalendarDate) -> String {
    (date.day == 0 ? months : dates).text(of: date) ?? String(date.year)
  }

  func record(of date: CalendarDate) -> PageRecord {
    PageRecord(.date) { write(fieldsOf: date, to: &$0) }
  }

  /// The same laid out where it is shown; or nothing.
  func write(_ date: CalendarDate?, to record: inout RecordWriter) {
    if let date { record.record(.date) { write(fieldsOf: date, to: &$0) } } else { record.null() }
  }

  /// The fields of `Shape.date`.
  func write(fieldsOf date: CalendarDate, to record: inout RecordWriter) {
    record.text(date.iso)
    record.text(text(of: date))
    record.text(String(date.year))
  }

  /// `12:34`, `p. 12, line 3`: a locator as readers know it; nil when there is none.
  func text(of locator: Locator) -> String? {
    if locator.isOnlyTime { return locator.at }
    var parts: [String] = []
    if let at = locator.at { parts.append(at) }
    if let page = locator.page { parts.append(string("locator_page", "n", page)) }
    if let column = locator.column { parts.append(string("locator_column", "n", column)) }
    if let section = locator.section { parts.append(string("locator_section", "n", section)) }
    if let line = locator.line { parts.append(string("locator_line", "n", line)) }
    return parts.joined(separator: ", ")
  }

  /// A pattern with each `{name}` replaced; the values are not searched again.
  static func fill(_ pattern: String, _ values: [(name: String, value: String)]) -> String {
    guard pattern.utf8.contains(UInt8(ascii: "{")) else { return pattern }
    var filled = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      filled += rest[..<open]
      if let value = values.first(where: { $0.name == name })?.value {
        filled += value
      } else {
        filled += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}

extension CalendarDate {
  /// `2017-06-05`, `2017-06` or `2017`.
  var iso: String {
    var bytes = ByteBuffer(capacity: 64)
    bytes.append(iso: self)
    return bytes.withBytes { String(decoding: $0, as: UTF8.self) }
  }
}

extension Locator {
  /// Whether nothing but perhaps a time is given, as is most often the case.
  fileprivate var isOnlyTime: Bool { page == nil && line == nil && section == nil && column == nil }
}
