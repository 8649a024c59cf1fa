/// Brings one file of the content into its canonical form. What comes out says the same: it is read as a build reads it,
/// and a form in which anything but white space has changed is not taken.
struct ContentFormatter: Sendable {
  private let documents: DocumentParser

  init(config: SiteConfig, theme: Theme) { documents = DocumentParser(config: config, theme: theme) }

  /// The canonical form of a file; nil: its front matter cannot be read, so nothing is known of it (`findings`).
  func form(_ file: SourceFile, findings: inout [Diagnostic]) -> [UInt8]? {
    let front = FrontMatter(file.bytes, path: file.path, findings: &findings)
    guard !front.isBroken else { return nil }
    var current = Reading(file: file, archive: documents.parse([file]).archive)
    // What one pass has brought into order may be read anew by the next.
    for _ in 0..<Self.mostPasses {
      let next = pass(current)
      if next.file.bytes == current.file.bytes { return next.file.bytes }
      current = next
    }
    return file.bytes
  }

  private static let mostPasses = 5

  /// A file, and what a build makes of it.
  private struct Reading {
    var file: SourceFile
    var archive: Archive
  }

  private func pass(_ reading: Reading) -> Reading {
    var findings: [Diagnostic] = []
    let file = reading.file
    let front = FrontMatter(file.bytes, path: file.path, findings: &findings)
    let head = FrontMatterForm.form(file.bytes[..<front.bodyStart], path: file.path)
    let meaning = FormattedMeaning(reading.archive)
    for body in [body(reading, front), file.bytes[front.bodyStart...].trimmedLines] {
      var next = reading
      next.file.bytes = body.isEmpty ? head : head + [0x0A] + body
      if next.file.bytes == file.bytes { return reading }
      next.archive = documents.parse([next.file]).archive
      if FormattedMeaning(next.archive) == meaning { return next }
    }
    return reading
  }

  private func body(_ reading: Reading, _ front: FrontMatter) -> [UInt8] {
    guard let transcript = reading.archive.transcripts.first else {
      return ProseForm.form(reading.file.bytes, from: front.bodyStart)
    }
    return TranscriptFormatter(
      reading.file.bytes, from: front.bodyStart, labels: transcript.participants.map(\.label.value),
      usesClock: transcript.usesClock, media: transcript.media?.value
    ).text
  }
}

/// What a file says, however it is laid out: two layouts with one meaning make one page.
struct FormattedMeaning: Equatable {
  private var bodies: [[UInt8]] = []
  private var slots: [Body.Slot.Kind] = []
  private var turns: [Turn] = []
  private var addresses: [String] = []

  private struct Turn: Equatable {
    var kind: TranscriptBlock.Kind
    var time: Int?
    var words: String
    var moments: [Int]
    var silences: [TranscriptBlock.Silence.Kind]
  }

  /// An archive of one file.
  init(_ archive: Archive) {
    let all =
      archive.articles.map(\.body) + archive.transcripts.map(\.body) + archive.speakers.map(\.body)
      + archive.sources.map(\.body) + archive.pages.map(\.body)
    for body in all {
      bodies.append(body.html.map { $0 == 0x0A ? 0x20 : $0 })
      slots += body.slots.map(\.kind)
      addresses += body.references.map { "\($0.scheme.rawValue):\($0.target)#\($0.fragment ?? "")" }
      addresses += body.quotes.map { "quote:\($0.speaker ?? "")#\($0.name ?? "")" }
    }
    turns = archive.transcripts.flatMap(\.blocks).map { block in
      Turn(
        kind: block.kind, time: block.time, words: block.text,
        moments: block.moments.map(\.time), silences: block.silences.map(\.kind))
    }
  }
}

extension ArraySlice where Element == UInt8 {
  /// Without empty lines at both ends, ending in LF.
  fileprivate var trimmedLines: [UInt8] {
    var rest = self
    while let end = rest.firstIndex(of: 0x0A), rest[..<end].allSatisfy(Characters.isSpace) {
      rest = rest[(end + 1)...]
    }
    while let last = rest.last, Characters.isSpace(last) { rest.removeLast() }
    return rest.isEmpty ? [] : rest + [0x0A]
  }
}
