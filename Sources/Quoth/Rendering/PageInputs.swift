/// What pages are made of, in numbers, so that a build can tell without rendering which of them are as they were.
///
/// All pages are made of what is no article (settings, theme, speakers, sources, transcripts …): when any of that
/// changes, all are rendered. Beyond that a page reads articles, and names here the ones that it reads, in the order in
/// which it shows them: their texts, or only facts about them (`ArticleFacts`). Names one too many, and a page is
/// rendered for nothing; one too few would leave it stale.
struct PageInputs: Sendable {
  /// By article: of its file, of the facts about the articles that it links to, and of its own facts.
  private let texts: [UInt64]
  /// By article: of what other pages show of it.
  private let facts: [UInt64]
  /// Of the facts about all articles: what lists, counts and data are made of.
  let all: UInt64
  /// False: nobody asks what pages are made of, since they are not compared with those of an earlier build.
  private(set) var isKnown = true

  static let unknown = PageInputs()

  private init() { (texts, facts, all, isKnown) = ([], [], 0, false) }

  init(_ archive: LinkedArchive, _ verdicts: [Verdict], parallel: Parallel) {
    let facts = parallel.map(count: archive.articles.count, chunk: 64) { index in
      ArticleFacts.fingerprint(of: index, in: archive, verdicts)
    }
    texts = archive.articles.indices.map { index in
      var fingerprint = Fingerprint()
      fingerprint.add(archive.articles[index].fingerprint)
      fingerprint.add(facts[index])
      for article in archive.articleLinks[index].articles { fingerprint.add(facts[article]) }
      return fingerprint.value
    }
    self.facts = facts
    var fingerprint = Fingerprint()
    for number in facts { fingerprint.add(number) }
    all = fingerprint.value
  }

  /// The texts of some articles. `numbers`: what the page shows besides, such as how long the whole list is.
  func texts(_ indices: some Sequence<Int>, _ numbers: Int...) -> UInt64 { combined(texts, indices, numbers) }

  /// Facts about some articles.
  func facts(_ indices: some Sequence<Int>, _ numbers: Int...) -> UInt64 { combined(facts, indices, numbers) }

  private func combined(_ list: [UInt64], _ indices: some Sequence<Int>, _ numbers: [Int]) -> UInt64 {
    guard isKnown else { return 0 }
    var fingerprint = Fingerprint()
    for number in numbers { fingerprint.add(number) }
    for index in indices { fingerprint.add(list[index]) }
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
