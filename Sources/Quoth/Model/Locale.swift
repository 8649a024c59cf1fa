/// The words of one language, from `site-templates/locales/<language>.yml`: what the interface says, how dates are
/// written, which marks quote, and which words of an attribution line say to whom and through whom.
struct Locale: Sendable, Hashable {
  var language: String
  /// `ltr` or `rtl`.
  var direction: String
  /// Pairs of opening and closing quotation marks, the usual one first: `“ ”`, `‘ ’`, `" "`.
  var quotationMarks: [QuotationMarks]
  /// Words before a speaker that say to whom (`to`) and before a source that say through whom (`via`), lower case.
  var attributionTo: [String]
  var attributionVia: [String]
  /// Words before a name by which somebody else speaks (“a spokesman for”), lower case.
  var attributionAbout: [String]
  /// January first: as it stands in a full date, and as it stands without a day (июня, июнь).
  var months: [String]
  var monthsAlone: [String]
  /// Patterns for a full date, a month and a year with `{day}`, `{month}` (name), `{year}`: `{day} {month} {year}`;
  /// `{dd}` and `{mm}` are the numbers in two digits.
  var datePattern: String
  var monthPattern: String
  /// All strings of the interface, by key; templates reach them as `t.KEY`.
  var strings: [String: String]

  struct QuotationMarks: Sendable, Hashable {
    var open: String
    var close: String
  }
}
