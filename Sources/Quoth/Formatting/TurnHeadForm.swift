/// The beginning of a turn as the canonical form has it: `**Megyn Kelly** (12:34):`. One that holds more than label and
/// time (a link, a second time) stays as it is.
struct TurnHeadForm {
  let usesClock: Bool
  let media: String?

  /// - Parameter raw: the head as typed, up to the words.
  func form(_ head: TurnHead, _ raw: [UInt8], _ heads: inout TurnHeadReader) -> [UInt8] {
    let typed = Array(raw.trimmed)
    let canonical = Self.head(head.label, head.time, usesClock)
    guard head.invalidTime == nil, isLossless(head, typed) else { return typed }
    let read = (canonical + Array(" x".utf8)).withUnsafeBufferPointer { heads.read(0..<$0.count, in: $0) }
    guard let read, read.label == head.label, read.time == head.time, read.plainness == nil else {
      return typed
    }
    return canonical
  }

  static func head(_ label: String, _ time: Int?, _ usesClock: Bool) -> [UInt8] {
    var out = Array("**".utf8) + MarkdownEscape.inline(Array(label.utf8)[...]) + Array("**".utf8)
    if let time { out += " (\(TimeCode.text(time, clock: usesClock)))".utf8 }
    out.append(UInt8(ascii: ":"))
    return out
  }

  /// Whether label and time are all that it says.
  private func isLossless(_ head: TurnHead, _ typed: [UInt8]) -> Bool {
    if usesClock, let time = head.time, time % 1000 != 0 { return false }
    var plain: [UInt8] = []
    var index = 0
    while index < typed.count {
      // The address of a linked time.
      if typed[index] == UInt8(ascii: "]"), index + 1 < typed.count, typed[index + 1] == UInt8(ascii: "(") {
        let close = typed[index...].firstIndex(of: UInt8(ascii: ")")) ?? typed.count
        guard isOwnMedia(typed[min(index + 2, close)..<close]) else { return false }
        index = close + 1
        continue
      }
      if typed[index] == UInt8(ascii: "]"), index + 1 < typed.count, typed[index + 1] == UInt8(ascii: "[") {
        return false
      }
      let isMark = index + 1 < typed.count && typed[index] == typed[index + 1]
      if isMark, typed[index] == UInt8(ascii: "*") || typed[index] == UInt8(ascii: "_") {
        index += 2
      } else {
        plain.append(typed[index])
        index += 1
      }
    }
    return times(plain) == (head.time == nil ? 0 : 1) && holds(plain, head.label)
  }

  private func isOwnMedia(_ address: ArraySlice<UInt8>) -> Bool {
    guard let media, let mark = address.firstRange(of: "#t=") else { return false }
    return address[..<mark.lowerBound].elementsEqual(media.utf8)
  }

  /// How many times stand in a text: runs of digits, colons and points with a colon between digits.
  private func times(_ text: [UInt8]) -> Int {
    text.split { !Characters.isDigit($0) && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ".") }.count {
      run in
      run.indices.dropFirst().dropLast().contains {
        run[$0] == UInt8(ascii: ":") && Characters.isDigit(run[$0 - 1]) && Characters.isDigit(run[$0 + 1])
      }
    }
  }

  /// Whether the label stands in the text letter for letter, white space and escapes aside.
  private func holds(_ text: [UInt8], _ label: String) -> Bool {
    let plain = text.filter { !Characters.isSpace($0) && $0 != UInt8(ascii: "\\") }
    let wanted = label.utf8.filter { !Characters.isSpace($0) && $0 != UInt8(ascii: "\\") }
    guard !wanted.isEmpty, plain.count >= wanted.count else { return false }
    return (0...(plain.count - wanted.count)).contains {
      plain[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
