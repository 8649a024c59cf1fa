/// Puts the bodies that were linked one by one into one archive: quotes and mentions get their places in its lists,
/// and speakers, sources and transcripts learn who quotes and mentions them. Integers only, in one pass.
struct Assembly: Sendable {
  /// Without the quotes, which are in the archive.
  private let bodies: LinkedBodies
  /// By article, where its quotes begin in the archive's list; and where the last one's end.
  private let quoteStarts: [Int]
  private let records: Records
  private let topics: Topics
  private let isPublished: [Bool]
  private let parallel: Parallel

  init(
    _ bodies: consuming LinkedBodies, quoteStarts: [Int], _ records: Records, _ topics: Topics,
    _ isPublished: [Bool], _ parallel: Parallel
  ) {
    self.bodies = bodies
    self.quoteStarts = quoteStarts
    self.records = records
    self.topics = topics
    self.isPublished = isPublished
    self.parallel = parallel
  }

  func fill(
    _ archive: inout LinkedArchive, _ newestArticles: [Int], _ newestTranscripts: [Int],
    _ findings: inout [Finding], _ pending: inout [ReferenceResolver.PendingAnchor]
  ) {
    let lists = [bodies.articles, bodies.transcripts, bodies.speakers, bodies.sources, bodies.pages]
    findings += bodies.findings
    for label in bodies.labels { findings += label.findings }
    // By index, since to take a body out of its list is to copy it.
    for list in lists {
      for index in list.indices {
        findings += list[index].findings
        pending += list[index].pending
      }
    }
    fillArticles(&archive)
    fillTranscripts(&archive)
    archive.speakerLinks = bodies.speakers.indices.map { index in
      var links = SpeakerLinks()
      links.links = bodies.speakers[index].links
      links.sameAs = bodies.sameAs[index] ?? []
      return links
    }
    fillSources(&archive)
    archive.pageLinks = bodies.pages.map(\.links)
    listQuotes(&archive, newestArticles)
    listMentions(&archive, newestArticles, newestTranscripts)
    listTurns(&archive, newestTranscripts)
  }

  private func fillArticles(_ archive: inout LinkedArchive) {
    archive.articleLinks = parallel.map(count: bodies.articles.count, chunk: 128) { article in
      var links = bodies.articles[article].links
      let start = quoteStarts[article]
      for mark in links.quoteOfMark.indices {
        if let quote = links.quoteOfMark[mark] { links.quoteOfMark[mark] = start + quote }
      }
      links.quotes = start..<quoteStarts[article + 1]
      return links
    }
  }

  private func fillTranscripts(_ archive: inout LinkedArchive) {
    archive.transcriptLinks = bodies.transcripts.indices.map { index in
      var links = TranscriptLinks()
      links.links = bodies.transcripts[index].links
      links.source = records.sourceOfTranscript[index]
      links.speakersOfBlock = bodies.labels[index].speakersOfBlock
      links.anchors = bodies.labels[index].anchors
      links.isPublished = isPublished[index]
      links.topics = topics.ofTranscript[index]
      links.links.topics = topics.ofTranscript[index]
      return links
    }
  }

  private func fillSources(_ archive: inout LinkedArchive) {
    archive.sourceLinks = bodies.sources.indices.map { index in
      var links = SourceLinks()
      links.links = bodies.sources[index].links
      links.transcripts = records.transcripts[index]
      links.privateText = records.privateText[index]
      links.partOf = records.partOf[index]
      links.parts = records.parts[index]
      links.url = bodies.urls[index]?.url
      links.archiveURL = bodies.urls[index]?.archive
      return links
    }
  }

  /// Newest article first, within an article by position.
  private func listQuotes(_ archive: inout LinkedArchive, _ newestArticles: [Int]) {
    for article in newestArticles {
      for index in archive.articleLinks[article].quotes {
        let speaker = archive.quotes[index].speaker
        let source = archive.quotes[index].source
        let via = archive.quotes[index].via
        archive.speakerLinks[speaker].quotes.append(index)
        for listener in archive.quotes[index].to { archive.speakerLinks[listener].addressed.append(index) }
        if let via { archive.sourceLinks[via].relayed.append(index) }
        guard let source else { continue }
        archive.sourceLinks[source].quotes.append(index)
        // Asked first, since the question to the whole archive, which is being changed, copies it.
        guard !archive.sourceLinks[source].transcripts.isEmpty else { continue }
        let said = archive.quotes[index].translatedFrom ?? archive.quotes[index].language
        if let transcript = archive.transcript(ofSource: source, language: said) {
          archive.transcriptLinks[transcript].quotes.append(index)
        }
      }
    }
  }

  /// `LinkedArchive.mentions` goes through articles, transcripts, speakers, sources and pages; lists of mentions
  /// begin with the newest article.
  private func listMentions(
    _ archive: inout LinkedArchive, _ newestArticles: [Int], _ newestTranscripts: [Int]
  ) {
    let ranges = bodies.articles.indices.map { add(.article($0), bodies.articles[$0].mentions, &archive) }
    let ofTranscripts = bodies.transcripts.indices.map { index in
      isPublished[index]
        ? add(.transcript(index), bodies.transcripts[index].mentions, &archive)
        : archive.mentions.count..<archive.mentions.count
    }
    let others = archive.mentions.count
    for index in bodies.speakers.indices {
      _ = add(.speaker(index), bodies.speakers[index].mentions, &archive)
    }
    for index in bodies.sources.indices { _ = add(.source(index), bodies.sources[index].mentions, &archive) }
    for index in bodies.pages.indices { _ = add(.page(index), bodies.pages[index].mentions, &archive) }

    for article in newestArticles { list(ranges[article], bodies.articles[article].links.targets, &archive) }
    for transcript in newestTranscripts {
      list(ofTranscripts[transcript], bodies.transcripts[transcript].links.targets, &archive)
    }
    for index in others..<archive.mentions.count {
      switch archive.mentions[index].document {
      case .speaker(let speaker): list(index..<index + 1, bodies.speakers[speaker].links.targets, &archive)
      case .source(let source): list(index..<index + 1, bodies.sources[source].links.targets, &archive)
      case .page(let page): list(index..<index + 1, bodies.pages[page].links.targets, &archive)
      case .article, .transcript: continue
      }
    }
  }

  private func add(
    _ document: Mention.Document, _ references: [Int], _ archive: inout LinkedArchive
  ) -> Range<Int> {
    let first = archive.mentions.count
    for reference in references {
      archive.mentions.append(Mention(document: document, reference: reference))
    }
    return first..<archive.mentions.count
  }

  private func list(_ mentions: Range<Int>, _ targets: [Target], _ archive: inout LinkedArchive) {
    for index in mentions {
      switch targets[archive.mentions[index].reference] {
      case .speaker(let speaker, _): archive.speakerLinks[speaker].mentions.append(index)
      case .source(let source, _): archive.sourceLinks[source].mentions.append(index)
      default: continue
      }
    }
  }

  private func listTurns(_ archive: inout LinkedArchive, _ newestTranscripts: [Int]) {
    for transcript in newestTranscripts where isPublished[transcript] {
      for speakers in bodies.labels[transcript].speakersOfBlock {
        for speaker in speakers {
          archive.speakerLinks[speaker].turnCount += 1
          if archive.speakerLinks[speaker].transcripts.last != transcript {
            archive.speakerLinks[speaker].transcripts.append(transcript)
          }
        }
      }
    }
  }
}

extension LinkedArchive {
  /// The transcript that words in that language of a source are compared with: one in just that language, else one
  /// in the same language of another region. One without turns records nobody's words.
  func transcript(ofSource source: Int, language: String) -> Int? {
    if sourceLinks[source].transcripts.isEmpty { return nil }
    let records = sourceLinks[source].transcripts.filter { !transcripts[$0].blocks.isEmpty }
    if records.isEmpty { return nil }
    func tag(_ transcript: Int) -> String {
      (transcripts[transcript].header.language?.value ?? config.language).lowercased()
    }
    let wanted = language.lowercased()
    return records.first { tag($0) == wanted }
      ?? records.first { tag($0).prefix { $0 != "-" } == wanted.prefix { $0 != "-" } }
  }
}
