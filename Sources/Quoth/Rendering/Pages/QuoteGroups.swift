/// The quotes of a list sorted into groups by one of their properties: by source, by topic, by status.
struct QuoteGroups: Sendable {
  enum Property: String, CaseIterable, Sendable {
    case source, topic, status
  }

  struct Group: Sendable {
    /// Index of the source or topic, or `Verdict.Status.order`.
    let value: Int
    /// In the order of the list.
    var quotes: [Int]
    /// How many entries stand before it in all groups together.
    var start = 0
  }

  let property: Property
  /// The largest first, statuses in the order of the contract. Of sources and topics only those with more than one
  /// quote, and of these the first `most`.
  let groups: [Group]
  /// Entries of all groups together: a quote has as many topics as its article.
  let count: Int

  /// Thousands of quotes have thousands of sources, and most of these few of them: nobody would look for one in a list
  /// of all, and the search is at hand.
  private static let most = 12

  /// nil: there is nothing to choose from.
  init?(_ property: Property, of quotes: [Int], _ context: RenderContext) {
    self.property = property
    var found: [Int: [Int]] = [:]
    for quote in quotes {
      switch property {
      case .source: context.archive.quotes[quote].source.map { found[$0, default: []].append(quote) }
      case .topic:
        for topic in context.archive.articleLinks[context.archive.quotes[quote].article].topics {
          found[topic, default: []].append(quote)
        }
      case .status: found[context.verdicts[quote].status.order, default: []].append(quote)
      }
    }
    guard found.count > 1 else { return nil }
    var groups = found.map { Group(value: $0.key, quotes: $0.value) }
    if property == .status {
      groups.sort { $0.value < $1.value }
    } else {
      groups.removeAll { $0.quotes.count < 2 }
      groups.sort { ($1.quotes.count, $0.value) < ($0.quotes.count, $1.value) }
      groups = Array(groups.prefix(Self.most))
    }
    if groups.isEmpty { return nil }
    var start = 0
    for index in groups.indices {
      groups[index].start = start
      start += groups[index].quotes.count
    }
    self.groups = groups
    count = start
  }

  /// The part of each group that stands on the page of that number, from 1.
  func slices(page: Int, _ pagination: Pagination) -> [(group: Group, quotes: ArraySlice<Int>)] {
    let first = (page - 1) * pagination.size
    let end = first + pagination.size
    return groups.compactMap { group in
      let from = max(0, first - group.start)
      let to = min(group.quotes.count, end - group.start)
      return from < to ? (group, group.quotes[from..<to]) : nil
    }
  }
}
