/// The addresses that every page shows in its frame, made once.
struct FixedHrefs: Sendable {
  let home: String
  let articles: String
  let transcripts: String
  let speakers: String
  let sources: String
  let topics: String
  let search: String
  let verification: String
  let data: String
  let feed: String
  let jsonFeed: String

  init(_ addresses: Addresses) {
    home = addresses.home.href
    articles = addresses.list(.articles).href
    transcripts = addresses.list(.transcripts).href
    speakers = addresses.list(.speakers).href
    sources = addresses.list(.sources).href
    topics = addresses.topicList.href
    search = addresses.search.href
    verification = addresses.verification.href
    data = addresses.data.href
    feed = addresses.feed.href
    jsonFeed = addresses.jsonFeed.href
  }
}
