/// `transcripts/**.md`: the record. Who said what, in turns, with times.
struct Transcript: Entry {
  var path: String
  var id: String
  var header: Header
  var source: Located<String>?
  var date: CalendarDate?
  var participants: [Participant] = []
  var media: Located<String>?
  var duration: String?
  /// Times are times of day.
  var usesClock = false
  /// official, person or machine.
  var madeBy: String?
  /// strict or clean.
  var style: String?
  var reviewed: Bool?
  var translationOf: Located<String>?
  var topics: [Located<String>] = []
  var summary: Located<String>?
  var licence: String?
  var body: Body
  /// The turns, sections and directions that the body consists of, in order; html and slots are the body's.
  var blocks: [TranscriptBlock] = []

  /// A label as it stands in the transcript, and whose it is.
  struct Participant: Sendable {
    var label: Located<String>
    /// Speaker ids; several when one label stands for several voices; empty: unidentified (`~`).
    var speakers: [Located<String>]
    var role: String?
  }
}

/// One piece of a transcript, a range of its body.
struct TranscriptBlock: Sendable {
  enum Kind: Sendable, Equatable {
    /// A heading: opens a section.
    case section(title: String, level: Int)
    /// Somebody speaks. The label as typed without its colon.
    case turn(label: String)
    /// Shown, spoken by nobody.
    case direction
    /// Unlabelled text after a heading or a rule: spoken by nobody.
    case narration
    /// `---`
    case rule
  }

  var kind: Kind
  var span: SourceSpan
  /// The block's bytes in `Body.html`, without the label.
  var html: Range<Int>
  /// Where the turn begins, in milliseconds; nil: not said.
  var time: Int?
  /// The words spoken, plain: paragraphs joined by a line feed; what is not spoken (times, remarks, directions) is
  /// in it too and marked by `silences`.
  var text: String = ""
  /// Parts of `text` (UTF-8 offsets) that are not spoken.
  var silences: [Silence] = []
  /// Notes and named words hang on the body; times within the turn, for cues.
  var moments: [Moment] = []

  struct Silence: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
      /// `[12:34]`: skipped freely by a quote.
      case time
      /// `[laughs]`, `(applause)`: skipped freely.
      case remark
      /// `[unintelligible …]`, `[inaudible]`, `[crosstalk]`: words are missing; skipped only by an ellipsis.
      case gap
    }
    var range: Range<Int>
    var kind: Kind
  }

  /// A time inside a turn: at this UTF-8 offset of `text` the clock says `time` (ms).
  struct Moment: Sendable, Equatable {
    var offset: Int
    var time: Int
  }
}
