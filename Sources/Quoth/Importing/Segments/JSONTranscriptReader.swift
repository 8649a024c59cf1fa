/// JSON of the podcast namespace, of Whisper and WhisperX, of whisper.cpp and of others like them → transcript. A list of
/// objects with a time and words is looked for, wherever it stands.
enum JSONTranscriptReader {
  enum Outcome: Sendable {
    case transcript(ImportedTranscript)
    /// It is JSON, but nothing in it looks like speech.
    case noSegments
    case broken(JSONCursor.Fault)
  }

  static func read(_ text: InputText, known: Set<String> = []) -> Outcome {
    var search = Search(text.bytes)
    do throws(JSONCursor.Fault) {
      try search.run()
    } catch {
      return .broken(error)
    }
    guard search.wholeText != nil || search.segments.contains(where: { $0.text != nil || !$0.words.isEmpty })
    else { return .noSegments }
    var cues = SegmentCues.make(search.segments)
    if cues.isEmpty, let whole = search.wholeText {
      cues = [Cue(start: 0, end: 0, speaker: nil, text: whole, line: 1)]
    }
    let leftOut = CueFindings.order(&cues)
    var transcript = CueAssembler.assemble(cues, known: known)
    transcript.leftOut += leftOut + SegmentCues.leftOut(search.segments)
    transcript.details.language = search.language
    transcript.details.title = search.title
    if search.isMachineMade { transcript.details.madeBy = "machine" }
    return .transcript(transcript)
  }

  /// Walks through the whole text, however deep, and takes the segments it finds.
  private struct Search {
    private var cursor: JSONCursor
    var segments: [JSONSegment] = []
    var wholeText: [UInt8]?
    var language: String?
    var title: String?
    var isMachineMade = false

    /// Keys under which lists of segments stand. At the top, or in a list, none is needed.
    private static let lists: Set<String> = [
      "segments", "transcription", "utterances", "monologues", "cues", "chunks",
    ]

    init(_ bytes: [UInt8]) { cursor = JSONCursor(bytes) }

    private enum Container { case object, array }

    mutating func run() throws(JSONCursor.Fault) {
      var open: [Container] = []
      var isFirst = true
      while true {
        if open.isEmpty {
          if !isFirst, cursor.isAtEnd() { return }
          // Lines of objects, one segment each.
          if !isFirst, try cursor.kind() != .object {
            throw JSONCursor.Fault(offset: cursor.index, isCutOff: false)
          }
          if !isFirst {
            try take()
            continue
          }
          isFirst = false
        }
        var key = ""
        switch open.last {
        case .object:
          guard let next = try cursor.nextKey() else {
            open.removeLast()
            continue
          }
          key = next
        case .array:
          guard try cursor.nextElement() else {
            open.removeLast()
            continue
          }
        case nil: break
        }
        switch try cursor.kind() {
        case .object where open.isEmpty && isSegment():
          try take()
        case .object:
          cursor.open()
          open.append(.object)
        case .array where open.isEmpty || (segments.isEmpty && Self.lists.contains(key)):
          cursor.open()
          while try cursor.nextElement() { try take() }
        case .array where key == "words" || key == "word_segments" || key == "items":
          // The same words once more.
          try cursor.skip()
        case .array:
          cursor.open()
          open.append(.array)
        case .string: try note(key, depth: open.count)
        default: try cursor.skip()
        }
      }
    }

    /// Whether the object at the top is itself a segment: lines of objects.
    private func isSegment() -> Bool {
      var copy = cursor
      guard let segment = try? JSONSegment(&copy), segment.start != nil, segment.text != nil else {
        return false
      }
      return true
    }

    private mutating func take() throws(JSONCursor.Fault) {
      let segment = try JSONSegment(&cursor)
      isMachineMade = isMachineMade || segment.isMachineMade || segment.words.contains { $0.isMachineMade }
      segments.append(segment)
    }

    private mutating func note(_ key: String, depth: Int) throws(JSONCursor.Fault) {
      let text = try cursor.string()
      switch key {
      case "language" where text.count <= 35: language = text.text
      case "title" where depth == 1: title = text.text
      case "text" where depth == 1, "transcript" where depth == 1: wholeText = text
      case "model": isMachineMade = true
      default: break
      }
    }
  }
}
