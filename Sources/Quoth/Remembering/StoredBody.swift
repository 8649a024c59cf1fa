import Mustache

/// What parsing made of one file's Markdown, as it is stored.
struct StoredBody: Storable {
  var body: Body
  /// Of a transcript; of other files none.
  var blocks: [TranscriptBlock] = []

  init(_ body: Body, blocks: [TranscriptBlock] = []) {
    self.body = body
    self.blocks = blocks
  }

  init(from reader: inout StoreReader) {
    body = reader.value()
    blocks = reader.value()
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(body)
    bytes.store(blocks)
  }
}

extension Body: Storable {
  init(from reader: inout StoreReader) {
    self.init(
      html: Array(reader.stretch()), mainEnd: reader.value(), slots: reader.value(),
      references: reader.value(),
      quotes: reader.value(), notes: reader.value(), headings: reader.value(), strayLines: reader.value())
  }

  func store(into bytes: inout ByteBuffer) {
    html.withUnsafeBytes { bytes.store($0) }
    bytes.store(mainEnd)
    bytes.store(slots)
    bytes.store(references)
    bytes.store(quotes)
    bytes.store(notes)
    bytes.store(headings)
    bytes.store(strayLines)
  }
}

extension Body.Slot: Storable {
  init(from reader: inout StoreReader) { self.init(offset: reader.value(), kind: reader.value()) }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(offset)
    bytes.store(kind)
  }
}

extension Body.Slot.Kind: Storable {
  /// Which kind it is, whatever it names.
  var tag: Int {
    switch self {
    case .referenceOpen: 0
    case .referenceClose: 1
    case .quoteOpen: 2
    case .quoteClose: 3
    case .attributionOpen: 4
    case .attributionClose: 5
    case .speakerOpen: 6
    case .speakerClose: 7
    case .noteMark: 8
    case .address: 9
    case .headingID: 10
    case .momentOpen: 11
    case .momentClose: 12
    }
  }

  init(from reader: inout StoreReader) {
    self =
      switch Int(from: &reader) {
      case 0: .referenceOpen(reader.value())
      case 1: .referenceClose(reader.value())
      case 2: .quoteOpen(reader.value())
      case 3: .quoteClose(reader.value())
      case 4: .attributionOpen(reader.value(), inParagraph: reader.value())
      case 5: .attributionClose(reader.value(), inParagraph: reader.value())
      case 6: .speakerOpen(reader.value())
      case 7: .speakerClose(reader.value())
      case 8: .noteMark(reader.value())
      case 9: .address(reader.value())
      case 10: .headingID(reader.value())
      case 11: .momentOpen(reader.value())
      case 12: .momentClose
      default: reader.broken(.momentClose)
      }
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(tag)
    switch self {
    case .referenceOpen(let number), .referenceClose(let number), .quoteOpen(let number),
      .quoteClose(let number), .speakerOpen(let number), .speakerClose(let number), .noteMark(let number),
      .address(let number), .headingID(let number), .momentOpen(let number):
      bytes.store(number)
    case .attributionOpen(let number, let isInParagraph), .attributionClose(let number, let isInParagraph):
      bytes.store(number)
      bytes.store(isInParagraph)
    case .momentClose: break
    }
  }
}

extension Body.Heading: Storable {
  init(from reader: inout StoreReader) {
    self.init(level: reader.value(), text: reader.value(), anchor: reader.value(), span: reader.value())
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(level)
    bytes.store(text)
    bytes.store(anchor)
    bytes.store(span)
  }
}

extension Body.StrayLine: Storable {
  init(from reader: inout StoreReader) { self.init(text: reader.value(), span: reader.value()) }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(text)
    bytes.store(span)
  }
}

extension Reference: Storable {
  init(from reader: inout StoreReader) {
    self.init(
      scheme: reader.value(), target: reader.value(), parameters: reader.value(), fragment: reader.value(),
      title: reader.value(), text: reader.value(), span: reader.value(), targetSpan: reader.value(),
      quote: reader.value(),
      isInAttribution: reader.value(), context: reader.value())
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(scheme)
    bytes.store(target)
    bytes.store(parameters)
    bytes.store(fragment)
    bytes.store(title)
    bytes.store(text)
    bytes.store(span)
    bytes.store(targetSpan)
    bytes.store(quote)
    bytes.store(isInAttribution)
    bytes.store(context)
  }
}

extension Reference.Scheme: Storable {
  init(from reader: inout StoreReader) {
    let place = Int(reader.byte())
    self = Self.allCases.indices.contains(place) ? Self.allCases[place] : reader.broken(.path)
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.append(UInt8(Self.allCases.firstIndex(of: self) ?? 0))
  }
}

extension Reference.Parameter: Storable {
  init(from reader: inout StoreReader) { self.init(name: reader.value(), value: reader.value()) }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(name)
    bytes.store(value)
  }
}

extension QuoteMark: Storable {
  init(from reader: inout StoreReader) {
    self.init(
      kind: reader.byte() == 0 ? .inline : .block, span: reader.value(), targetSpan: reader.value(),
      outer: reader.value(), speaker: reader.value(), name: reader.value(), parameters: reader.value(),
      attribution: reader.value(), text: reader.value(), notes: reader.value())
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.append(kind == .inline ? 0 : 1)
    bytes.store(span)
    bytes.store(targetSpan)
    bytes.store(outer)
    bytes.store(speaker)
    bytes.store(name)
    bytes.store(parameters)
    bytes.store(attribution)
    bytes.store(text)
    bytes.store(notes)
  }
}

extension QuoteMark.AttributionPiece: Storable {
  init(from reader: inout StoreReader) {
    self =
      switch reader.byte() {
      case 0: .words(reader.value())
      case 1: .reference(reader.value())
      case 2: .quoteLink(reader.value())
      default: reader.broken(.words(""))
      }
  }

  func store(into bytes: inout ByteBuffer) {
    switch self {
    case .words(let text):
      bytes.append(0)
      bytes.store(text)
    case .reference(let index):
      bytes.append(1)
      bytes.store(index)
    case .quoteLink(let text):
      bytes.append(2)
      bytes.store(text)
    }
  }
}

extension Note: Storable {
  init(from reader: inout StoreReader) {
    self.init(
      label: reader.value(), kind: reader.value(), markSpan: reader.value(), definitionSpan: reader.value(),
      html: reader.value(), text: reader.value(), quote: reader.value(), reference: reader.value())
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(label)
    bytes.store(kind)
    bytes.store(markSpan)
    bytes.store(definitionSpan)
    bytes.store(html)
    bytes.store(text)
    bytes.store(quote)
    bytes.store(reference)
  }
}

extension SourceSpan: Storable {
  init(from reader: inout StoreReader) {
    let (line, column): (Int, Int) = (reader.value(), reader.value())
    let (endLine, endColumn): (Int, Int) = (reader.value(), reader.value())
    self.init(line: line, column: column, endLine: endLine, endColumn: endColumn)
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(Int(line))
    bytes.store(Int(column))
    bytes.store(Int(endLine))
    bytes.store(Int(endColumn))
  }
}
