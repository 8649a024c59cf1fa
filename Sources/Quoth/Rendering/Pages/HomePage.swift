import Mustache

/// `/`: one quote large, what is new, who is quoted most, how much of it is verified.
struct HomePage {
  let context: RenderContext

  func file() -> OutputFile {
    let address = context.archive.addresses.home
    return OutputFile(address.file, inputs: context.inputs.all) { [context] buffer in
      var frame = PageFrame(.home, address, context.archive.config.title)
      frame.feeds = [(context.archive.config.title, context.hrefs.feed)]
      frame.render(in: context, into: &buffer) { root in
        root.record(.home) { HomePage(context: context).write(to: &$0) }
      }
    }
  }

  /// The fields of `Shape.home`.
  private func write(to home: inout RecordWriter) {
    let archive = context.archive
    let texts = context.texts
    let lists = ListRecords(context: context)
    let articles = Array(archive.articles.indices.suffix(10).reversed())
    let transcripts = NewestFirst.transcripts(context).prefix(5)
    let speakers = archive.speakers.indices.sorted {
      (archive.speakerLinks[$1].quotes.count, $0) < (archive.speakerLinks[$0].quotes.count, $1)
    }
    .prefix(12).filter { !archive.speakerLinks[$0].quotes.isEmpty }
    let topics = archive.topics.indices.sorted {
      (archive.topics[$1].articles.count, $0) < (archive.topics[$0].articles.count, $1)
    }
    .prefix(12)
    let sound = context.verdicts.count { $0.status.isSound }
    home.optional(lead().map(context.record))
    home.list(articles) { lists.write(article: $0, to: &$1) }
    home.list(transcripts) { lists.write(transcript: $0, to: &$1) }
    home.list(speakers) {
      lists.write(speaker: $0, quotes: archive.speakerLinks[$0].quotes.count, to: &$1)
    }
    home.list(topics) { lists.write(topic: $0, to: &$1) }
    home.record(texts.count(archive.articles.count, .articles))
    home.record(texts.count(archive.quotes.count, .quotes))
    home.record(texts.count(archive.speakers.count, .speakers))
    home.record(texts.count(archive.sources.count { !$0.isImplicit }, .sources))
    lists.write(statuses: archive.quotes.indices, to: &home)
    home.int(sound * 100 / max(1, archive.quotes.count))
    home.bool(archive.articles.isEmpty && archive.transcripts.isEmpty)
  }

  /// The quote that is set large: of the newest articles' quotes the first with a name, of a length that can be
  /// read at a glance, sound before unchecked.
  private func lead() -> Int? {
    let archive = context.archive
    var best: (quote: Int, rank: Int)?
    for article in archive.articles.indices.suffix(10).reversed() {
      for index in archive.articleLinks[article].quotes {
        let quote = archive.quotes[index]
        let status = context.verdicts[index].status
        var rank = status == .verbatim ? 4 : status == .edited ? 3 : status == .unchecked ? 2 : 0
        // In one piece and in the language of the site it reads best.
        rank = rank * 8 + (quote.marks.count == 1 && quote.language == archive.config.language ? 4 : 0)
        rank += ((40...240).contains(quote.text.utf8.count) ? 2 : 0) + (quote.name == nil ? 0 : 1)
        if rank > best?.rank ?? -1 { best = (index, rank) }
      }
    }
    return best?.quote
  }
}
