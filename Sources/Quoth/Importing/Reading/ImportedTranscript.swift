/// What a reader makes of one file, whatever its format: who says what and when, and all that is not speech. Words are
/// Markdown here (readers of other formats escape them), one paragraph a line.
struct ImportedTranscript: Sendable {
  /// One piece, in the order of the file.
  enum Block: Sendable, Equatable {
    case turn(Turn)
    /// Laughter, music, an advertisement: shown, spoken by nobody. The words without brackets around them.
    case direction([UInt8])
    case section(title: [UInt8], level: Int)
    /// Text that is nobody's: a list of those present, a summary below a heading.
    case narration(Paragraph)
    case rule
  }

  /// Somebody speaks.
  struct Turn: Sendable, Equatable {
    /// Whose words they are, as the file says; empty: it does not.
    var label: String
    /// Milliseconds from the start (or of the day).
    var time: Int?
    var paragraphs: [Paragraph]
    /// It goes on where a stage direction interrupted it: written without its label.
    var isContinued = false
  }

  /// A paragraph: one line of Markdown, or several of a block that has lines.
  struct Paragraph: Sendable, Equatable, ExpressibleByStringLiteral {
    enum Kind: Sendable { case words, quotation, code }

    var markdown: [UInt8]
    var kind: Kind

    init(_ markdown: [UInt8], _ kind: Kind = .words) {
      self.markdown = markdown
      self.kind = kind
    }

    init(stringLiteral value: String) { self.init(Array(value.utf8)) }
  }

  /// Something that the file holds and the transcript does not.
  struct LeftOut: Sendable, Equatable {
    /// Line of the file, from 1.
    var line: Int
    var what: String
    var remedy: String?
    /// A label without words.
    var isLabel = false
  }

  var blocks: [Block] = []
  var details = TranscriptDetails()
  /// How many labels (bold names, voices, speakers of segments) the file has.
  var labelCount = 0
  /// Turns of somebody who is said to speak elsewhere than on a label.
  var unlabelledTurnCount = 0
  /// How many labels became stage directions: `**Break:**`.
  var directionLabelCount = 0
  var leftOut: [LeftOut] = []
  /// Definitions that reference links of the text rest on: whole lines, kept at the end.
  var definitions: [[UInt8]] = []

  /// The labels of the turns in the order in which they first speak.
  var labels: [String] {
    var seen: Set<String> = []
    var labels: [String] = []
    for case .turn(let turn) in blocks where seen.insert(turn.label).inserted { labels.append(turn.label) }
    return labels
  }

  var turnCount: Int {
    blocks.count { if case .turn(let turn) = $0 { !turn.isContinued } else { false } }
  }

  var timeCount: Int {
    blocks.count { if case .turn(let turn) = $0 { turn.time != nil } else { false } }
  }

  var directionCount: Int { blocks.count { if case .direction = $0 { true } else { false } } }
}

/// What a file says of itself, by the keys of a transcript's front matter.
struct TranscriptDetails: Sendable {
  var title: String?
  var date: CalendarDate?
  var language: String?
  var media: String?
  var duration: String?
  var madeBy: String?
  var summary: String?
  var topics: [String] = []
  var aliases: [String] = []
  /// Keys of other systems, in their order.
  var extra: [FreeValue.Entry] = []
  /// Who a label is, where the file says so: `KG` is `Kevin Gibbons`; of several, one each for `KG/MF`.
  var names: [String: [String]] = [:]
  /// Everybody the file names as speaking.
  var speakers: [String] = []
}
