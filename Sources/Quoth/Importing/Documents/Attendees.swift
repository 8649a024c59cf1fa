/// A table or list in a document that says who its initials are: `| Kevin Gibbons | KG | F5 |`,
/// `Kevin Gibbons (KG), Yehuda Katz (YK)`, `- KG: Kevin Gibbons`, and `Bob McElrath (BM): …` where he first speaks.
struct Attendees: Sendable {
  /// Name by initials.
  private(set) var names: [String: String] = [:]
  /// All words of all names: `Kevin` alone is one of them.
  private(set) var words: Set<String> = []

  init(_ bytes: [UInt8]) {
    var lines = TextLines(bytes)
    while let range = lines.next() {
      let line = bytes[range].trimmed
      guard line.count > 3, line.count < 20_000 else { continue }
      if line.first == UInt8(ascii: "|") {
        readRow(line)
      } else if line.contains(UInt8(ascii: "(")) {
        readList(line)
      }
    }
    for name in names.values {
      for word in name.split(separator: " ") where word.utf8.count > 2 { words.insert(String(word)) }
    }
  }

  private mutating func readRow(_ line: ArraySlice<UInt8>) {
    let cells = line.split(separator: UInt8(ascii: "|")).map { LabelShape.normalised($0) }
    guard cells.count >= 2, Self.isInitials(cells[1]), Self.isFullName(cells[0]) else { return }
    add(cells[1], cells[0])
  }

  /// `Kevin Gibbons (KG)`, as often as it stands in the line.
  private mutating func readList(_ line: ArraySlice<UInt8>) {
    var index = line.startIndex
    while let open = line[index...].firstIndex(of: UInt8(ascii: "(")) {
      guard let close = line[open...].firstIndex(of: UInt8(ascii: ")")) else { return }
      index = close + 1
      let initials = LabelShape.normalised(line[(open + 1)..<close])
      guard Self.isInitials(initials), open > line.startIndex, Characters.isSpace(line[open - 1]) else {
        continue
      }
      // The name: what stands between the last comma, colon or bracket and here.
      let before = line[..<open].trimmed
      let start = before.lastIndex {
        [0x2C, 0x3B, 0x3A, 0x29, 0x2A, 0x2D, 0x7C].contains($0) && !Self.isInName(before, $0)
      }
      let name = LabelShape.normalised(before[(start.map { $0 + 1 } ?? before.startIndex)...])
      if Self.isFullName(name), Self.fits(initials, name) { add(initials, name) }
    }
  }

  /// A hyphen may stand in a name: `Shu-yu Guo`.
  private static func isInName(_ text: ArraySlice<UInt8>, _ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") }

  private mutating func add(_ initials: String, _ name: String) {
    if names[initials] == nil { names[initials] = name }
  }

  static func isInitials(_ text: String) -> Bool {
    (2...4).contains(text.utf8.count)
      && text.utf8.allSatisfy { Characters.isUpper($0) || Characters.isDigit($0) }
      && text.utf8.contains(where: Characters.isUpper)
  }

  private static func isFullName(_ text: String) -> Bool {
    text.utf8.count <= LabelShape.longest && LabelShape.isName(text) && !isInitials(text)
  }

  /// The first letters agree, or the initials' letters occur in the name in their order.
  private static func fits(_ initials: String, _ name: String) -> Bool {
    let letters = name.uppercased().unicodeScalars.filter { $0.properties.isAlphabetic }
    var rest = letters[...]
    for scalar in initials.unicodeScalars where scalar.properties.isAlphabetic {
      guard let found = rest.firstIndex(of: scalar) else { return initials.first == name.uppercased().first }
      rest = rest[letters.index(after: found)...]
    }
    return true
  }

  /// Whose a label is: `KG`, or `KG/MF` and `KG, MF`; nil: nobody's here.
  func resolve(_ label: String) -> [String]? {
    guard !names.isEmpty else { return nil }
    if let name = names[label] { return [name] }
    let parts = label.replacing(" and ", with: "/").split { "/,&+".contains($0) }.map {
      LabelShape.normalised(Array($0.utf8)[...])
    }
    guard parts.count > 1 else { return nil }
    let found = parts.compactMap { names[$0] }
    return found.count == parts.count ? found : nil
  }
}
