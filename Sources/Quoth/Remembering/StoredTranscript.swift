import Mustache

extension TranscriptBlock: Storable {
  init(from reader: inout StoreReader) {
    self.init(
      kind: reader.value(), span: reader.value(), html: reader.value(), time: reader.value(),
      text: reader.value(), silences: reader.value(), moments: reader.value())
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(kind)
    bytes.store(span)
    bytes.store(html)
    bytes.store(time)
    bytes.store(text)
    bytes.store(silences)
    bytes.store(moments)
  }
}

extension TranscriptBlock.Kind: Storable {
  init(from reader: inout StoreReader) {
    self =
      switch reader.byte() {
      case 0: .section(title: reader.value(), level: reader.value())
      case 1: .turn(label: reader.value())
      case 2: .direction
      case 3: .narration
      case 4: .rule
      default: reader.broken(.rule)
      }
  }

  func store(into bytes: inout ByteBuffer) {
    switch self {
    case .section(let title, let level):
      bytes.append(0)
      bytes.store(title)
      bytes.store(level)
    case .turn(let label):
      bytes.append(1)
      bytes.store(label)
    case .direction: bytes.append(2)
    case .narration: bytes.append(3)
    case .rule: bytes.append(4)
    }
  }
}

extension TranscriptBlock.Silence: Storable {
  init(from reader: inout StoreReader) { self.init(range: reader.value(), kind: reader.value()) }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(range)
    bytes.store(kind)
  }
}

extension TranscriptBlock.Silence.Kind: Storable {
  init(from reader: inout StoreReader) {
    self =
      switch reader.byte() {
      case 0: .time
      case 1: .remark
      case 2: .gap
      default: reader.broken(.gap)
      }
  }

  func store(into bytes: inout ByteBuffer) {
    switch self {
    case .time: bytes.append(0)
    case .remark: bytes.append(1)
    case .gap: bytes.append(2)
    }
  }
}

extension TranscriptBlock.Moment: Storable {
  init(from reader: inout StoreReader) { self.init(offset: reader.value(), time: reader.value()) }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(offset)
    bytes.store(time)
  }
}
