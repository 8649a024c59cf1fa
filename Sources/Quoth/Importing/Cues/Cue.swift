/// A stretch of speech with its times, as captions and machines write it: what WebVTT, SRT, JSON and tables have in
/// common. `CueAssembler` makes turns of them.
struct Cue: Sendable, Equatable {
  /// Milliseconds.
  var start: Int
  var end: Int
  /// Who speaks, where the format has a place for it; nil: it says nothing (the words may: `Ann: Hello`).
  var speaker: String?
  /// Plain words; lines are parted by LF.
  var text: [UInt8]
  /// Line of the file, from 1.
  var line: Int
}
