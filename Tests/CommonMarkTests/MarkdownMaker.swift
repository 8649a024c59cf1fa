/// Markdown made of the pieces that make trouble.
struct MarkdownMaker {
  private static let pieces = [
    "a", "b c", "word ", " ", "  ", "\n", "\n", "\n\n", "  \n", "\\\n", "*", "**", "_", "__", "***", "`",
    "``", "```\n", "~~~\n",
    "[", "]", "![", "](", ")", "](quote:a#b)", "](<x y>)", "](u \"t\")", "](u (t))", "][", "][a]", "[]",
    "[a]", "[B c]",
    "\n[a]: /u\n", "\n[b C]: <v> 'w'\n", "[a]: /q \"r\"\n", "]:", "> ", ">", "> > ", "- ", "1. ", "2) ", "+ ",
    "    ", "\t",
    "# ", "## ", "\n===\n", "\n---\n", "***\n", "<", ">", "<b>", "</b>", "<!-- x -->", "<!-- ", "-->",
    "<div>\n", "<http://a.b>",
    "<a@b.c>", "&amp;", "&lt;", "&nbsp;", "&ngE;", "&#65;", "&#x1F600;", "&#0;", "&foo;", "&", "\\", "\\*",
    "\\[", "\\]", "\\\\",
    "é", "“", "”", "—", "\u{FFFD}", "\u{0}", "\r\n", "\r", "\"", "'", "(", "javascript:", "](javascript:x)",
    "](data:image/png,x)",
    "!", "$", "\u{B}", "<?x?>", "<![CDATA[x]]>", "\n> ", "\n  ", "\n    ", "\n- ", "ẞ", "[ẞ]", "[SS]: /s\n",
  ].map { Array($0.utf8) }

  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  mutating func make(pieces count: Int) -> [UInt8] {
    var source: [UInt8] = []
    for _ in 0..<dice.roll(count) + 1 {
      source += MarkdownMaker.pieces[dice.roll(MarkdownMaker.pieces.count)]
    }
    return source
  }

  private static let prefixes = [
    "> ", ">", "  > ", "- ", "  ", "    ", "\t", "1. ", "   ", "* ", " ", "      ", "123) ", ">\t",
  ]
  .map { Array($0.utf8) }

  /// Lines that begin with what belongs to blocks.
  mutating func make(lines count: Int) -> [UInt8] {
    var source: [UInt8] = []
    for _ in 0..<dice.roll(count) + 1 {
      for _ in 0..<dice.roll(4) { source += MarkdownMaker.prefixes[dice.roll(MarkdownMaker.prefixes.count)] }
      for _ in 0..<dice.roll(6) { source += MarkdownMaker.pieces[dice.roll(MarkdownMaker.pieces.count)] }
      source.append(10)
    }
    return source
  }
}
