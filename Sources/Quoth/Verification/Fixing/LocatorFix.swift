/// A locator that is wrong, and the right one.
struct LocatorFix: Sendable, Hashable {
  /// Index in `LinkedArchive.quotes`.
  var quote: Int
  var typed: String
  var right: String
}

/// Writes right locators into the text of an article, where the wrong ones stand in the quote's own link or
/// attribution line.
struct LocatorFixer {
  let archive: LinkedArchive

  /// The changed texts by path; `texts` gives a file's present one. Fixes whose locator stands elsewhere (in the
  /// definition of a reference-style link) are looked for in the whole file, and made only if it stands there once.
  func fixed(_ fixes: [LocatorFix], texts: (String) -> [UInt8]?) -> [String: [UInt8]] {
    var changed: [String: [UInt8]] = [:]
    // From the end of each file, so that earlier places stay right.
    for fix in fixes.sorted(by: { $0.quote > $1.quote }) {
      let quote = archive.quotes[fix.quote]
      let article = archive.articles[quote.article]
      guard let text = changed[article.path] ?? texts(article.path) else { continue }
      let spans = quote.marks.map { article.body.quotes[$0].span }
      if let range = range(of: fix, in: text, spans) {
        changed[article.path] =
          Array(text[..<range.lowerBound]) + Array(fix.right.utf8) + Array(text[range.upperBound...])
      }
    }
    return changed
  }

  private func range(of fix: LocatorFix, in text: [UInt8], _ spans: [SourceSpan]) -> Range<Int>? {
    let lines = LineOffsets(text)
    for span in spans {
      let low = lines.offset(line: Int(span.line), column: Int(span.column))
      let high = lines.offset(line: Int(span.endLine), column: Int(span.endColumn))
      if low < high, let found = occurrences(fix, in: text, low..<high).first { return found }
    }
    let everywhere = occurrences(fix, in: text, 0..<text.count)
    return everywhere.count == 1 ? everywhere.first : nil
  }

  /// Where `at=TYPED` stands, not as the beginning of a longer value: the range of the value.
  private func occurrences(_ fix: LocatorFix, in text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    let key = Array("at=".utf8)
    let sought = key + Array(fix.typed.utf8)
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index + sought.count <= range.upperBound {
      if text[index] == key[0], text[index..<index + sought.count].elementsEqual(sought) {
        let end = index + sought.count
        let isWhole = end >= text.count || [0x26, 0x23, 0x29, 0x20, 0x3e, 0x0a].contains(text[end])
        let isParameter = index > 0 && (text[index - 1] == 0x3f || text[index - 1] == 0x26)
        if isWhole, isParameter { found.append(index + key.count..<end) }
      }
      index += 1
    }
    return found
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
