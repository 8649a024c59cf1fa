/// Values as YAML that reads back as exactly these values, quoted only where they must be.
enum YAMLText {
  /// A text in the place of a value.
  static func scalar(_ text: String) -> String { needsQuotes(text) ? quoted(text) : text }

  /// A text in the place of a key.
  static func key(_ text: String) -> String {
    needsQuotes(text) || text.contains(":") || text.contains(",") ? quoted(text) : text
  }

  /// `key: value` and what stands below it, indented; each line ends in LF.
  static func entry(_ key: String, _ value: FreeValue, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    let head = "\(margin)\(self.key(key)):"
    switch value {
    case .null: return head + " ~\n"
    case .bool(let flag): return head + (flag ? " true\n" : " false\n")
    case .text(let text): return head + " \(scalar(text))\n"
    case .list(let items):
      if items.isEmpty { return head + " []\n" }
      return head + "\n" + items.map { item($0, indent: indent + 2) }.joined()
    case .map(let entries):
      if entries.isEmpty { return head + " {}\n" }
      return head + "\n" + entries.map { entry($0.key, $0.value, indent: indent + 2) }.joined()
    }
  }

  private static func item(_ value: FreeValue, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    switch value {
    case .null: return "\(margin)- ~\n"
    case .bool(let flag): return "\(margin)- \(flag)\n"
    case .text(let text): return "\(margin)- \(scalar(text))\n"
    case .list(let items):
      if items.isEmpty { return "\(margin)- []\n" }
      return "\(margin)-\n" + items.map { item($0, indent: indent + 2) }.joined()
    case .map(let entries):
      if entries.isEmpty { return "\(margin)- {}\n" }
      let lines = entries.map { entry($0.key, $0.value, indent: indent + 2) }.joined()
      return "\(margin)- " + lines.dropFirst(indent + 2)
    }
  }

  private static func needsQuotes(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return true }
    if Characters.isSpace(first) || Characters.isSpace(last) || last == UInt8(ascii: ":") { return true }
    if "-?:,[]{}#&*!|>'\"%@`=~".utf8.contains(first) { return true }
    if ["null", "Null", "NULL", "true", "false"].contains(text) { return true }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x7F { return true }
      if byte == UInt8(ascii: "#"), previous == 0x20 { return true }
      if byte == 0x20, previous == UInt8(ascii: ":") { return true }
      previous = byte
    }
    // Line separators and the byte order mark mean something to YAML.
    return text.unicodeScalars.contains {
      0x80...0x9F ~= $0.value || 0x2028...0x2029 ~= $0.value || $0.value == 0xFEFF
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      default:
        let value = scalar.value
        if value < 0x20 || 0x7F...0x9F ~= value || 0x2028...0x2029 ~= value || value == 0xFEFF {
          let digits = String(value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}
