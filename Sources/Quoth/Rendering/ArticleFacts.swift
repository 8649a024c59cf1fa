/// What other pages than an article's own, and the data, are made of: its front matter, its quotes with their notes, and
/// its links to speakers and sources. A sentence changed between them changes none of these.
enum ArticleFacts {
  static func fingerprint(of index: Int, in archive: LinkedArchive, _ verdicts: [Verdict]) -> UInt64 {
    let articles = archive.articles
    var facts = Fingerprint()
    facts.add(articles[index].id)
    facts.add(archive.addresses.articles[index].href)
    facts.add(articles[index].header.title.value)
    facts.add(articles[index].header.language?.value)
    for alias in articles[index].header.aliases { facts.add(alias.value) }
    facts.add(articles[index].date)
    facts.add(articles[index].updated)
    for author in articles[index].authors { facts.add(author) }
    facts.add(articles[index].summary?.value)
    facts.add(archive.articleLinks[index].image)
    for topic in archive.articleLinks[index].topics { facts.add(topic) }
    for quote in archive.articleLinks[index].quotes {
      add(quote, in: archive, &facts)
      if verdicts.indices.contains(quote) { add(verdicts[quote], &facts) }
      for note in archive.quotes[quote].notes { add(note: note, of: index, in: archive, &facts) }
    }
    addLinks(of: index, in: archive, &facts)
    return facts.value
  }

  private static func add(_ quote: Int, in archive: LinkedArchive, _ facts: inout Fingerprint) {
    let quotes = archive.quotes
    facts.add(quotes[quote].id)
    facts.add(quotes[quote].name)
    facts.add(quotes[quote].anchor)
    facts.add(quotes[quote].speaker)
    for speaker in quotes[quote].to { facts.add(speaker) }
    facts.add(quotes[quote].source ?? -1)
    facts.add(quotes[quote].via ?? -1)
    facts.add(quotes[quote].locator.at)
    facts.add(quotes[quote].locator.page)
    facts.add(quotes[quote].locator.line)
    facts.add(quotes[quote].locator.section)
    facts.add(quotes[quote].locator.column)
    facts.add(quotes[quote].date)
    facts.add(quotes[quote].language)
    facts.add(quotes[quote].translatedFrom)
    facts.add(quotes[quote].text)
    for part in quotes[quote].parts { facts.add(part) }
    facts.add(
      quotes[quote].outer.map { $0 - archive.articleLinks[quotes[quote].article].quotes.lowerBound } ?? -1)
    facts.add(quotes[quote].isChecked ? 1 : 0)
  }

  /// A note on a quote is shown as HTML, whose links lead anywhere: to articles too.
  private static func add(
    note index: Int, of article: Int, in archive: LinkedArchive, _ facts: inout Fingerprint
  ) {
    let body = archive.articles[article].body
    guard body.notes.indices.contains(index) else { return }
    let note = body.notes[index]
    let targets = archive.articleLinks[article].targets
    facts.add(note.kind)
    facts.add(note.text)
    body.html.withUnsafeBytes { facts.add(UnsafeRawBufferPointer(rebasing: $0[note.html])) }
    for slot in body.slots where note.html.contains(slot.offset) || slot.offset == note.html.upperBound {
      facts.add(slot.offset - note.html.lowerBound)
      facts.add(slot.kind.tag)
      switch slot.kind {
      case .referenceOpen(let number), .address(let number):
        if targets.indices.contains(number) { facts.add(archive.addresses.href(targets[number])) }
      default: break
      }
    }
  }

  private static func add(_ verdict: Verdict, _ facts: inout Fingerprint) {
    facts.add(verdict.status.order)
    facts.add(verdict.unchecked?.rawValue)
    for edit in verdict.edits {
      facts.add(edit.kind.rawValue)
      facts.add(edit.text)
      facts.add(edit.record)
    }
    facts.add(verdict.transcript ?? -1)
    for passage in verdict.passages {
      facts.add(passage.block)
      facts.add(passage.range.lowerBound)
      facts.add(passage.range.upperBound)
    }
    facts.add((verdict.isPrivateRecord ? 2 : 0) + (verdict.isSpeakerChecked ? 1 : 0))
  }

  /// The links that lists of mentions show, with the words around them.
  private static func addLinks(of index: Int, in archive: LinkedArchive, _ facts: inout Fingerprint) {
    let targets = archive.articleLinks[index].targets
    for (number, target) in targets.enumerated() {
      switch target {
      case .speaker(let speaker, _):
        facts.add(1)
        facts.add(speaker)
      case .source(let source, _):
        facts.add(2)
        facts.add(source)
      default: continue
      }
      let references = archive.articles[index].body.references
      guard references.indices.contains(number) else { continue }
      facts.add(references[number].text)
      facts.add(references[number].context)
      for parameter in references[number].parameters {
        facts.add(parameter.name)
        facts.add(parameter.value)
      }
    }
  }
}

extension Fingerprint {
  fileprivate mutating func add(_ text: String?) {
    if let text { add(text) } else { add(-1) }
  }

  fileprivate mutating func add(_ date: CalendarDate?) {
    add((date?.year ?? 0) * 1024 + (date?.month ?? 0) * 32 + (date?.day ?? 0))
  }
}
