/// Which quote is compared with which record, and which quotes with none.
struct VerificationPlan: Sendable {
  enum RecordName: Sendable, Hashable {
    case transcript(Int)
    case privateText(Int)
  }

  /// The quotes of one record, outer quotes before those in them.
  struct Group: Sendable {
    var record: RecordName
    var quotes: [Int]
  }

  private(set) var groups: [Group] = []
  private(set) var unchecked: [(Int, Verdict.Unchecked)] = []

  /// `only`: the articles whose quotes are compared. `passesOverOthers`: of all others nothing at all is said.
  init(_ archive: LinkedArchive, only: Set<Int>? = nil, passesOverOthers: Bool = false) {
    var records = [RecordName?](repeating: nil, count: archive.quotes.count)
    var exempt: [Int: Verdict.Unchecked] = [:]
    var byRecord: [RecordName: [Int]] = [:]
    var order: [RecordName] = []
    let numbers =
      passesOverOthers
      ? only.map { $0.sorted().flatMap { Array(archive.articleLinks[$0].quotes) } } : nil
    for number in Self.outerFirst(numbers ?? Array(archive.quotes.indices), archive.quotes) {
      let outer = archive.quotes[number].outer.flatMap { records.indices.contains($0) ? records[$0] : nil }
      let own = archive.quotes[number].source.flatMap { Self.record(of: $0, for: number, in: archive) }
      let name = outer ?? own
      records[number] = name
      // What is said of a quote's wording holds for the words of others in it.
      let ofOuter = archive.quotes[number].outer.flatMap { exempt[$0] }
      if let reason = Self.reasonNot(to: number, archive, ofOuter, hasRecord: name != nil) {
        unchecked.append((number, reason))
        if reason == .translation || reason == .quoteOff { exempt[number] = reason }
        continue
      }
      guard let name, only?.contains(archive.quotes[number].article) ?? true else { continue }
      if byRecord[name] == nil { order.append(name) }
      byRecord[name, default: []].append(number)
    }
    groups = order.map { Group(record: $0, quotes: byRecord[$0] ?? []) }
  }

  private static func reasonNot(
    to quote: Int, _ archive: LinkedArchive, _ ofOuter: Verdict.Unchecked?, hasRecord: Bool
  ) -> Verdict.Unchecked? {
    if !archive.config.checksQuotes { return .siteOff }
    if !archive.quotes[quote].isChecked { return .quoteOff }
    if archive.quotes[quote].translatedFrom != nil { return .translation }
    return ofOuter ?? (hasRecord ? nil : .noRecord)
  }

  /// The transcript of a source in the quote's language, else its private text.
  private static func record(of source: Int, for quote: Int, in archive: LinkedArchive) -> RecordName? {
    guard archive.sourceLinks.indices.contains(source) else { return nil }
    let transcript = archive.transcript(ofSource: source, language: archive.quotes[quote].language)
    if let transcript { return .transcript(transcript) }
    return archive.sourceLinks[source].privateText.map { .privateText($0) }
  }

  /// Indices of quotes, each after the quote it stands in.
  private static func outerFirst(_ numbers: [Int], _ quotes: [Quote]) -> [Int] {
    func depth(_ number: Int) -> Int {
      var depth = 0
      var outer = quotes[number].outer
      while let index = outer, quotes.indices.contains(index), depth < 64 {
        depth += 1
        outer = quotes[index].outer
      }
      return depth
    }
    guard numbers.contains(where: { quotes[$0].outer != nil }) else { return numbers }
    return numbers.map { (depth($0), $0) }.sorted { $0 < $1 }.map(\.1)
  }
}
