import Testing

@testable import Quoth

/// The fast reader of front matter against libyaml: wherever it does not give up, the two find the same.
@Suite struct PlainYAMLTests {
  private func plain(_ text: String) -> [YAMLNode.Entry]? {
    Array(text.utf8).withUnsafeBufferPointer { PlainYAML.read($0, firstLine: 1) }
  }

  /// Nil: not YAML, or no map.
  private func whole(_ text: String) -> [YAMLNode.Entry]? {
    guard let root = try? WholeYAML.read(Array(text.utf8), firstLine: 1) else { return nil }
    guard case .map(let entries) = root.value else { return nil }
    return entries
  }

  @Test func `what nearly all front matter looks like is read without libyaml`() throws {
    let text = """
      # A comment
      title: The photograph, the sensation and the “direct evidence”
      date: 2025-03-10   # another
      summary: What he told NBC's Megyn Kelly (in 2017); see https://example.org/a#b, at 12:30
      authors: [Ada Lind, 'Karl "K" Berg', "O'Brien"]
      topics:
      - Elections
      - Interviews & more

      empty:
      tilde: ~
      quotes:
        speaker: vladimir-putin
        to:
          - megyn-kelly
          - ada-lind
        via: "rt-report"   # quoted
      Megyn Kelly (NBC): megyn-kelly
      """
    let entries = try #require(plain(text))
    #expect(entries == whole(text))
    #expect(entries.map(\.key.value).suffix(2) == ["quotes", "Megyn Kelly (NBC)"])
  }

  /// One value each, after `key: `, in lists and elsewhere. The fast reader must not guess at any of them.
  static let values = [
    "a", "a b", "a  b", "a ", " a", "a:", "a:b", "a: b", "a :b", "a : b", ":a", ": a", "a#b", "a #b", "a# b",
    "#a",
    "a & b", "&a", "&a b", "*a", "a*", "**a** b", "!a", "!!str a", "a!", "|", ">", "|a", "> a", "%a", "a%",
    "@a",
    "`a`", "a@b", "\ta", "a\t", "a\tb", "\"a\"", "\"a", "a\"", "\"a\" b", "\"a\": b", "\"a\\n\"",
    "\"a\\\"b\"",
    "\"a: b\"", "\"a #b\"", "'a'", "'a", "a'", "'it''s'", "'a' b", "''", "\"\"", "'a'#b", "'a' #b", "it's",
    "-a",
    "- a", "-", "--", "---", "--- a", "...", "... a", "?", "? a", "?a", "a?", "a ? b", ",a", "a,b", "a, b",
    "[a",
    "a]", "[a]", "[]", "[ ]", "[a, b]", "[a,b]", "[a,]", "[,a]", "[,]", "[a, b", "[a] b", "[a]b", "[a] # b",
    "[a]#b",
    "[a, [b]]", "[a: b]", "[a:b]", "[a:, b]", "[http://a.b/c, d]", "[http://a?b]", "[\"a, b\", c]",
    "['a', \"b\"]",
    "['a' b]", "[a 'b']", "[a #b]", "[a#b]", "[-a]", "[- a]", "[?]", "[a?]", "[a!]", "[a & b]", "[ a , b ]",
    "[a\tb]", "{a: b}", "{a}", "a{b}", "{", "}", "~", "null", "true", "no", "12:30", "1_000", "0x1F", "1e3",
    "-5",
    "+5", "2017-06-05", "2017-06-05 12:30", "=", "<", "<<", "<a>", "$a", "/a", "\\a", "a\\", "(a)", "^", ";a",
    "a;",
    "é", "“a”", "„a“: b", "日本", "😀 a", "a\u{A0}b", "\u{A0}", "a\u{85}b", "a\u{2028}b", "a\u{2029}",
    "\u{FEFF}a",
    "a\u{1}b", "a\u{7F}", "a\u{9F}", "a\u{FFFE}", "a\u{FFFD}", "a\u{E000}", "a\u{10FFFF}", "e\u{301}", "._a",
    ".a",
    "a.", "'é' #", "# a", "a\n b", "a\n  b", "a\n\n  b", "\n  a", "\n a\n b", "\n  a: b\n  c: d",
    "\n  a: b\n c: d",
    "\n  a: b\n   c: d", "\n  - a\n  - b", "\n- a\n- b", "\n- a\n - b", "\n  - a\n - b", "\n  - a\n    b",
    "\n  - a: b", "\n  - [a, b]", "\n  - 'a'", "\n  -", "\n  - \n  - a", "\n  -a", "\n  - - a", "\n  - # a",
    "\n  - a # b", "\n# a\n  - b\n# c\n  - d", "\n  a:\n    b:\n      c: d", "\n  a:\n  - b",
    "\n    a: b\n  c: d",
    "a\n# c\n  b", "'a\n  b'", "\"a\n\n  b\"", "|\n  a\n  b", ">\n  a\n\n  b", "|-\n  a", "a\nb", "a\n- b",
    "\n  a\n", "\n  a\n  b", "[a,\n  b]", "[\n  a\n]", "\n  [a]", "\n  'a'", "\n  \"a\": b", "\n  ? a\n  : b",
  ]

  @Test(arguments: values)
  func `a value means what libyaml says, or is left to libyaml`(value: String) {
    let shapes = [
      "key: \(value)", "key: \(value)\nnext: z\n", "a: b\nkey:  \(value)\n", "key:\(value)\n",
      "\(value): key\n",
      "\(value)\n", "list:\n  - \(value)\n  - z\n", "list:\n- \(value)\nnext: z", "list: [\(value)]\n",
      "list: [z, \(value), z]\n", "map:\n  key: \(value)\n  next: z\nlast: z\n",
      "key: z\n\(value)\nnext: z\n",
      "key: \"\(value)\"\n", "key: '\(value)' \n", "key: z \(value)\n", "key: z # \(value)\nnext: z\n",
      "list:\n  - z\n\(value)\n", "map:\n  key: z\n\(value)\n", "  key: \(value)\n",
      "key: \(value)\nkey: \(value)\n",
      "# \(value)\nkey: z\n", "a\(value): b\n", "a \(value): b\n", "a: z\n \(value)\n", "a:\n\n  \(value)\n",
    ]
    for text in shapes { compare(text) }
  }

  @Test func `combinations of indents and endings are read as libyaml does or not at all`() {
    // A digit of its own makes each key of a text another.
    let pieces = [
      "k#: b", "k#:", "k#: [x]", "k#: 'q'", "- a", "-", "a", "# c", "", "'q'", "[x, y]", "k#: |", "- k#: b",
    ]
    var state: UInt64 = 42
    func pick(_ list: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return list[Int(state >> 33) % list.count]
    }
    var read = 0
    for _ in 0..<20_000 {
      var text = pick(["k: b", "k:", "k: [x]"])
      for line in 0..<4 {
        text += "\n" + pick(["", "", "  ", "    ", " "]) + pick(pieces).replacing("#:", with: "\(line):")
      }
      if compare(text) { read += 1 }
    }
    #expect(read > 200)
  }

  /// Whether the fast reader has read the text.
  @discardableResult
  private func compare(_ text: String) -> Bool {
    guard let entries = plain(text) else { return false }
    // libyaml refuses keys that stand twice; the caller of the fast reader reports them.
    if hasTwins(entries) { return true }
    // A text of blanks and comments is an empty map here and nothing at all to libyaml.
    #expect(describe(entries) == describe(whole(text) ?? []), "\(text)")
    return true
  }

  private func describe(_ entries: [YAMLNode.Entry]) -> String {
    entries.map { "\($0.key.value)@\(place($0.key.span)): \(describe($0.value))" }.joined(separator: "; ")
  }

  private func describe(_ node: YAMLNode) -> String {
    let value =
      switch node.value {
      case .scalar(let text, let isPlain): isPlain ? text : "'\(text)'"
      case .list(let items): "[\(items.map(describe).joined(separator: ", "))]"
      case .map(let entries): "{\(describe(entries))}"
      }
    return value + "@" + place(node.span)
  }

  private func place(_ span: SourceSpan) -> String {
    "\(span.line):\(span.column)-\(span.endLine):\(span.endColumn)"
  }

  private func hasTwins(_ entries: [YAMLNode.Entry]) -> Bool {
    if Set(entries.map(\.key.value)).count < entries.count { return true }
    return entries.contains { entry in
      if case .map(let inner) = entry.value.value { hasTwins(inner) } else { false }
    }
  }
}
