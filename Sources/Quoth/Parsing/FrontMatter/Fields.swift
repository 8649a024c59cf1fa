/// The entries of one map, read key by key: each question (`text("title")`) takes note of the key, gives its typed
/// value with its place, and reports what does not fit. `finish` reports the keys that nobody asked for.
///
///     var fields = Fields(frontMatter.entries, of: "an article", path: path, span: frontMatter.span)
///     let title = fields.text("title", isRequired: true)
///     diagnostics += fields.finish()
struct Fields {
  let path: String
  /// What the map is, for messages: `an article`, `“quotes” of an article`.
  let owner: String
  /// Where a missing key is reported.
  let span: SourceSpan
  /// Something was reported that explains why keys are missing.
  let isBroken: Bool
  var findings: [Diagnostic] = []
  let entries: [YAMLNode.Entry]
  private var asked: [String] = []

  init(_ entries: [YAMLNode.Entry], of owner: String, path: String, span: SourceSpan, isBroken: Bool = false)
  {
    self.entries = entries
    self.owner = owner
    self.path = path
    self.span = span
    self.isBroken = isBroken
    asked.reserveCapacity(24)
  }

  /// The value of a key, nil when it is not there or holds nothing.
  mutating func node(_ key: String) -> YAMLNode? {
    asked.append(key)
    guard let node = entries.first(where: { $0.key.value == key })?.value, !node.isNull else { return nil }
    return node
  }

  /// Whether the key is there, whatever it holds.
  func holds(_ key: String) -> Bool { entries.contains { $0.key.value == key } }

  /// Lets every key pass: they are the writer's own, like the names of targets.
  mutating func askForAll() { asked += entries.map(\.key.value) }

  /// Reports the keys that nothing has asked for, and hands out all findings.
  consuming func finish() -> [Diagnostic] {
    for entry in entries where !asked.contains(entry.key.value) {
      let key = entry.key.value
      report(
        .unknownKey, "\(owner) has no key “\(key)”", at: entry.key.span,
        suggestion: NearestName.suggestion(for: key, in: asked)
          ?? (asked.contains("extra")
            ? "put it below “extra:” if it is the site's own"
            : "its keys are \(asked.joined(separator: ", "))"))
    }
    return findings
  }

  /// Reads the map below a key.
  mutating func map(_ key: String, _ read: (inout Fields) -> Void) {
    guard let node = node(key) else { return }
    map(node, of: "“\(key)” of \(owner)", read)
  }

  /// Reads a map that stands in a list or below a key of the writer's.
  mutating func map(_ node: YAMLNode, of owner: String, _ read: (inout Fields) -> Void) {
    guard case .map(let entries) = node.value else {
      report(
        .wrongType, "\(owner) must be a map, not \(node.kindOfValue)", at: node.span,
        suggestion: "write its keys below it, indented, each as “key: value”")
      return
    }
    var inner = Fields(entries, of: owner, path: path, span: node.span)
    read(&inner)
    findings += inner.finish()
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, suggestion: String? = nil,
    details: [Diagnostic.Detail] = []
  ) {
    findings.append(
      Diagnostic(code, message, at: Place(file: path, span: span), suggestion: suggestion, details: details))
  }

  mutating func reportMissing(_ key: String, example: String? = nil) {
    guard !isBroken else { return }
    let empty = entries.first { $0.key.value == key }
    report(
      .missingKey, empty == nil ? "\(owner) needs the key “\(key)”" : "“\(key)” is empty",
      at: empty?.key.span ?? span, suggestion: "write “\(example ?? "\(key): …")”")
  }
}
