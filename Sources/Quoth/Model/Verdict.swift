/// What comparing a quote with the record came to. docs/verification.md says what each status claims.
struct Verdict: Sendable {
  enum Status: String, Sendable, CaseIterable {
    case verbatim, edited, misattributed, altered, missing, unchecked
  }

  /// Why a quote was not checked.
  enum Unchecked: String, Sendable {
    case noRecord = "no-record"
    case siteOff = "site-off"
    case quoteOff = "quote-off"
    case translation
  }

  /// A difference that the quote itself shows.
  struct Edit: Sendable, Hashable {
    enum Kind: String, Sendable { case ellipsis, bracket, filler, gap }
    var kind: Kind
    /// As the quote shows it: `…`, `[Flynn]`.
    var text: String
    /// What stands there in the record; empty for a private text.
    var record: String
  }

  /// A stretch of one turn: the block of a transcript, and UTF-8 offsets in its text.
  struct Passage: Sendable, Hashable {
    var block: Int
    var range: Range<Int>
  }

  var status: Status
  var unchecked: Unchecked?
  var edits: [Edit] = []
  /// The transcript in which the words stand; nil when unchecked, missing, or matched in a record that is not public.
  var transcript: Int?
  var passages: [Passage] = []
  var isPrivateRecord = false
  var isSpeakerChecked = false

  /// The same without any word of the record that the quote does not show.
  var withoutRecord: Verdict {
    var verdict = self
    verdict.isPrivateRecord = true
    verdict.transcript = nil
    verdict.passages = []
    for index in verdict.edits.indices { verdict.edits[index].record = "" }
    return verdict
  }

  static let notChecked = Verdict(status: .unchecked, unchecked: .noRecord)
}
