/// Text on a terminal: how many cells it takes, and that it cannot command the terminal. Content is other people's
/// text; an escape sequence in a file name or a quote must not repaint the screen or hide a finding.
enum TerminalText {
  /// The text with control characters and those that turn the direction of writing replaced.
  static func visible(_ text: String, keepingLines: Bool = false) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    if isPlain { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      if keepingLines && scalar == "\n" { out.unicodeScalars.append(scalar) } else { out += visible(scalar) }
    }
    return out
  }

  static func visible(_ character: Character) -> String { visible(String(character)) }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x00..<0x20: return Unicode.Scalar(0x2400 + scalar.value).map { String($0) } ?? "�"
    case 0x7F: return "␡"
    case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: return "�"
    default: return String(scalar)
    }
  }

  /// Cells of a terminal with a fixed-width font: East Asian wide letters and pictures take two, marks that combine none.
  static func width(of text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      // Variation selector 16 asks for the picture form.
      width = max(width, scalar.value == 0xFE0F ? 2 : self.width(of: scalar))
    }
    return width
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.value < 0x1100 { return 1 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// East Asian Width W and F (Unicode, EastAsianWidth.txt), in the blocks that are wide throughout.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD,
  ]
}
