/// One file, read: bytes in, transcript out, or why there is none. Pure; the disk is elsewhere.
struct FileImport: Sendable {
  var format: TranscriptFormat?
  var transcript: ImportedTranscript?
  var diagnostics: [Diagnostic] = []

  /// `path`: for messages, and its ending for the format. `known`: labels that are somebody's.
  init(_ raw: [UInt8], path: String, known: Set<String> = []) {
    switch InputText.read(raw, path: path) {
    case .refused(let diagnostic):
      diagnostics = [diagnostic]
    case .text(let text):
      let format = TranscriptFormat.detect(text.bytes, name: path)
      self.format = format
      read(text, format, path, known)
      if transcript != nil, let warning = text.warning { diagnostics.append(warning) }
    }
  }

  private mutating func read(
    _ text: InputText, _ format: TranscriptFormat, _ path: String, _ known: Set<String>
  ) {
    switch format {
    case .webVTT:
      transcript = WebVTTReader.read(text, known: known)
      if transcript == nil {
        refuse(
          path, "this file does not begin with “WEBVTT”",
          "write WEBVTT in its first line, or name it .srt if it is SRT")
      }
    case .subRip:
      transcript = SubRipReader.read(text, known: known)
      if transcript == nil {
        refuse(path, "no line of this file is a time as SRT has them", "write 00:00:01,000 --> 00:00:04,000")
      }
    case .json:
      readJSON(text, path, known)
    case .html:
      if let read = HTMLTranscriptReader.read(text) {
        transcript = read
      } else {
        let html = HTMLText.markdown(text.bytes)
        transcript = DocumentReader.read(InputText(bytes: html.text), isMarkdown: true, known: known)
        if let title = html.title { transcript?.details.title = title }
      }
    case .table: transcript = TimedLinesReader.readTable(text, known: known)
    case .timedLines: transcript = TimedLinesReader.read(text, known: known)
    case .markdown: transcript = DocumentReader.read(text, isMarkdown: true, known: known)
    case .text: transcript = DocumentReader.read(text, isMarkdown: false, known: known)
    }
    if let read = transcript, read.turnCount == 0 {
      transcript = nil
      refuse(
        path, "nobody speaks in this file: no label, no voice was found in it",
        format == .markdown || format == .text || format == .html
          ? "if one person speaks all of it, say who: --speaker “=ID”" : nil)
    }
  }

  private mutating func readJSON(_ text: InputText, _ path: String, _ known: Set<String>) {
    switch JSONTranscriptReader.read(text, known: known) {
    case .transcript(let read): transcript = read
    case .noSegments: refuse(path, "this JSON holds no list of words with times", nil)
    case .broken(let fault):
      let place = Place(file: path, span: Self.span(of: fault.offset, in: text.bytes))
      diagnostics.append(
        Diagnostic(
          .importBroken,
          fault.isCutOff ? "this JSON ends in the middle" : "this is where the file stops being JSON",
          at: place,
          suggestion: fault.isCutOff ? "get the whole file" : "see whether two files have become one"))
    }
  }

  private mutating func refuse(_ path: String, _ message: String, _ suggestion: String?) {
    diagnostics.append(
      Diagnostic(.importUnknownFormat, message, at: Place(file: path), suggestion: suggestion))
  }

  private static func span(of offset: Int, in bytes: [UInt8]) -> SourceSpan {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let column = offset - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return SourceSpan(line: line, column: column)
  }
}
