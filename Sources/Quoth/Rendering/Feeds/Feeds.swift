import Mustache

/// The feeds: the newest articles of the site and of each topic, the newest quotes of each speaker.
struct Feeds {
  let context: RenderContext
  private let dates: FeedDates

  /// A feed of articles holds so many entries.
  static let length = 50
  /// A speaker's feed, of which there may be hundreds; readers ask often enough to miss none.
  static let quotes = 20

  init(_ context: RenderContext) {
    self.context = context
    dates = FeedDates(timezone: context.archive.config.timezone)
  }

  func files() -> [OutputFile] {
    let addresses = context.archive.addresses
    let inputs = context.inputs.texts(newest)
    let site = [
      OutputFile(addresses.feed.file, inputs: inputs) { [self] in siteFeed().write(into: &$0) },
      OutputFile(addresses.jsonFeed.file, inputs: inputs) { [self] in
        JSONFeed(context, dates).write(newest, into: &$0)
      },
    ]
    let topics = addresses.topics.indices.map { index in
      OutputFile(
        addresses.below(addresses.topics[index], "feed.xml").file,
        inputs: context.inputs.facts(context.archive.topics[index].articles.prefix(Self.length))
      ) { [self] in
        topicFeed(index).write(into: &$0)
      }
    }
    let speakers = addresses.speakers.indices.map { index in
      let quotes = context.archive.speakerLinks[index].quotes.prefix(Self.quotes)
      return OutputFile(
        addresses.below(addresses.speakers[index], "feed.xml").file,
        inputs: context.inputs.facts(quotes.map { context.archive.quotes[$0].article })
      ) { [self] in
        speakerFeed(index).write(into: &$0)
      }
    }
    return site + topics + speakers
  }

  private var newest: [Int] { context.archive.articles.indices.suffix(Self.length).reversed() }

  private func feed(_ title: String, page: Address, feed: Address, _ entries: [AtomFeed.Entry]) -> AtomFeed {
    let config = context.archive.config
    return AtomFeed(
      title: title, page: context.archive.addresses.absolute(page),
      url: context.archive.addresses.absolute(feed),
      subtitle: config.description, author: config.author ?? config.title, language: config.language,
      rights: config.licence, entries: entries, dates: dates)
  }

  private func siteFeed() -> AtomFeed {
    feed(
      context.archive.config.title, page: context.archive.addresses.home,
      feed: context.archive.addresses.feed,
      newest.map { index in
        var entry = articleEntry(index)
        entry.content = FeedText(context).html(ofArticle: index)
        return entry
      })
  }

  private func topicFeed(_ index: Int) -> AtomFeed {
    let topic = context.archive.topics[index]
    let address = context.archive.addresses.topics[index]
    return feed(
      "\(topic.title) · \(context.archive.config.title)", page: address,
      feed: context.archive.addresses.below(address, "feed.xml"),
      topic.articles.prefix(Self.length).map(articleEntry))
  }

  private func speakerFeed(_ index: Int) -> AtomFeed {
    let name = context.archive.speakers[index].name
    let address = context.archive.addresses.speakers[index]
    return feed(
      "\(context.texts.string("quotes_of", "name", name)) · \(context.archive.config.title)", page: address,
      feed: context.archive.addresses.below(address, "feed.xml"),
      context.archive.speakerLinks[index].quotes.prefix(Self.quotes).map(quoteEntry))
  }

  private func articleEntry(_ index: Int) -> AtomFeed.Entry {
    let articles = context.archive.articles
    let url = context.archive.addresses.absolute(context.archive.addresses.articles[index])
    return AtomFeed.Entry(
      title: articles[index].header.title.value, id: url, url: url, published: articles[index].date,
      updated: changed(index), authors: articles[index].authors,
      topics: context.archive.articleLinks[index].topics.map { context.archive.topics[$0].title },
      summary: articles[index].summary?.value)
  }

  /// A quote's id is its place in the article, whether or not it has a page as well.
  private func quoteEntry(_ index: Int) -> AtomFeed.Entry {
    let quotes = context.archive.quotes
    let article = quotes[index].article
    let origin = context.archive.addresses.origin
    let place = String(joining: origin, context.place(ofQuote: index).href)
    var html = ByteBuffer()
    html.append("<blockquote><p>")
    html.append(html: quotes[index].text)
    html.append("</p></blockquote><p>— ")
    html.append(html: context.archive.speakers[quotes[index].speaker].header.title.value)
    if let source = quotes[index].source {
      html.append(", <cite><a href=\"")
      html.append(html: origin)
      html.append(html: context.archive.addresses.sources[source].href)
      html.append("\">")
      html.append(html: context.archive.sources[source].header.title.value)
      html.append("</a></cite>")
    }
    html.append(" · <a href=\"")
    html.append(html: place)
    html.append("\">")
    html.append(html: context.archive.articles[article].header.title.value)
    html.append("</a></p>")
    return AtomFeed.Entry(
      title: Excerpt.of(quotes[index].text, atMost: 100), id: place,
      url: String(joining: origin, context.address(ofQuote: index).href),
      published: context.archive.articles[article].date, updated: changed(article), content: html.bytes())
  }

  /// When an article was last changed.
  private func changed(_ article: Int) -> CalendarDate {
    let date = context.archive.articles[article].date
    return max(context.archive.articles[article].updated ?? date, date)
  }
}
