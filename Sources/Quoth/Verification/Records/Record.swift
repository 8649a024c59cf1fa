/// The words of one record in the order of speech: what quotes are compared with. Made of a transcript's turns, or
/// of a private text, which has no turns.
struct Record: Sendable {
  /// The words of one turn.
  struct Piece: Sendable {
    var words: Range<Int>
    /// Index of the transcript's block; -1 in a private text.
    var block: Int
    /// Indices of speakers; empty: unidentified.
    var speakers: [Int]
    /// Nothing but stage directions stands between the turn before and this one.
    var isAdjacent = false
    /// Nothing but fillers is said.
    var isFiller = false
  }

  var text = FoldedText()
  var pieces: [Piece] = []
  private let runs: Runs
  /// Of speakers who speak together with others somewhere.
  private let runsOfSpeaker: [Int: Runs]
  /// False: a private text, which does not say who speaks.
  var hasSpeakers: Bool
  var fillers: WordSequences
  /// The texts that the offsets of `text` point into, by block.
  let texts: RecordTexts
  let index: WordIndex
  /// Hyphenated words read as one, by their hash.
  let compounds: [UInt64: [FoldedText.Compound]]
  /// By first word.
  let compoundsAt: [Int: FoldedText.Compound]

  /// A transcript's turns.
  init(_ transcript: Transcript, speakersOfBlock: [[Int]], language: LanguageTools) {
    var folder = WordFolder(language.words)
    let fillers = language.fillers
    var pieces: [Piece] = []
    var isAdjacent = false
    folder.reserve(bytes: transcript.blocks.reduce(0) { $0 + $1.text.utf8.count })
    for (number, block) in transcript.blocks.enumerated() {
      switch block.kind {
      case .direction: continue
      case .section, .narration, .rule: isAdjacent = false
      case .turn:
        let start = folder.text.count
        Self.fold(block, into: &folder)
        let words = start..<folder.text.count
        let speakers = number < speakersOfBlock.count ? speakersOfBlock[number] : []
        pieces.append(
          Piece(
            words: words, block: number, speakers: speakers, isAdjacent: isAdjacent,
            isFiller: fillers.cover(words, of: folder.text)))
        isAdjacent = true
      }
    }
    self.init(
      text: folder.text, pieces: pieces, hasSpeakers: true, fillers: fillers,
      texts: .transcript(transcript.blocks))
  }

  /// A private text.
  init(privateText: String, language: LanguageTools) {
    var folder = WordFolder(language.words)
    folder.reserve(bytes: privateText.utf8.count)
    folder.fold(privateText)
    folder.endSentence()
    self.init(
      text: folder.text, pieces: [Piece(words: 0..<folder.text.count, block: -1, speakers: [])],
      hasSpeakers: false, fillers: language.fillers, texts: .privateText(privateText))
  }

  private init(
    text: FoldedText, pieces: [Piece], hasSpeakers: Bool, fillers: WordSequences, texts: RecordTexts
  ) {
    self.texts = texts
    self.text = text
    runs = Runs(pieces, of: nil)
    let together = Set(pieces.lazy.filter { $0.speakers.count > 1 }.flatMap(\.speakers))
    runsOfSpeaker = Dictionary(uniqueKeysWithValues: together.map { ($0, Runs(pieces, of: $0)) })
    self.pieces = pieces.filter { !$0.words.isEmpty }
    self.hasSpeakers = hasSpeakers
    self.fillers = fillers
    index = WordIndex(text.hashes)
    compounds = Dictionary(grouping: text.compounds, by: \.hash)
    compoundsAt = Dictionary(text.compounds.map { ($0.first, $0) }) { first, _ in first }
  }

  private static func fold(_ block: TranscriptBlock, into folder: inout WordFolder) {
    var from = 0
    for silence in block.silences where silence.range.lowerBound >= from {
      folder.fold(block.text, from..<silence.range.lowerBound)
      if silence.kind == .gap { folder.gap(from: silence.range.lowerBound, to: silence.range.upperBound) }
      from = silence.range.upperBound
    }
    folder.fold(block.text, from..<block.text.utf8.count)
    folder.endSentence()
  }

  /// How many words a filler takes at `position`, not beyond `end`; 0: none stands there. A word in capitals among
  /// others in small letters is none (“the ER doctor”), nor is a unit behind its number (“5 mm”).
  func filler(at position: Int, end: Int) -> Int {
    let count = fillers.match(text, at: position, end: end)
    guard count > 0 else { return 0 }
    if position > 0, text.flags[position - 1].contains(.isNumber),
      Self.units.contains(text.hashes[position])
    {
      return 0
    }
    let isInCapitals = text.flags[position].contains(.isUppercase)
    let stands = isInCapitals && (isInSmallLetters(position - 1) || isInSmallLetters(position + count))
    return stands && original(position..<position + 1).count > 1 ? 0 : count
  }

  /// Whether a range of words consists of fillers alone.
  func isFillers(_ words: Range<Int>) -> Bool {
    var position = words.lowerBound
    while position < words.upperBound {
      let count = filler(at: position, end: words.upperBound)
      if count == 0 { return false }
      position += count
    }
    return true
  }

  /// Of the words that are fillers in some language.
  private static let units = ["mm", "hm"].map { WordHash.of($0.utf8) }

  private func isInSmallLetters(_ word: Int) -> Bool {
    text.flags.indices.contains(word) && text.flags[word].isDisjoint(with: [.isUppercase, .isNumber, .isGap])
  }

  /// The words of a range inside one turn, as they stand in the record.
  func original(_ words: Range<Int>) -> String {
    guard let first = words.first, let piece = piece(of: first) else { return "" }
    let inside = words.clamped(to: pieces[piece].words)
    return texts.slice(pieces[piece].block, text.range(of: inside))
  }

  /// What stands between two words of one turn, or behind its last; three dots as one `…`.
  func textAround(from word: Int, to next: Int?) -> String {
    guard let piece = piece(of: word) else { return "" }
    let start = Int(text.ends[word])
    let end = next.map { Int(text.starts[$0]) } ?? start + 8
    return texts.slice(pieces[piece].block, start..<max(start, end)).replacing("...", with: "…")
  }

  /// The folded letters of one word.
  func letters(of word: Int) -> [UInt8] { FoldedLetters.of(original(word..<word + 1).utf8) }

  /// The run that a word stands in, of turns of the same speakers.
  func run(of word: Int) -> Range<Int> { runs.run(of: word) }

  /// The runs for a quote of that speaker.
  func runs(of speaker: Int?) -> Runs { speaker.flatMap { runsOfSpeaker[$0] } ?? runs }

  /// The turn that a word stands in (index in `pieces`).
  func piece(of word: Int) -> Int? {
    let found = pieces.partition { $0.words.upperBound > word }
    return found < pieces.count ? found : nil
  }

  /// The turns that a range of words touches.
  func pieces(of words: Range<Int>) -> Range<Int> {
    guard let first = words.first, let last = words.last, let low = piece(of: first),
      let high = piece(of: last)
    else { return 0..<0 }
    return low..<high + 1
  }
}

/// Turns that belong together: adjacent turns of the same speakers with nothing but stage directions, or others'
/// fillers, between. A quote never reaches over the edge of a run.
struct Runs: Sendable {
  private let words: [Range<Int>]

  /// `speaker`: for quotes of this one, whose turns are adjacent whoever speaks with them.
  init(_ pieces: [Record.Piece], of speaker: Int?) {
    var runs: [Range<Int>] = []
    var current: [Int] = []
    for piece in pieces {
      let isSame = !current.isEmpty && piece.speakers == current
      let isOwn = speaker.map { current.contains($0) && piece.speakers.contains($0) } ?? false
      if piece.isAdjacent, isSame || isOwn || piece.isFiller, let last = runs.last {
        runs[runs.count - 1] = last.lowerBound..<piece.words.upperBound
      } else {
        runs.append(piece.words)
        current = piece.speakers
      }
    }
    words = runs.filter { !$0.isEmpty }
  }

  /// The run that a word stands in.
  func run(of word: Int) -> Range<Int> {
    let found = words.partition { $0.upperBound > word }
    return found < words.count ? words[found] : word..<word
  }
}

/// The unfolded text of a record.
enum RecordTexts: Sendable {
  case transcript([TranscriptBlock])
  case privateText(String)

  /// UTF-8 offsets of a block's text.
  func slice(_ block: Int, _ range: Range<Int>) -> String {
    let text: String
    switch self {
    case .transcript(let blocks): text = blocks.indices.contains(block) ? blocks[block].text : ""
    case .privateText(let whole): text = whole
    }
    return String(decoding: Array(text.utf8.dropFirst(range.lowerBound).prefix(range.count)), as: UTF8.self)
  }
}

extension Array {
  /// The first index whose element satisfies `isBehind`, which holds for all from some index on.
  func partition(_ isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
