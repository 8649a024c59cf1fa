import Mustache

/// The statuses as templates see them, with the sentence that explains each.
struct StatusRecords: Sendable {
  /// Those below are lent; these keep them alive.
  private let owners: [PageRecord]
  /// By `Verdict.Status.order`.
  private let general: [PageRecord]
  /// `{n} verbatim`, by `Verdict.Status.order`.
  private let counted: [String]
  /// Where it was not compared who spoke: private texts, quotes within quotes.
  private let wordsOnly: [PageRecord]
  private let noRecord: PageRecord
  private let siteOff: PageRecord
  private let quoteOff: PageRecord
  private let translation: PageRecord

  init(_ texts: InterfaceTexts) {
    var owners: [PageRecord] = []
    func record(_ status: Verdict.Status, _ explanation: String) -> PageRecord {
      let record = PageRecord(
        .status,
        [
          .text(status.rawValue), .text(texts.string("status_" + status.rawValue)),
          .text(texts.string(explanation)), .bool(status.isSound), .bool(status != .unchecked),
        ])
      owners.append(record)
      return record.lent
    }
    counted = Verdict.Status.allCases.map { status in
      texts.string("status_count", "status", texts.string("status_" + status.rawValue))
    }
    general = Verdict.Status.allCases.map { record($0, "status_\($0.rawValue)_text") }
    wordsOnly = Verdict.Status.allCases.map { status in
      record(status, status.isSound ? "\(status.rawValue)_words_only" : "status_\(status.rawValue)_text")
    }
    noRecord = record(.unchecked, "unchecked_no_record")
    siteOff = record(.unchecked, "unchecked_site_off")
    quoteOff = record(.unchecked, "unchecked_quote_off")
    translation = record(.unchecked, "unchecked_translation")
    self.owners = owners
  }

  /// The status of many quotes.
  subscript(_ status: Verdict.Status) -> PageRecord { general[status.order] }

  /// A status and how many of `total` quotes have it.
  func write(
    _ status: Verdict.Status, _ number: Int, of total: Int, _ texts: InterfaceTexts,
    to list: inout RecordWriter
  ) {
    list.record(.statusCount) { count in
      count.record(self[status])
      count.int(number)
      count.text(InterfaceTexts.fill(counted[status.order], [("n", texts.digits(number))]))
      count.int(number * 100 / max(1, total))
    }
  }

  /// The status of one quote, with the reason why it was not checked.
  subscript(_ verdict: Verdict) -> PageRecord {
    guard verdict.status == .unchecked, let reason = verdict.unchecked else {
      return (verdict.isSpeakerChecked ? general : wordsOnly)[verdict.status.order]
    }
    return switch reason {
    case .noRecord: noRecord
    case .siteOff: siteOff
    case .quoteOff: quoteOff
    case .translation: translation
    }
  }
}
