/// One object of a list that says who said what and when, whatever the program that wrote it calls its keys.
struct JSONSegment: Sendable {
  /// A time as written; what unit it is, the whole file tells.
  struct Moment: Sendable {
    var value: Double
    /// Given in milliseconds, or as `00:00:01.000`: `value` is milliseconds.
    var isMilliseconds = false
    /// Without a point.
    var isWhole = false
  }

  var start: Moment?
  var end: Moment?
  var speaker: String?
  var text: [UInt8]?
  /// Words with times of their own; punctuation too, where a program lists it.
  var words: [JSONSegment] = []
  /// Some key is of those that only machines write.
  var isMachineMade = false
  var offset = 0

  init(_ cursor: inout JSONCursor, depth: Int = 0) throws(JSONCursor.Fault) {
    offset = cursor.index
    guard try cursor.kind() == .object else {
      try cursor.skip()
      return
    }
    cursor.open()
    while let key = try cursor.nextKey() { try read(key, &cursor, depth) }
  }

  private mutating func read(_ key: String, _ cursor: inout JSONCursor, _ depth: Int) throws(JSONCursor.Fault)
  {
    switch key {
    case "start", "startTime", "start_time", "begin", "ts":
      let moment = try moment(&cursor)
      start = start ?? moment
    case "end", "endTime", "end_time", "end_ts":
      let moment = try moment(&cursor)
      end = end ?? moment
    case "start_ms", "startMs": start = try moment(&cursor, inMilliseconds: true)
    case "end_ms", "endMs": end = try moment(&cursor, inMilliseconds: true)
    case "timestamp": try pair(&cursor, inMilliseconds: false)
    case "offsets": try pair(&cursor, inMilliseconds: true)
    case "speaker", "speaker_label", "speakerLabel", "speaker_id":
      let name = try name(&cursor)
      speaker = speaker ?? name
    case "voice", "speaker_name", "speakerName":
      if let name = try name(&cursor), !name.isEmpty { speaker = name }
    case "body", "text", "content", "transcript", "sentence", "word", "value", "punctuated_word":
      if try cursor.kind() == .string { text = try cursor.string() } else { try cursor.skip() }
    case "words", "elements":
      guard depth == 0, try cursor.kind() == .array else { return try cursor.skip() }
      cursor.open()
      while try cursor.nextElement() { words.append(try JSONSegment(&cursor, depth: 1)) }
    case "tokens", "avg_logprob", "no_speech_prob", "probability", "score", "confidence":
      isMachineMade = true
      try cursor.skip()
    default: try cursor.skip()
    }
  }

  private func name(_ cursor: inout JSONCursor) throws(JSONCursor.Fault) -> String? {
    switch try cursor.kind() {
    case .string: return LabelShape.normalised(try cursor.string()[...])
    case .number: return "Speaker \(try cursor.number().text)"
    case .object:
      var name: String?
      cursor.open()
      while let key = try cursor.nextKey() {
        if key == "name", try cursor.kind() == .string {
          name = LabelShape.normalised(try cursor.string()[...])
        } else {
          try cursor.skip()
        }
      }
      return name
    default:
      try cursor.skip()
      return nil
    }
  }

  private func moment(_ cursor: inout JSONCursor, inMilliseconds: Bool = false) throws(JSONCursor.Fault)
    -> Moment?
  {
    switch try cursor.kind() {
    case .number:
      let digits = try cursor.number()
      guard let value = Double(digits.text), value.isFinite, abs(value) < 1e12 else { return nil }
      return Moment(
        value: value, isMilliseconds: inMilliseconds, isWhole: !digits.contains(UInt8(ascii: ".")))
    case .string:
      let text = try cursor.string()
      if let time = LooseTime.whole(text[...]) { return Moment(value: Double(time), isMilliseconds: true) }
      guard let value = Double(text.text), value.isFinite, abs(value) < 1e12 else { return nil }
      return Moment(value: value, isMilliseconds: inMilliseconds)
    default:
      try cursor.skip()
      return nil
    }
  }

  /// `[0, 3.16]`, or `{"from": 0, "to": 3160}`.
  private mutating func pair(_ cursor: inout JSONCursor, inMilliseconds: Bool) throws(JSONCursor.Fault) {
    var ends: [Moment?] = []
    switch try cursor.kind() {
    case .array:
      cursor.open()
      while try cursor.nextElement() { ends.append(try moment(&cursor, inMilliseconds: inMilliseconds)) }
    case .object:
      cursor.open()
      while try cursor.nextKey() != nil { ends.append(try moment(&cursor, inMilliseconds: inMilliseconds)) }
    default: return try cursor.skip()
    }
    start = ends.first ?? nil
    end = ends.count > 1 ? ends[1] : nil
  }
}
