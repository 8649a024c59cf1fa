/// The subjects that articles and transcripts share. Titles with one slug are one topic if they differ only by case,
/// white space and hyphens; the first, by the order of articles, is its title.
struct Topics: Sendable {
  private(set) var topics: [Topic] = []
  /// Where each is first named.
  private(set) var places: [Place] = []
  /// Per article, per transcript, the indices of its topics in the order of its front matter.
  private(set) var ofArticle: [[Int]] = []
  private(set) var ofTranscript: [[Int]] = []

  /// `isPublished`: per transcript; the topics of drafts do not count.
  init(
    articles: [Article], transcripts: [Transcript], isPublished: [Bool], newestArticles: [Int],
    newestTranscripts: [Int], _ findings: inout [Finding]
  ) {
    var entries: [String: Int] = [:]
    var found: [(topic: Topic, place: Place)] = []
    var bySpelling: [String: Int?] = [:]
    /// Indices in `found`, which is in the order of first naming.
    func entry(_ title: Located<String>, _ file: String) -> Int? {
      if let known = bySpelling[title.value] { return known }
      let place = Place(file: file, span: title.span)
      let id = Slug.make(title.value, fallback: "")
      var index: Int?
      if id.isEmpty {
        findings.append(
          Finding(
            .invalidSlug, "the topic “\(title.value)” has no letter or digit to make an address of",
            at: place,
            suggestion: "give it a name with a letter or a digit"))
      } else if let known = entries[id] {
        index = known
        let other = found[known]
        if Self.folded(other.topic.title) != Self.folded(title.value) {
          findings.append(
            Finding(
              .duplicateAddress,
              "two topics for one address: “\(title.value)” and “\(other.topic.title)” are both “/topics/\(id)/”",
              at: place, suggestion: "spell both alike, or tell them apart by letters or digits",
              details: [Diagnostic.Detail("“\(other.topic.title)” is named here", at: other.place)]))
        }
      } else {
        index = found.count
        entries[id] = found.count
        found.append((Topic(id: id, title: Anchors.collapsed(title.value)), place))
      }
      bySpelling[title.value] = .some(index)
      return index
    }
    func unique(_ titles: [Located<String>], _ file: String) -> [Int] {
      var indices: [Int] = []
      for title in titles {
        if let index = entry(title, file), !indices.contains(index) { indices.append(index) }
      }
      return indices
    }
    let articleEntries = articles.indices.map { unique(articles[$0].topics, articles[$0].path) }
    let transcriptEntries = transcripts.indices.map {
      isPublished[$0] ? unique(transcripts[$0].topics, transcripts[$0].path) : []
    }

    let order = found.indices.sorted { found[$0].topic.id.compareBytes(found[$1].topic.id) < 0 }
    var position = Array(repeating: 0, count: found.count)
    for (index, old) in order.enumerated() { position[old] = index }
    topics = order.map { found[$0].topic }
    places = order.map { found[$0].place }
    ofArticle = articleEntries.map { $0.map { position[$0] } }
    ofTranscript = transcriptEntries.map { $0.map { position[$0] } }
    for article in newestArticles {
      for topic in ofArticle[article] { topics[topic].articles.append(article) }
    }
    for transcript in newestTranscripts {
      for topic in ofTranscript[transcript] { topics[topic].transcripts.append(transcript) }
    }
  }

  private static func folded(_ title: String) -> String {
    let spaced = NormalForm.nfc(title.lowercased()).unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .dashPunctuation || scalar == "_" ? " " : scalar
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: spaced)
    return NameIndex.form(String(view))
  }
}
