import CommonMark

/// Looks at one article or transcript at a time; many at once on several threads.
struct FindSearch: Sendable {
  private let archive: LinkedArchive
  private let texts: [String: [UInt8]]
  private let query: SearchQuery
  private let scope: FindScope
  private let transcripts: TranscriptIndex

  init(reading: ArchiveReading, query: SearchQuery, scope: FindScope) {
    archive = reading.archive
    texts = reading.texts
    self.query = query
    self.scope = scope
    transcripts = TranscriptIndex(reading.archive, [])
  }

  // MARK: Quotes

  func quotes(ofArticle index: Int) -> [FindResult.Hit] {
    archive.articleLinks[index].quotes.compactMap { number in
      let quote = archive.quotes[number]
      if let speaker = scope.speaker, quote.speaker != speaker { return nil }
      if let source = scope.source, quote.source != source, quote.via != source { return nil }
      guard scope.holds(quote.date) else { return nil }
      let words = SearchWords(quote.text)
      guard let match = SearchMatch(query, in: words) else { return nil }
      let context = FindContext(match, words, in: quote.text)
      let article = archive.articles[index]
      let source = quote.source.map { archive.sources[$0] }
      return FindResult.Hit(
        kind: .quote, file: quote.place.file, line: Int(quote.place.span.line), id: quote.id,
        url: url(of: quote), speakers: [archive.speakers[quote.speaker].id],
        names: [archive.speakers[quote.speaker].name], source: source?.id,
        title: source?.header.title.value ?? article.header.title.value, date: quote.date?.text,
        at: quote.locator.at ?? quote.locator.page, context: context.text, marks: context.marks,
        rank: FindRank(match, .quote, quote.date))
    }
  }

  private func url(of quote: Quote) -> String? {
    guard !archive.articles[quote.article].header.isDraft else { return nil }
    let addresses = archive.addresses
    let hasPage =
      archive.config.quotePages == .all || archive.config.quotePages == .named && quote.name != nil
    return hasPage
      ? addresses.absolute(addresses.quotePage(id: quote.id))
      : addresses.absolute(addresses.articles[quote.article], quote.anchor)
  }

  // MARK: Turns

  func turns(ofTranscript index: Int) -> [FindResult.Hit] {
    let transcript = archive.transcripts[index]
    let links = archive.transcriptLinks[index]
    if let source = scope.source, links.source != source { return [] }
    let source = links.source.map { archive.sources[$0] }
    let date = transcript.date ?? source?.date
    guard scope.holds(date) else { return [] }
    var lines: SourceLineFinder?
    var hits: [FindResult.Hit] = []
    for (number, block) in transcript.blocks.enumerated() where block.isTurn {
      let speakers = links.speakersOfBlock.indices.contains(number) ? links.speakersOfBlock[number] : []
      if let speaker = scope.speaker, !speakers.contains(speaker) { continue }
      let words = SearchWords(block.text)
      guard let match = SearchMatch(query, in: words) else { continue }
      let found = lines ?? SourceLineFinder(texts[transcript.path] ?? [])
      lines = found
      let context = FindContext(match, words, in: block.text)
      let next = transcript.blocks.indices.contains(number + 1) ? transcript.blocks[number + 1] : nil
      let label = if case .turn(let label) = block.kind { label } else { "" }
      let time = Self.time(of: block, at: words.starts[match.stretch.lowerBound])
      let anchor = transcripts.anchor(index, block: number)
      hits.append(
        FindResult.Hit(
          kind: .turn, file: transcript.path,
          line: found.line(
            of: Array(words.hashes[match.stretch]), from: Int(block.span.line),
            to: next.map { Int($0.span.line) }),
          id: transcript.id,
          url: links.isPublished && !transcript.header.isDraft
            ? archive.addresses.absolute(transcripts.address(index, block: number), anchor) : nil,
          speakers: speakers.map { archive.speakers[$0].id },
          names: speakers.isEmpty ? [label] : speakers.map { archive.speakers[$0].name },
          source: source?.id, title: transcript.header.title.value, date: date?.text,
          at: time.map { TimeCode.text($0 / 1000 * 1000, clock: transcript.usesClock) },
          context: context.text, marks: context.marks, rank: FindRank(match, .turn, date)))
    }
    return hits
  }

  /// The last time given before an offset of a turn's text; milliseconds.
  static func time(of block: TranscriptBlock, at offset: Int) -> Int? {
    block.moments.last { $0.offset <= offset }?.time ?? block.time
  }

  // MARK: Articles

  /// The article's own words and title; not where one of its quotes is found with the same words (`quotes`).
  func article(_ index: Int, quotes: [FindResult.Hit]) -> FindResult.Hit? {
    let article = archive.articles[index]
    guard scope.holds(article.date), let bytes = texts[article.path] else { return nil }
    let text = ArticleWords(article, bytes)
    let words = SearchWords(text.text)
    guard let match = SearchMatch(query, in: words) else { return nil }
    let stretch = words.starts[match.stretch.lowerBound]...words.starts[match.stretch.upperBound - 1]
    let lines = text.line(at: stretch.lowerBound)...text.lastLine(at: stretch.upperBound)
    if quotes.contains(where: { lines.contains($0.line) }) { return nil }
    let context = FindContext(match, words, in: text.text)
    return FindResult.Hit(
      kind: .article, file: article.path, line: lines.lowerBound, id: article.id,
      url: article.header.isDraft ? nil : archive.addresses.absolute(archive.addresses.articles[index]),
      speakers: [], names: [], source: nil, title: article.header.title.value, date: article.date.text,
      at: nil,
      context: context.text, marks: context.marks, rank: FindRank(match, .article, article.date))
  }
}

extension FindRank {
  init(_ match: SearchMatch, _ kind: FindResult.Kind, _ date: CalendarDate?) {
    self.init(kind: kind, isWhole: match.isWhole, date: date)
  }
}

/// The words of an article, title first, and the lines that they stand in.
struct ArticleWords {
  private(set) var text: String
  /// Where each paragraph begins in `text`, and its lines.
  private var paragraphs: [(start: Int, lines: ClosedRange<Int>)] = []

  init(_ article: Article, _ bytes: [UInt8]) {
    var findings: [Diagnostic] = []
    let front = FrontMatter(bytes, path: article.path, findings: &findings)
    var out = Array(article.header.title.value.utf8)
    let title = Int(article.header.title.span.line)
    paragraphs = [(0, title...title)]
    if let summary = article.summary {
      let line = Int(summary.span.line)
      out.append(0x0A)
      paragraphs.append((out.count, line...line))
      out += summary.value.utf8
    }
    let document = MarkdownDocument(
      parsing: bytes, from: front.bodyStart..<bytes.count, startLine: front.bodyLine)
    for index in document.nodes.indices {
      let node = document.nodes[index]
      guard node.kind == .paragraph || node.kind == .heading || node.kind == .codeBlock else { continue }
      out.append(0x0A)
      let first = Int(node.span.line)
      paragraphs.append((out.count, first...max(first, Int(node.span.endLine))))
      document.appendPlainText(of: index, to: &out)
    }
    text = out.text
  }

  func line(at offset: Int) -> Int { lines(at: offset).lowerBound }

  func lastLine(at offset: Int) -> Int { lines(at: offset).upperBound }

  private func lines(at offset: Int) -> ClosedRange<Int> {
    paragraphs.last { $0.start <= offset }?.lines ?? 1...1
  }
}

/// Finds the line of a file that words stand in.
struct SourceLineFinder {
  private let bytes: [UInt8]
  /// Where each line begins.
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
    self.starts = starts
  }

  /// The first of the lines that hold the most of the words. `from`, `to`: lines from 1, the second excluded.
  func line(of words: [UInt64], from: Int, to: Int?) -> Int {
    let wanted = Set(words)
    let last = min(to.map { $0 - 1 } ?? starts.count, starts.count)
    var best = (line: from, count: 0)
    guard from <= last else { return from }
    for line in from...last {
      let end = line < starts.count ? starts[line] - 1 : bytes.count
      guard starts[line - 1] < end else { continue }
      let found = Set(SearchWords(bytes[starts[line - 1]..<end].text).hashes).intersection(wanted).count
      if found > best.count { best = (line, found) }
      if found == wanted.count { break }
    }
    return best.line
  }
}
