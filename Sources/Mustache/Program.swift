/// One step of a compiled template. Every step first writes its piece of the template's text, then does its work.
struct Instruction: Sendable {
  /// What a step does.
  enum Operation: UInt8, Sendable {
    /// Nothing but write its text.
    case text
    /// Print a value, escaped unless it is HTML.
    case escaped
    /// Print a value as it is.
    case raw
    /// Go through what follows, once for each item, or jump to `target`.
    case section
    /// Go through what follows if there is no value, else jump to `target`.
    case inverted
    /// Take the next item of the innermost section, or leave it.
    case next
    /// Go to `target`, then come back.
    case call
    /// Go back to where this was called from, or stop.
    case back
  }

  let operation: Operation
  /// The text, from `textStart` to `textEnd` of the program's text.
  let textStart: Int32
  let textEnd: Int32
  /// The name: so many digests of its parts, from that one on. No parts stand for `.`.
  let pathStart: Int32
  let pathCount: Int32
  var target: Int32 = 0
}

/// A template with all it includes and inherits, as one flat list of steps.
final class Program: Sendable {
  let instructions: [Instruction]
  /// All text of the template in one piece.
  let text: [UInt8]
  /// The digests of the parts of names.
  let digests: [UInt64]
  /// Whether empty text counts as absent, and nothing but HTML is ever written as it is.
  let strict: Bool
  /// The template, for faults.
  let source: TemplateSource

  init(
    instructions: [Instruction], text: [UInt8], digests: [UInt64], strict: Bool, source: TemplateSource
  ) {
    self.instructions = instructions
    self.text = text
    self.digests = digests
    self.strict = strict
    self.source = source
  }
}
