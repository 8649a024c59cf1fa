import Mustache

/// Quotes by year, drawn as bars. Nothing is drawn for less than two years.
struct Timeline {
  private struct Year {
    let year: Int
    var count = 0
    var href: String?
  }

  private let years: [Year]
  /// A drawing's measures, in its own units: as wide as a column of text, but for bars too few or too many for that.
  private static let width = 568
  private static let steps = 10...40
  private static let labelWidth = 40
  private static let barHeight = 96
  private static let labelHeight = 20

  /// `quotes` in the order in which `list` shows them: a year leads to the page on which its first one stands.
  init?(quotes: [Int], list: Address, _ context: RenderContext) {
    let pagination = Pagination(quotes.count, size: context.archive.config.perPage)
    var counts: [Int: Year] = [:]
    for (position, quote) in quotes.enumerated() {
      guard let year = context.archive.quotes[quote].date?.year else { continue }
      var entry = counts[year] ?? Year(year: year)
      if entry.count == 0 {
        entry.href = context.archive.addresses.page(pagination.page(ofEntry: position), of: list).href
      }
      entry.count += 1
      counts[year] = entry
    }
    guard let first = counts.keys.min(), let last = counts.keys.max(), first < last else { return nil }
    // A quote of antiquity among those of today would make a drawing of two thousand bars.
    years =
      last - first < 60
      ? (first...last).map { counts[$0] ?? Year(year: $0) } : counts.values.sorted { $0.year < $1.year }
  }

  func record(_ texts: InterfaceTexts) -> PageRecord {
    let most = max(1, years.map(\.count).max() ?? 1)
    let step = min(max(Self.width / years.count, Self.steps.lowerBound), Self.steps.upperBound)
    let barWidth = step * 3 / 5
    let labelled = (Self.labelWidth + step - 1) / step
    let bars = years.enumerated().map { position, year in
      let height = year.count == 0 ? 0 : max(2, year.count * Self.barHeight / most)
      let x = position * step
      return PageRecord(
        .timelineYear,
        [
          .text(String(year.year)), .record(texts.count(year.count, .quotes)), .int(x),
          .int(Self.barHeight - height), .int(barWidth), .int(height), .int(x + barWidth / 2),
          .bool(position % labelled == 0), .optional(year.href),
        ])
    }
    return PageRecord(
      .timeline,
      [
        .int(years.count * step - (step - barWidth)), .int(Self.barHeight + Self.labelHeight),
        .int(Self.barHeight),
        .records(bars),
      ])
  }
}
