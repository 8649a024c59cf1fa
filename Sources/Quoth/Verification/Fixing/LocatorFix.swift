/// A locator that is wrong, and the right one.
struct LocatorFix: Sendable, Hashable {
  /// Index in `LinkedArchive.quotes`.
  var quote: Int
  var typed: String
  var right: String
}

/// Writes right locators into the text of an article: into the addresses that the quote got the wrong ones from,
/// those of its own links and of the links to its source in its attribution line.
struct LocatorFixer {
  let archive: LinkedArchive

  /// The changed texts by path; `texts` gives a file's present one.
  func fixed(_ fixes: [LocatorFix], texts: (String) -> [UInt8]?) -> [String: [UInt8]] {
    var changed: [String: [UInt8]] = [:]
    for (article, fixes) in Dictionary(grouping: fixes, by: { archive.quotes[$0.quote].article }) {
      let path = archive.articles[article].path
      guard let text = texts(path) else { continue }
      let edits = edits(fixes, in: text, article).sorted { $0.key.lowerBound < $1.key.lowerBound }
      guard !edits.isEmpty else { continue }
      var bytes: [UInt8] = []
      var end = 0
      for (range, right) in edits {
        bytes += text[end..<range.lowerBound]
        bytes += right.utf8
        end = range.upperBound
      }
      changed[path] = bytes + text[end...]
    }
    return changed
  }

  /// Those of the fixes that have no place to be written to: a link definition that another quote needs otherwise.
  func unwritable(_ fixes: [LocatorFix]) -> [LocatorFix] {
    let rights = Self.rights(fixes)
    return fixes.filter { fix in
      let article = archive.quotes[fix.quote].article
      return places(of: fix, article).allSatisfy { isShared($0.span, fix, rights, article) }
    }
  }

  private static func rights(_ fixes: [LocatorFix]) -> [Int: String] {
    Dictionary(fixes.map { ($0.quote, $0.right) }) { first, _ in first }
  }

  /// An address of a link in the text, and what it says.
  private struct LinkPlace {
    var span: SourceSpan
    var parameters: [Reference.Parameter]
  }

  /// What to put where, by the ranges of values.
  private func edits(_ fixes: [LocatorFix], in text: [UInt8], _ article: Int) -> [Range<Int>: String] {
    let lines = LineOffsets(text)
    let rights = Self.rights(fixes)
    var edits: [Range<Int>: String] = [:]
    for fix in fixes {
      for place in places(of: fix, article) where !isShared(place.span, fix, rights, article) {
        guard let range = value(of: fix, in: text, place, lines) else { continue }
        edits[range] = fix.right
      }
    }
    return edits
  }

  private func places(of fix: LocatorFix, _ article: Int) -> [LinkPlace] {
    let body = archive.articles[article].body
    let targets = archive.articleLinks[article].targets
    let quote = archive.quotes[fix.quote]
    var places: [LinkPlace] = []
    for mark in quote.marks {
      places.append(
        LinkPlace(span: body.quotes[mark].targetSpan, parameters: body.quotes[mark].parameters))
      for case .reference(let index) in body.quotes[mark].attribution
      where targets.indices.contains(index) && source(of: targets[index]) == quote.source {
        places.append(
          LinkPlace(span: body.references[index].targetSpan, parameters: body.references[index].parameters))
      }
    }
    return places
  }

  private func source(of target: Target) -> Int? {
    switch target {
    case .source(let source, _): source
    case .transcript(let transcript, _): archive.transcriptLinks[transcript].source
    default: nil
    }
  }

  /// Whether another quote has the same link definition, and needs another locator there.
  private func isShared(
    _ span: SourceSpan, _ fix: LocatorFix, _ rights: [Int: String], _ article: Int
  ) -> Bool {
    zip(archive.articles[article].body.quotes, archive.articleLinks[article].quoteOfMark)
      .contains { mark, quote in
        guard mark.targetSpan == span, let quote, quote != fix.quote else { return false }
        return rights[quote] != fix.right
      }
  }

  /// Where the value of `at` stands.
  private func value(
    of fix: LocatorFix, in text: [UInt8], _ place: LinkPlace, _ lines: LineOffsets
  ) -> Range<Int>? {
    guard
      let number = place.parameters.firstIndex(where: { $0.name == "at" && $0.value == fix.typed })
    else { return nil }
    let start = lines.offset(line: Int(place.span.line), column: Int(place.span.column))
    let end = lines.offset(line: Int(place.span.endLine), column: Int(place.span.endColumn))
    guard start < end, let parameter = LinkAddress.range(ofParameter: number, in: text[start..<end]),
      let sign = text[start..<end].dropFirst(parameter.lowerBound).firstIndex(of: UInt8(ascii: "="))
    else { return nil }
    let value = sign + 1..<start + parameter.upperBound
    guard !value.isEmpty, LinkAddress.decoded(text[value]) == fix.typed else { return nil }
    return value
  }
}

/// Where the lines of a text begin.
struct LineOffsets {
  private let starts: [Int]
  private let count: Int

  init(_ text: [UInt8]) {
    var starts = [0]
    for (index, byte) in text.enumerated() where byte == 0x0a { starts.append(index + 1) }
    self.starts = starts
    count = text.count
  }

  /// The offset of a line (from 1) and byte column (from 1), inside the text.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= starts.count else { return line < 1 ? 0 : count }
    return min(count, starts[line - 1] + max(0, column - 1))
  }
}
