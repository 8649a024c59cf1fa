/// What rendering must know about transcripts before any page is drawn: which of their words are quoted where, and
/// which of their blocks stand on which page.
struct TranscriptIndex: Sendable {
  /// By transcript, in the order of the text.
  let passages: [[QuotedPassage]]
  /// By transcript; nil: it is one page.
  let parts: [TranscriptParts?]
  /// By id.
  let speakers: [String: Int]
  /// By quote: the transcript of its source, if it has one in the language that the words were said in; -1: none.
  private let transcriptOfQuote: [Int32]
  private let addresses: [Address]
  private let anchors: [[String]]
  private let times: [TurnTimes]

  init(_ archive: LinkedArchive, _ verdicts: [Verdict]) {
    passages = Self.passages(archive, verdicts)
    let taken = Set(archive.addresses.transcripts.map(\.path))
    parts = archive.transcripts.indices.map { index in
      guard archive.transcriptLinks[index].isPublished else { return nil }
      return TranscriptParts(
        archive.transcripts[index], archive.transcriptLinks[index], at: archive.addresses.transcripts[index],
        archive.addresses, taken: taken)
    }
    speakers = Dictionary(
      archive.speakers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var transcriptOfQuote = [Int32](repeating: -1, count: archive.quotes.count)
    for (index, links) in archive.transcriptLinks.enumerated() where links.isPublished {
      for quote in links.quotes { transcriptOfQuote[quote] = Int32(clamping: index) }
    }
    self.transcriptOfQuote = transcriptOfQuote
    addresses = archive.addresses.transcripts
    anchors = archive.transcriptLinks.map(\.anchors)
    times = archive.transcripts.indices.map {
      TurnTimes(of: archive.transcripts[$0], anchors: archive.transcriptLinks[$0].anchors)
    }
  }

  private static func passages(_ archive: LinkedArchive, _ verdicts: [Verdict]) -> [[QuotedPassage]] {
    var passages: [[QuotedPassage]] = Array(repeating: [], count: archive.transcripts.count)
    for (quote, verdict) in verdicts.enumerated() {
      guard let transcript = verdict.transcript, verdict.status.isInRecord,
        passages.indices.contains(transcript)
      else { continue }
      for (number, passage) in verdict.passages.enumerated() where !passage.range.isEmpty {
        passages[transcript].append(
          QuotedPassage(block: passage.block, range: passage.range, quote: quote, isFirst: number == 0))
      }
    }
    for index in passages.indices where passages[index].count > 1 {
      passages[index].sort {
        ($0.block, $0.range.lowerBound, -$0.range.upperBound, $0.quote)
          < ($1.block, $1.range.lowerBound, -$1.range.upperBound, $1.quote)
      }
    }
    return passages
  }

  /// The anchor of the words that a quote was found at: `passage-putin-nbc/evidence`. Ids of quotes are unique.
  static func anchor(ofQuote id: String) -> String { "passage-" + id }

  /// The address of a transcript's page, or of a place in it, whichever of its pages that stands on.
  func address(_ transcript: Int, anchor: String? = nil) -> Address {
    guard let anchor, let parts = parts[transcript] else { return addresses[transcript] }
    return parts.address(ofAnchor: anchor) ?? addresses[transcript]
  }

  /// The page that a block stands on.
  func address(_ transcript: Int, block: Int) -> Address {
    parts[transcript]?.address(ofBlock: block) ?? addresses[transcript]
  }

  /// The anchor of a turn or section; nil: the block has none.
  func anchor(_ transcript: Int, block: Int) -> String? {
    guard anchors[transcript].indices.contains(block), !anchors[transcript][block].isEmpty else { return nil }
    return anchors[transcript][block]
  }

  func href(_ transcript: Int, anchor: String?) -> String {
    address(transcript, anchor: anchor).href(anchor)
  }

  /// The turn of the source's transcript that is spoken at the time of a quote's locator, `12:34` or `12:34-12:50`; nil:
  /// there is none, or it has no times.
  func href(ofQuote quote: Int, at time: String) -> String? {
    let transcript = Int(transcriptOfQuote[quote])
    guard transcript >= 0, let range = TimeCode.range(time, clock: times[transcript].isClock),
      let anchor = times[transcript].anchor(at: range.lowerBound)
    else { return nil }
    return href(transcript, anchor: anchor)
  }
}

/// Words of a turn that an article quotes.
struct QuotedPassage: Sendable {
  /// The turn, and UTF-8 offsets in its text.
  var block: Int
  var range: Range<Int>
  var quote: Int
  /// The quote's words begin here; they may go on in other turns.
  var isFirst: Bool
}

extension Verdict.Status {
  /// Whether the words stand in the record, be it as another's.
  var isInRecord: Bool {
    switch self {
    case .verbatim, .edited, .misattributed: true
    case .altered, .missing, .unchecked: false
    }
  }
}
