import Mustache

/// `/feed.json`: the newest articles in the format JSON Feed 1.1 (jsonfeed.org).
struct JSONFeed {
  private let context: RenderContext
  private let dates: FeedDates

  init(_ context: RenderContext, _ dates: FeedDates) {
    self.context = context
    self.dates = dates
  }

  func write(_ articles: [Int], into buffer: inout ByteBuffer) {
    let config = context.archive.config
    let addresses = context.archive.addresses
    var json = JSONWriter(continuing: &buffer)
    json.beginObject()
    json.key("version")
    json.string("https://jsonfeed.org/version/1.1")
    json.key("title")
    json.string(config.title)
    json.key("home_page_url")
    json.string(addresses.absolute(addresses.home))
    json.key("feed_url")
    json.string(addresses.absolute(addresses.jsonFeed))
    if let description = config.description {
      json.key("description")
      json.string(description)
    }
    json.key("language")
    json.string(config.language)
    authors([config.author ?? config.title], &json)
    json.key("items")
    json.beginArray()
    for article in articles { item(article, &json) }
    json.endArray()
    json.endObject()
    json.lastLine()
    json.flush(into: &buffer)
  }

  private func item(_ index: Int, _ json: inout JSONWriter) {
    let article = context.archive.articles[index]
    let links = context.archive.articleLinks[index]
    let url = context.archive.addresses.absolute(context.archive.addresses.articles[index])
    json.beginObject()
    json.key("id")
    json.string(url)
    json.key("url")
    json.string(url)
    json.key("title")
    json.string(article.header.title.value)
    if let summary = article.summary?.value {
      json.key("summary")
      json.string(summary)
    }
    json.key("content_html")
    json.string(String(decoding: FeedText(context).html(ofArticle: index), as: UTF8.self))
    if let image = links.image {
      json.key("image")
      json.string(context.absolute(image))
    }
    json.key("date_published")
    json.string(dates.text(article.date))
    if let updated = article.updated {
      json.key("date_modified")
      json.string(dates.text(updated))
    }
    authors(article.authors, &json)
    json.key("tags")
    json.strings(links.topics.map { context.archive.topics[$0].title })
    json.key("language")
    json.string(article.header.language?.value ?? context.archive.config.language)
    json.endObject()
  }

  private func authors(_ names: [String], _ json: inout JSONWriter) {
    if names.isEmpty { return }
    json.key("authors")
    json.beginArray()
    for name in names {
      json.beginObject()
      json.key("name")
      json.string(name)
      json.endObject()
    }
    json.endArray()
  }
}
