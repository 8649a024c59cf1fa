/// Makes turns of cues: words of one speaker that follow each other are one turn, cut into paragraphs where he pauses
/// after a sentence or where a paragraph grows long. Each paragraph keeps its time.
struct CueAssembler {
  private var blocks: [ImportedTranscript.Block] = []
  private var turn: ImportedTranscript.Turn?
  private var paragraph: [UInt8] = []
  private var lastEnd = 0
  private var removed: [String] = []

  /// A pause after the end of a sentence that parts paragraphs, milliseconds.
  private static let pause = 2_000
  /// One that parts them wherever it falls.
  private static let longPause = 10_000
  /// From here on the next end of a sentence ends the paragraph; and the next cue, whatever it says.
  private static let wantedLength = 600
  private static let greatestLength = 1_500

  /// `known`: labels that are somebody's, whatever the file looks like.
  static func assemble(_ cues: [Cue], known: Set<String> = []) -> ImportedTranscript {
    var assembler = CueAssembler()
    let labels = CueLabels(cues, known: known)
    var speaker = ""
    for cue in cues {
      if let named = cue.speaker {
        speaker = named
        assembler.add(cue.text[...], speaker, cue)
        continue
      }
      for part in parts(cue, labels) {
        if let found = part.label {
          if let label = found.label {
            speaker = label
          } else {
            speaker = ""
            assembler.endTurn()
          }
        }
        assembler.add(part.words, speaker, cue)
      }
    }
    assembler.endTurn()
    var transcript = ImportedTranscript()
    transcript.blocks = assembler.blocks
    // A label stands on many cues of one turn: what counts is who speaks.
    transcript.unlabelledTurnCount = transcript.blocks.count {
      if case .turn(let turn) = $0 { turn.label.isEmpty } else { false }
    }
    transcript.labelCount = transcript.turnCount - transcript.unlabelledTurnCount
    transcript.leftOut = assembler.removed.map { .init(line: 1, what: $0) }
    return transcript
  }

  private struct Part {
    var label: CueLabels.Found?
    var words: ArraySlice<UInt8>
  }

  /// A cue's lines, cut where a line begins with a label.
  private static func parts(_ cue: Cue, _ labels: CueLabels) -> [Part] {
    var parts: [Part] = []
    for line in cue.text.split(separator: 0x0A) {
      if let found = labels.find(line) {
        parts.append(Part(label: found, words: line[found.words...]))
      } else if let last = parts.indices.last {
        parts[last].words = cue.text[parts[last].words.startIndex..<line.endIndex]
      } else {
        parts.append(Part(label: nil, words: line))
      }
    }
    return parts
  }

  private mutating func add(_ words: ArraySlice<UInt8>, _ speaker: String, _ cue: Cue) {
    let words = words.trimmed
    guard !words.isEmpty else { return }
    if let direction = StageDirection.inside(words) {
      endTurn()
      blocks.append(.direction(MarkdownEscape.inline(direction)))
      return
    }
    if let turn, turn.label == speaker {
      if isParagraphDue(cue.start) {
        endParagraph()
        paragraph = Self.moment(cue.start)
      }
    } else {
      endTurn()
      turn = ImportedTranscript.Turn(label: speaker, time: cue.start, paragraphs: [])
    }
    WordJoin.append(words, to: &paragraph)
    lastEnd = max(cue.end, cue.start)
  }

  private func isParagraphDue(_ start: Int) -> Bool {
    if paragraph.count >= Self.greatestLength || start - lastEnd >= Self.longPause { return true }
    guard WordJoin.endsSentence(paragraph) else { return false }
    return paragraph.count >= Self.wantedLength || start - lastEnd >= Self.pause
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    turn?.paragraphs.append(.init(MarkdownEscape.inline(OddTime.settled(paragraph[...], &removed)[...])))
    paragraph = []
  }

  private mutating func endTurn() {
    endParagraph()
    if let turn, !turn.paragraphs.isEmpty { blocks.append(.turn(turn)) }
    turn = nil
  }

  /// `[12:34] ` at the start of a paragraph.
  private static func moment(_ time: Int) -> [UInt8] { Array("[\(TimeCode.text(time))] ".utf8) }
}
