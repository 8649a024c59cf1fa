import Foundation
import Testing

@testable import Quoth

/// No word of a record may be lost on its way through the parser.
struct NothingLostTests {
  @Test(
    "The words of real transcripts are all there",
    .enabled(if: Corpora.folder != nil, "the folder of corpora is not beside the repository"))
  func corpora() throws {
    let folder = try #require(Corpora.folder).appending(path: "changelog-sample")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "md" }
    #expect(files.count > 100)
    for file in files.sorted(by: { $0.path < $1.path }) {
      let text = try String(contentsOf: file, encoding: .utf8)
      try expectAllWords(of: text, file.lastPathComponent)
    }
  }

  @Test func `The words of the example's transcripts are all there`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "content/transcripts")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files.sorted(by: { $0.path < $1.path }) {
      let text = try String(contentsOf: file, encoding: .utf8)
      let body = text.components(separatedBy: "\n---\n").dropFirst().joined(separator: "\n---\n")
      try expectAllWords(of: body, file.lastPathComponent)
    }
  }

  private func expectAllWords(of markdown: String, _ name: String) throws {
    let parsed = ParsedTranscript(markdown, labels: ["CLERK"])
    var found: [Substring] = []
    for block in parsed.blocks {
      switch block.kind {
      case .section(let title, _): found += Self.words(title)
      case .turn(let label):
        found += Self.words(label)
      case .direction, .narration, .rule: break
      }
      found += Self.words(block.text)
    }
    let wanted = Self.words(Self.plain(markdown))
    let difference = zip(found, wanted).enumerated().first { $1.0 != $1.1 }
    let near = difference.map {
      wanted[max(0, $0.offset - 4)..<min(wanted.count, $0.offset + 6)].joined(separator: " ")
    }
    #expect(difference == nil && found.count == wanted.count, "\(name): near “\(near ?? "the end")”")
    for block in parsed.blocks { expectSoundOffsets(block) }
  }

  private func expectSoundOffsets(_ block: TranscriptBlock) {
    let count = block.text.utf8.count
    var end = 0
    for silence in block.silences {
      #expect(silence.range.lowerBound >= end && silence.range.upperBound <= count)
      end = silence.range.upperBound
    }
  }

  /// The source without what is not words: notes, addresses of links.
  private static func plain(_ markdown: String) -> String {
    var text = markdown
    text.replace(#/(?m)^\[\^[^\]]+\]:.*(\n\n?    .*)*$/#, with: "")
    text.replace(#/\[\^[^\]]+\]/#, with: "")
    text.replace(#/\]\([^)]*\)/#, with: "]")
    text.replace(#/<(https?:[^>]*)>/#) { $0.output.1 }
    return text
  }

  private static func words(_ text: String) -> [Substring] {
    var text = text
    text.replace(#/\d+(:\d\d)+(\.\d+)?/#, with: " ")
    for (entity, meaning) in [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&quot;", " "), ("&nbsp;", " "),
    ] {
      text = text.replacing(entity, with: meaning)
    }
    return text.split { !$0.isLetter && !$0.isNumber }
  }
}
