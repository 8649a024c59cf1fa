extension Fields {
  /// One text: `title: Words`.
  mutating func text(_ key: String, isRequired: Bool = false, example: String? = nil) -> Located<String>? {
    guard let node = node(key) else {
      if isRequired { reportMissing(key, example: example) }
      return nil
    }
    guard let text = text(node, key) else { return nil }
    if !text.value.isEmpty { return text }
    if isRequired { reportMissing(key, example: example) }
    return nil
  }

  /// The same without its place.
  mutating func words(_ key: String, isRequired: Bool = false) -> String? {
    text(key, isRequired: isRequired)?.value
  }

  /// One text or a list of texts: `topics: [Elections, Interviews]`, `to: megyn-kelly`.
  mutating func texts(_ key: String) -> [Located<String>] {
    node(key).map { texts($0, key) } ?? []
  }

  private mutating func texts(_ node: YAMLNode, _ key: String) -> [Located<String>] {
    guard case .list(let items) = node.value else { return text(node, key).map { [$0] } ?? [] }
    return items.compactMap { item in
      guard !item.isNull else {
        report(.wrongType, "an entry of “\(key)” is empty", at: item.span, suggestion: "remove it")
        return nil
      }
      return text(item, key, isEntry: true)
    }
  }

  /// `true` or `false`.
  mutating func flag(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    switch node.value {
    case .scalar("true", _), .scalar("True", _), .scalar("TRUE", _): return true
    case .scalar("false", _), .scalar("False", _), .scalar("FALSE", _): return false
    default:
      report(
        .wrongType, "“\(key)” must be true or false", at: node.span,
        suggestion: "write “\(key): true” or “\(key): false”")
      return nil
    }
  }

  /// A whole number.
  mutating func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(key) else { return nil }
    if let number = Int(text.value), range.contains(number) { return number }
    report(
      .wrongType, "“\(key)” must be a whole number from \(range.lowerBound) to \(range.upperBound)",
      at: text.span, suggestion: "write it in digits alone, as in “\(key): \(range.lowerBound)”")
    return nil
  }

  /// One of some words: `made_by: machine`.
  mutating func choice(_ key: String, of words: [String]) -> String? {
    guard let text = text(key) else { return nil }
    if words.contains(text.value) { return text.value }
    report(
      .wrongType, "“\(key)” must be \(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")",
      at: text.span,
      suggestion: NearestName.suggestion(for: text.value, in: words)
        ?? "write one of these words")
    return nil
  }

  /// One of the words of an enumeration.
  mutating func choice<Words: RawRepresentable<String> & CaseIterable>(_ key: String) -> Words? {
    choice(key, of: Words.allCases.map(\.rawValue)).flatMap { Words(rawValue: $0) }
  }

  /// Some of the words of an enumeration, in a list, which may be empty. Nil: the key is not there.
  mutating func choices<Words: RawRepresentable<String> & CaseIterable>(_ key: String) -> [Words]? {
    guard node(key) != nil else { return nil }
    let words = Words.allCases.map(\.rawValue)
    return texts(key).compactMap { text in
      if let word = Words(rawValue: text.value) { return word }
      report(
        .wrongType, "“\(text.value)” is nothing that “\(key)” may list", at: text.span,
        suggestion: NearestName.suggestion(for: text.value, in: words)
          ?? "choose from \(words.joined(separator: ", ")); “\(key): []” is none of them")
      return nil
    }
  }

  /// A day, a month or a year; of a time stamp the day counts.
  mutating func date(_ key: String, isRequired: Bool = false) -> Located<CalendarDate>? {
    guard let text = text(key, isRequired: isRequired, example: "\(key): 2017-06-05") else { return nil }
    let day = text.value.prefix { $0 != "T" && $0 != "t" && $0 != " " }
    let rest = text.value.utf8.dropFirst(day.utf8.count)
    let isTime = day.utf8.count == 10 && rest.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false
    if rest.isEmpty || isTime, let date = CalendarDate(day) { return Located(date, at: text.span) }
    report(
      .invalidDate, "“\(text.value)” is no date", at: text.span,
      suggestion: "write it as 2017-06-05, 2017-06 or 2017")
    return nil
  }

  /// The id of a content file, in the form that ids have.
  mutating func id(_ key: String) -> Located<String>? {
    text(key).map { Located(NormalForm.nfc($0.value), at: $0.span) }
  }

  /// An id, several parted by commas, or a list of ids.
  mutating func ids(_ key: String) -> [Located<String>] {
    node(key).map { ids($0, key) } ?? []
  }

  /// The same below a key of the writer's; none for `~`.
  mutating func ids(_ node: YAMLNode, _ key: String) -> [Located<String>] {
    guard !node.isNull else { return [] }
    return texts(node, key).flatMap { text in
      text.value.utf8.contains(UInt8(ascii: ",")) ? Self.split(text) : [text]
    }.map { Located(NormalForm.nfc($0.value), at: $0.span) }
  }

  /// An address elsewhere or a path in the site.
  mutating func address(_ key: String) -> Located<String>? {
    text(key).flatMap { checked($0) }
  }

  mutating func addresses(_ key: String) -> [Located<String>] {
    texts(key).compactMap { checked($0) }
  }

  /// A language tag of BCP 47: `en`, `pt-BR`, `zh-Hant`.
  mutating func language(_ key: String) -> Located<String>? {
    guard let text = text(key) else { return nil }
    let parts = text.value.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isTag = parts.enumerated().allSatisfy { index, part in
      part.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
        default: false
        }
      } && (index == 0 ? 2...3 : 1...8).contains(part.count)
    }
    if isTag { return text }
    report(
      .wrongType, "“\(text.value)” is no language tag", at: text.span,
      suggestion: "write it as in “en”, “de” or “pt-BR”")
    return nil
  }

  /// Any value, for templates.
  mutating func free(_ key: String) -> FreeValue { node(key).map { FreeValue($0) } ?? .null }

  /// The text of a scalar; anything else is reported.
  mutating func text(_ node: YAMLNode, _ key: String, isEntry: Bool = false) -> Located<String>? {
    guard case .scalar(let text, _) = node.value else {
      let place = isEntry ? "an entry of “\(key)”" : "“\(key)”"
      report(
        .wrongType, "\(place) must be text, not \(node.kindOfValue)", at: node.span,
        suggestion: isEntry ? "write one value in its place" : "write one value behind “\(key):”")
      return nil
    }
    // Block scalars end in a line feed.
    guard text.utf8.last == 0x0A else { return Located(text, at: node.span) }
    return Located(String(text.reversed().drop { $0.isWhitespace }.reversed()), at: node.span)
  }

  /// A whole address with what may not stand in one encoded; a path as it is, for it names a file.
  private mutating func checked(_ text: Located<String>) -> Located<String>? {
    guard let fault = AddressCheck.fault(in: text.value) else {
      guard AddressCheck.isAbsolute(text.value) else { return text }
      return Located(PercentEncoding.mended(text.value, keepingLetters: true), at: text.span)
    }
    report(.invalidURL, "“\(text.value)” \(fault.message)", at: text.span, suggestion: fault.suggestion)
    return nil
  }

  private static func split(_ text: Located<String>) -> [Located<String>] {
    text.value.split(separator: ",").compactMap { part in
      let words = part.split(separator: " ").joined(separator: " ")
      return words.isEmpty ? nil : Located(words, at: text.span)
    }
  }
}
