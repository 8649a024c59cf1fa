import Mustache

/// `/topics/…`: the articles and transcripts on one subject.
struct TopicPages {
  let context: RenderContext

  func files() -> [OutputFile] { context.archive.topics.indices.flatMap(pages) }

  private func pages(_ index: Int) -> [OutputFile] {
    let topic = context.archive.topics[index]
    let list = context.archive.addresses.topics[index]
    let transcripts = topic.transcripts.filter { context.archive.transcriptLinks[$0].isPublished }
    let pagination = Pagination(
      topic.articles.count, transcripts.count, size: context.archive.config.perPage)
    return (1...pagination.pages).map { number in
      let address = context.archive.addresses.page(number, of: list)
      // Entries of transcripts count quotes of any article.
      let inputs =
        transcripts.isEmpty
        ? context.inputs.facts(pagination.slice(topic.articles, page: number), topic.articles.count)
        : context.inputs.all
      return OutputFile(address.file, inputs: inputs) { [context] buffer in
        let lists = ListRecords(context: context)
        var frame = PageFrame(.topic, address, topic.title)
        frame.number = number
        frame.path = [(context.texts.string("topics"), context.hrefs.topics)]
        frame.feeds = [(topic.title, context.archive.addresses.below(list, "feed.xml").href)]
        frame.linkedData = .list
        frame.render(in: context, into: &buffer) { root in
          lists.write(topic: index, to: &root)
          root.list(pagination.slice(topic.articles, page: number)) { lists.write(article: $0, to: &$1) }
          root.list(pagination.slice(transcripts, page: number)) { lists.write(transcript: $0, to: &$1) }
          pagination.write(page: number, of: list, in: context, to: &root)
        }
      }
    }
  }
}
