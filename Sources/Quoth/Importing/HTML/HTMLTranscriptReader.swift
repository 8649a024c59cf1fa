/// HTML of the podcast namespace → transcript: `<cite>` says who, `<time>` when, `<p>` what.
enum HTMLTranscriptReader {
  /// nil: there is nothing of that in the file (`HTMLText` then makes text of it).
  static func read(_ text: InputText) -> ImportedTranscript? {
    var reader = Reader()
    for token in HTMLTokens(text.bytes) { reader.take(token) }
    reader.finish()
    guard reader.marks > 0, reader.paragraphs > 0 else { return nil }
    var transcript = ImportedTranscript()
    transcript.blocks = reader.blocks
    transcript.labelCount = reader.labelCount
    transcript.details.title = reader.title.isEmpty ? nil : reader.title.text
    return transcript
  }

  private struct Reader {
    var blocks: [ImportedTranscript.Block] = []
    var labelCount = 0
    /// How many `<cite>` and `<time>`, how many `<p>`.
    var marks = 0
    var paragraphs = 0
    var title: [UInt8] = []

    /// The element whose words are being read.
    private var element = ""
    private var words: [UInt8] = []
    private var cite: String?
    private var time: Int?
    private var said: [UInt8] = []
    private var hasSaid = false
    private var speaker = ""
    /// The words come before their time: `<p>…</p><time>0:00</time>`.
    private var isWordsFirst: Bool?

    mutating func take(_ token: HTMLTokens.Token) {
      switch token {
      case .open(let name, _) where ["cite", "time", "p", "title"].contains(name):
        close()
        element = name
      case .open("br", _): words.append(0x0A)
      case .close(let name) where name == element: close()
      case .text(let text): if !element.isEmpty { words += text }
      default: break
      }
    }

    private mutating func close() {
      let text = words.trimmed
      defer { (element, words) = ("", []) }
      switch element {
      case "title": title = Array(text)
      case "cite":
        begin(isMark: true, isTaken: cite != nil)
        var name = text
        while let last = name.last, last == UInt8(ascii: ":") || Characters.isSpace(last) {
          name = name.dropLast()
        }
        cite = LabelShape.normalised(name)
      case "time":
        begin(isMark: true, isTaken: time != nil)
        time = LooseTime.whole(text)
      case "p":
        guard !text.isEmpty else { return }
        begin(isMark: false, isTaken: hasSaid)
        paragraphs += 1
        hasSaid = true
        WordJoin.append(text, to: &said)
      default: break
      }
    }

    /// A passage ends where one of its parts would come twice, or where a mark follows the words that marks precede.
    private mutating func begin(isMark: Bool, isTaken: Bool) {
      marks += isMark ? 1 : 0
      if isWordsFirst == nil { isWordsFirst = !isMark }
      if isTaken || (isMark && hasSaid && isWordsFirst == false) { flush() }
    }

    private mutating func flush() {
      if let cite, !cite.isEmpty {
        labelCount += 1
        speaker = cite
      }
      defer { (cite, time, said, hasSaid) = (nil, nil, [], false) }
      guard !said.isEmpty else { return }
      if let direction = StageDirection.inside(said[...]) {
        blocks.append(.direction(MarkdownEscape.inline(direction)))
        return
      }
      let words = ImportedTranscript.Paragraph(MarkdownEscape.inline(said[...]))
      if cite == nil, time == nil, case .turn(var turn)? = blocks.last, turn.label == speaker {
        turn.paragraphs.append(words)
        blocks[blocks.count - 1] = .turn(turn)
      } else {
        blocks.append(.turn(.init(label: speaker, time: time, paragraphs: [words])))
      }
    }

    mutating func finish() {
      close()
      flush()
    }
  }
}
