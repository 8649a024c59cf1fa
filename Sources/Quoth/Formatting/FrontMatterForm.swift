/// Front matter as the canonical form has it: keys, values and comments as they are, no blanks at the ends of lines, one
/// empty line behind it.
enum FrontMatterForm {
  /// - Parameter bytes: from the opening `---` to the line feed behind the closing one.
  static func form(_ bytes: ArraySlice<UInt8>, path: String) -> [UInt8] {
    var out: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var line = line
      while let last = line.last, Characters.isBlank(last) { line.removeLast() }
      out += line
      out.append(0x0A)
    }
    while out.last == 0x0A { out.removeLast() }
    out.append(0x0A)
    // Blanks may be part of a text of several lines.
    return values(out, path) == values(Array(bytes), path) ? out : Array(bytes.trimmed) + [0x0A]
  }

  private static func values(_ bytes: [UInt8], _ path: String) -> [FreeValue.Entry] {
    var findings: [Diagnostic] = []
    return FrontMatter(bytes, path: path, findings: &findings).entries.map {
      FreeValue.Entry(key: $0.key.value, value: FreeValue($0.value))
    }
  }
}
