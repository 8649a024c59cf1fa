/// What the page of a transcript says of it as a whole; each page of a long one says it again, so it is found once.
struct TranscriptOutline: Sendable {
  struct Section: Sendable {
    /// The heading's block.
    var block: Int
    var title: String
    var level: Int
    /// Of its first turn that has a time.
    var time: Int?
  }

  private(set) var sections: [Section] = []
  private(set) var turnCount = 0
  /// The highest level of its headings.
  let topLevel: Int?

  init(_ transcript: Transcript) {
    var topLevel: Int?
    for (index, block) in transcript.blocks.enumerated() {
      switch block.kind {
      case .section(let title, let level):
        sections.append(Section(block: index, title: title, level: level))
        topLevel = min(topLevel ?? level, level)
      case .turn:
        turnCount += 1
        if let time = block.time, let last = sections.indices.last, sections[last].time == nil {
          sections[last].time = time
        }
      case .direction, .narration, .rule: break
      }
    }
    self.topLevel = topLevel
  }
}
