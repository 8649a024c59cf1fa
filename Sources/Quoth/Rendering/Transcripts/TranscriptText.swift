import Mustache

/// `transcript.txt`: a transcript as plain text, for reading, searching and counting.
///
///     Interview with Vladimir Putin
///     NBC, 5 June 2017
///
///     OPENING
///
///     Megyn Kelly (12:34): Did you know who he was?
struct TranscriptText {
  private let context: RenderContext
  private let index: Int

  init(_ context: RenderContext, _ index: Int) {
    self.context = context
    self.index = index
  }

  func write(into buffer: inout ByteBuffer) {
    buffer.reserve(context.archive.transcripts[index].body.html.count + 1024)
    let transcript = context.archive.transcripts[index]
    line(transcript.header.title.value, &buffer)
    if let about { line(about, &buffer) }
    line(context.archive.addresses.absolute(context.archive.addresses.transcripts[index]), &buffer)
    for block in transcript.blocks {
      buffer.append(UInt8(ascii: "\n"))
      switch block.kind {
      case .section(let title, _): line("# " + title, &buffer)
      case .rule: line("* * *", &buffer)
      case .direction, .narration: line(SpokenText.of(block), &buffer)
      case .turn(let label):
        buffer.append(raw: label)
        if let time = block.time {
          buffer.append(" (")
          buffer.append(raw: TimeCode.text(time, clock: transcript.usesClock))
          buffer.append(UInt8(ascii: ")"))
        }
        buffer.append(": ")
        line(SpokenText.of(block), &buffer)
      }
    }
  }

  /// Publisher or source, and date.
  private var about: String? {
    let source = context.archive.transcriptLinks[index].source.flatMap { index in
      context.archive.sources[index].isImplicit ? nil : context.archive.sources[index].header.title.value
    }
    let date = ListRecords(context: context).date(ofTranscript: index).map(context.texts.text(of:))
    let parts = [source, date].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private func line(_ text: String, _ buffer: inout ByteBuffer) {
    buffer.append(raw: text)
    buffer.append(UInt8(ascii: "\n"))
  }
}
