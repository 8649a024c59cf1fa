/// Reads a map of YAML: the front matter of a file, site.yml, a locale.
enum YAMLReader {
  /// The entries of the map in `bytes[range]`; none for an empty text. Nil when it is broken, which `findings` then
  /// tells. `firstLine`: the number of the range's first line in the file.
  static func map(
    _ bytes: [UInt8], _ range: Range<Int>, firstLine: Int, path: String, findings: inout [Diagnostic]
  ) -> [YAMLNode.Entry]? {
    let plain = bytes.withUnsafeBufferPointer {
      PlainYAML.read(UnsafeBufferPointer(rebasing: $0[range]), firstLine: firstLine)
    }
    if let plain {
      reportDuplicates(plain, path: path, findings: &findings)
      return plain
    }
    do throws(WholeYAML.Fault) {
      guard let root = try WholeYAML.read(Array(bytes[range]), firstLine: firstLine), !root.isNull else {
        return []
      }
      if case .map(let entries) = root.value { return entries }
      findings.append(
        Diagnostic(
          .wrongType, "this is \(root.kindOfValue), not lines of “key: value”",
          at: Place(file: path, span: root.span), suggestion: "write for example “title: …”"))
    } catch {
      findings.append(
        Diagnostic(
          error.code, error.message, at: Place(file: path, span: error.span), suggestion: error.suggestion,
          details: error.other.map { [.init("it stands here first", at: Place(file: path, span: $0))] } ?? [])
      )
    }
    return nil
  }

  /// libyaml reports a key that stands in one map twice itself.
  private static func reportDuplicates(
    _ entries: [YAMLNode.Entry], path: String, findings: inout [Diagnostic]
  ) {
    var first: [String: SourceSpan] = [:]
    let isLong = entries.count > 16
    for (index, entry) in entries.enumerated() {
      let key = entry.key
      let other =
        isLong
        ? first.updateValue(key.span, forKey: key.value)
        : entries[..<index].first { $0.key.value == key.value }?.key.span
      if let other {
        findings.append(
          Diagnostic(
            .duplicateKey, "the key “\(key.value)” stands in this map twice",
            at: Place(file: path, span: key.span), suggestion: "remove one of them",
            details: [.init("it stands here first", at: Place(file: path, span: other))]))
      }
      if case .map(let inner) = entry.value.value { reportDuplicates(inner, path: path, findings: &findings) }
    }
  }
}
