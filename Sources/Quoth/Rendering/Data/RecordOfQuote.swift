/// The words that a quote was found in, as the data and the pages give them.
struct RecordOfQuote {
  /// Its id; nil when the record is not public (a private text, a draft): nothing of it may be shown.
  let transcript: String?
  /// The anchor of the turn with the first words.
  let turn: String?
  let url: String?
  /// The words of all turns that it was found in, a space between turns.
  let text: String?
  let madeBy: String?
  let isSpeakerChecked: Bool

  /// nil when the quote was found nowhere.
  init?(_ quote: Int, _ context: RenderContext) {
    guard context.verdicts[quote].transcript != nil || context.verdicts[quote].isPrivateRecord else {
      return nil
    }
    let verdict = context.verdicts[quote]
    isSpeakerChecked = verdict.isSpeakerChecked
    guard let index = verdict.transcript, !verdict.isPrivateRecord else {
      (transcript, turn, url, text, madeBy) = (nil, nil, nil, nil, nil)
      return
    }
    let links = context.archive.transcriptLinks[index]
    transcript = context.archive.transcripts[index].id
    madeBy = context.archive.transcripts[index].madeBy
    text =
      verdict.passages.isEmpty ? nil : Self.words(verdict.passages, context.archive.transcripts[index].blocks)
    let block = verdict.passages.first?.block
    turn = block.flatMap {
      links.anchors.indices.contains($0) && !links.anchors[$0].isEmpty ? links.anchors[$0] : nil
    }
    url = context.archive.addresses.origin + context.transcripts.href(index, anchor: turn)
  }

  private static func words(_ passages: [Verdict.Passage], _ blocks: [TranscriptBlock]) -> String {
    passages.compactMap { passage -> String? in
      guard blocks.indices.contains(passage.block) else { return nil }
      var text = blocks[passage.block].text
      return text.withUTF8 { bytes in
        String(
          decoding: UnsafeBufferPointer(rebasing: bytes[passage.range.clamped(to: 0..<bytes.count)]),
          as: UTF8.self)
      }
    }.joined(separator: " ")
  }
}
