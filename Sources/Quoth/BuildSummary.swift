/// What a run came to, in numbers: the last line of a build, and `summary` in its JSON.
public struct BuildSummary: Sendable, Equatable {
  /// HTML files of the site; 0 when nothing was rendered.
  public var pages = 0
  /// Quotes by status; those with none are left out.
  public var quotes: [String: Int] = [:]
  public var files = WriteSummary()
  public var seconds = 0.0

  public init() {}

  public var quoteCount: Int { quotes.values.reduce(0, +) }

  /// `61 quotes (48 verbatim, 13 unchecked)`, in the order of the statuses.
  public var quoteLine: String {
    let parts = Verdict.Status.allCases.compactMap { status in
      quotes[status.rawValue].map { "\(BuildSummary.grouped($0)) \(status.rawValue)" }
    }
    let count = "\(BuildSummary.grouped(quoteCount)) quote\(quoteCount == 1 ? "" : "s")"
    return parts.isEmpty ? count : "\(count) (\(parts.joined(separator: ", ")))"
  }

  /// `12,345`
  public static func grouped(_ number: Int) -> String {
    let digits = Array(String(abs(number)))
    var out = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return out
  }
}
