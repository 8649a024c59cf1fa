/// The permanent names of places on a page: what stands after `#`. Nothing else on the page changes them; docs/data.md
/// says how each is made, so that others can make it again.
///
/// `quote-…`, `turn-…`, `passage-…`, `note-…` and `mark-…` belong to quotes, turns, quoted words of turns, notes and
/// notes' marks; a heading whose slug begins so is put behind `section-`. Layouts keep to ids that begin with `site-`.
enum Anchors {
  static func quote(named name: String) -> String { "quote-" + name }

  /// What names a quote that has no name: the first 8 hexadecimal digits of SHA-256 over speaker id, source id
  /// (empty: none) and text with line feeds between; the text in NFC, with each run of white space as one space.
  static func hash(speaker: String, source: String?, text: String) -> String {
    hash([speaker, source ?? "", collapsed(text)])
  }

  /// `turn-12-34`, `turn-1-02-03`, `turn-12-34-567`: the time's fields, hours only when there are any.
  static func turn(at milliseconds: Int) -> String {
    "turn-" + TimeCode.text(milliseconds, separator: "-", fraction: "-")
  }

  /// A turn without a time, or with one that another turn of the page has too: label and text, hashed as above.
  static func turn(label: String, text: String) -> String {
    "turn-" + hash([collapsed(label), collapsed(text)])
  }

  /// Parallel to a body's notes, each by its label, with hyphens for white space, which no id may hold:
  /// `[^fact check]` → `note-fact-check`.
  static func notes(_ notes: [Note]) -> [String] {
    var register = AnchorRegister()
    return notes.map { register.claim("note-" + collapsed($0.label).replacing(" ", with: "-")) }
  }

  /// The mark in the text that leads to the note with that anchor: `mark-fact-check`.
  static func mark(ofNote anchor: String) -> String { "mark-" + anchor.dropFirst("note-".count) }

  static func heading(_ text: String) -> String {
    let slug = Slug.make(text, fallback: "section")
    let isTaken = ["quote-", "turn-", "passage-", "note-", "mark-", "site-"].contains(where: slug.hasPrefix)
    return isTaken ? "section-" + slug : slug
  }

  /// Parallel to a transcript's blocks: the anchor of each turn and section, empty for other blocks.
  static func anchors(of blocks: [TranscriptBlock]) -> [String] {
    var turnsAt: [Int: Int] = [:]
    for block in blocks {
      if case .turn = block.kind, let time = block.time { turnsAt[time, default: 0] += 1 }
    }
    var register = AnchorRegister()
    return blocks.map { block in
      switch block.kind {
      case .section(let title, _):
        return register.claim(heading(title))
      case .turn(let label):
        if let time = block.time, turnsAt[time] == 1 { return register.claim(turn(at: time)) }
        return register.claim(turn(label: label, text: block.text))
      case .direction, .narration, .rule:
        return ""
      }
    }
  }

  private static func hash(_ fields: [String]) -> String {
    SHA256.hexadecimal(Array(NormalForm.nfc(fields.joined(separator: "\n")).utf8), words: 1)
  }

  /// With each run of Unicode white space as one space, none at the ends.
  static func collapsed(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var isPending = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isPending = true
      } else {
        if isPending && !out.isEmpty { out.append(" ") }
        isPending = false
        out.append(scalar)
      }
    }
    return String(out)
  }
}
