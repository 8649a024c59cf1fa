/// What the parameters of a `quote:` link say.
struct QuoteParameters: Sendable {
  var speaker = Said<Int>.nothing
  var source = Said<Int>.nothing
  /// The transcript that `source` names by its own id.
  var record: Int?
  var via = Said<Int>.nothing
  var to = Said<[Int]>.nothing
  var locator = Locator()
  var date = Said<CalendarDate>.nothing
  var language: String?
  var translated: String?
  var isUnchecked = false

  /// Of one mark. (No initialiser: that would be given copies of the mark and of the catalog.)
  static func read(
    _ mark: QuoteMark, _ catalog: Catalog, at place: Place, _ findings: inout [Finding]
  ) -> QuoteParameters {
    var said = QuoteParameters()
    if let id = mark.speaker { said.speaker = catalog.resolve(id, in: .speakers, at: place, &findings) }
    for (index, parameter) in mark.parameters.enumerated() {
      // Empty ones and contradictions in one link were reported when it was parsed.
      let isFirst = !mark.parameters[..<index].contains { $0.name == parameter.name }
      if isFirst, !parameter.value.isEmpty { said.read(parameter, catalog, at: place, &findings) }
    }
    return said
  }

  private mutating func read(
    _ parameter: Reference.Parameter, _ catalog: Catalog, at place: Place, _ findings: inout [Finding]
  ) {
    func invalid(_ message: String, _ suggestion: String) {
      findings.append(Finding(.invalidParameter, message, at: place, suggestion: suggestion))
    }
    let value = parameter.value
    switch parameter.name {
    case "source":
      source = catalog.resolve(value, in: .sources, at: place, &findings)
      record = catalog.records[value]
    case "via":
      via = catalog.resolve(value, in: .sources, at: place, &findings)
    case "to":
      let ids = value.split(separator: ",").map { Anchors.collapsed(String($0)) }.filter { !$0.isEmpty }
      if ids.isEmpty {
        invalid("“to” has no value", "write the ids of those it was said to, with commas between")
      }
      var speakers: [Int] = []
      for id in ids {
        guard let speaker = catalog.resolve(id, in: .speakers, at: place, &findings).value else { continue }
        if !speakers.contains(speaker) { speakers.append(speaker) }
      }
      to = speakers.isEmpty ? .wrong : .value(speakers)
    case "at", "page", "line", "section", "column":
      if let fault = LocatorRules.fault(of: parameter, clock: false, at: place) {
        findings.append(fault)
      } else {
        _ = locator.set(parameter)
      }
    case "date":
      date = CalendarDate(value).map { .value($0) } ?? .wrong
      if date.value == nil { invalid("“\(value)” is no date", "write 2017-06-05, 2017-06 or 2017") }
    case "language", "translated":
      guard Self.isLanguage(value) else {
        return invalid("“\(value)” is no language", "write its code: en, ru, pt-BR, zh-Hans")
      }
      if parameter.name == "language" { language = value } else { translated = value }
    case "check":
      guard value == "off" else {
        return invalid("“check” can only be “off”", "write check=off, or take it out")
      }
      isUnchecked = true
    default:
      // Reported when the link was parsed.
      break
    }
  }

  /// The shape of a BCP 47 tag: `ru`, `pt-BR`, `zh-Hans`.
  static func isLanguage(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, 2...8 ~= first.count, parts.dropFirst().allSatisfy({ 1...8 ~= $0.count })
    else { return false }
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
    return first.allSatisfy(isLetter)
      && parts.dropFirst().joined().allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
  }
}
