/// Captions that roll up: each cue shows the line before once more above its own. What was shown is taken off, so that
/// nothing is said twice.
enum RollUp {
  static func unroll(_ cues: inout [Cue]) {
    var repeated = 0
    var pairs = 0
    for index in cues.indices.dropFirst() {
      pairs += 1
      if overlap(cues[index - 1].text, cues[index].text) != nil { repeated += 1 }
    }
    // Somebody who says “Yes.” twice is no roll-up.
    guard pairs >= 3, repeated * 2 >= pairs else { return }
    var before = cues[0].text
    for index in cues.indices.dropFirst() {
      let whole = cues[index].text
      if let length = overlap(before, whole) { cues[index].text = Array(whole.dropFirst(length)) }
      before = whole
    }
    cues.removeAll { $0.text.trimmed.isEmpty }
  }

  /// How many bytes at the start of `text` are the last line (or all lines) of `before`.
  private static func overlap(_ before: [UInt8], _ text: [UInt8]) -> Int? {
    let lines = before.split(separator: 0x0A).map(\.trimmed).filter { !$0.isEmpty }
    guard let last = lines.last else { return nil }
    var length = 0
    var rest = text[...]
    for line in lines.count > 1 && rest.trimmed.starts(with: lines[0]) ? lines[...] : [last] {
      let skipped = rest.count - rest.drop(while: Characters.isSpace).count
      rest = rest.dropFirst(skipped)
      guard rest.starts(with: line) else { return nil }
      rest = rest.dropFirst(line.count)
      guard rest.isEmpty || rest.first == 0x0A || rest.allSatisfy(Characters.isSpace) else { return nil }
      length += skipped + line.count
    }
    return length
  }
}
