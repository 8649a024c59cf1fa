/// What pages are made of, in numbers, so that a build can tell without rendering which of them are as they were.
///
/// All pages are made of what is no article (settings, theme, speakers, sources, transcripts …): when any of that
/// changes, all are rendered. Beyond that a page reads articles, and names here the ones that it reads, in the order in
/// which it shows them. Names one too many, and a page is rendered for nothing; one too few would leave it stale.
struct PageInputs: Sendable {
  /// By article: of its file, of the articles that it links to, and of what checking its quotes came to.
  private let articles: [UInt64]

  init(_ archive: LinkedArchive, _ verdicts: [Verdict]) {
    articles = archive.articles.indices.map { index in
      var fingerprint = Fingerprint()
      fingerprint.add(archive.articles[index].fingerprint)
      for quote in archive.articleLinks[index].quotes where verdicts.indices.contains(quote) {
        fingerprint.add(verdicts[quote].status.order)
      }
      for article in archive.articleLinks[index].articles {
        fingerprint.add(archive.articles[article].fingerprint)
      }
      return fingerprint.value
    }
  }

  /// `numbers`: what the page shows besides, such as how long the whole list is.
  func of(_ indices: some Sequence<Int>, _ numbers: Int...) -> UInt64 {
    var fingerprint = Fingerprint()
    for number in numbers { fingerprint.add(number) }
    for index in indices { fingerprint.add(articles[index]) }
    return fingerprint.value
  }

  /// What is the same for all pages though articles have a part in it: which topics there are, and what they are called.
  static func topics(of archive: LinkedArchive) -> Fingerprint {
    var fingerprint = Fingerprint()
    for topic in archive.topics {
      fingerprint.add(topic.id)
      fingerprint.add(topic.title)
    }
    return fingerprint
  }
}

extension DocumentLinks {
  /// The articles that the text links to.
  var articles: [Int] {
    targets.compactMap { target in
      if case .article(let index, _) = target { index } else { nil }
    }
  }
}
