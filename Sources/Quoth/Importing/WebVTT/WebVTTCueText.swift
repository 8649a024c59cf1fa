/// The marks inside a cue, read as the W3C's parser does (https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules): a flat
/// list in which everything that opens also closes.
struct WebVTTCueText: Sendable {
  enum Name: String, Sendable { case c, i, b, u, ruby, rt, v, lang }

  enum Node: Sendable, Equatable {
    /// `<v.loud Mary>`: the annotation of a voice is who speaks, of `lang` the language; of others it is dropped.
    case open(Name, classes: [String], annotation: String)
    case close(Name)
    case text(String)
    /// `<00:01.000>`, milliseconds.
    case time(Int)
  }

  private(set) var nodes: [Node] = []
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var open: [Name] = []

  init(_ payload: [UInt8]) {
    bytes = payload[...]
    index = 0
    while index < bytes.endIndex { readToken() }
    while let name = open.popLast() { nodes.append(.close(name)) }
  }

  private mutating func readToken() {
    guard bytes[index] == UInt8(ascii: "<") else {
      let start = index
      while index < bytes.endIndex, bytes[index] != UInt8(ascii: "<") { index += 1 }
      nodes.append(.text(CharacterReferences.decoded(bytes[start..<index]).text))
      return
    }
    let start = index + 1
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex
    index = min(end + 1, bytes.endIndex)
    let tag = bytes[start..<end]
    guard let first = tag.first else { return }
    if first == UInt8(ascii: "/") {
      close(tag.dropFirst().text)
    } else if Characters.isDigit(first) {
      if let time = WebVTTTime(tag, at: tag.startIndex), time.end == tag.endIndex {
        nodes.append(.time(time.milliseconds))
      }
    } else {
      openTag(tag)
    }
  }

  private mutating func openTag(_ tag: ArraySlice<UInt8>) {
    let head = tag.prefix { !Characters.isCueSpace($0) }
    let annotation = tag[head.endIndex...]
    let parts = head.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let word = parts.first, let name = Name(rawValue: word.text) else { return }
    // `rt` means something inside of `ruby` only.
    if name == .rt, open.last != .ruby { return }
    let says = name == .v || name == .lang
    open.append(name)
    nodes.append(
      .open(
        name, classes: parts.dropFirst().filter { !$0.isEmpty }.map(\.text),
        annotation: says ? Self.collapsed(CharacterReferences.decoded(annotation)) : ""))
  }

  private mutating func close(_ word: String) {
    guard let current = open.last else { return }
    if word == current.rawValue {
      open.removeLast()
      nodes.append(.close(current))
    } else if word == "ruby", current == .rt {
      open.removeLast(2)
      nodes += [.close(.rt), .close(.ruby)]
    }
  }

  private static func collapsed(_ bytes: [UInt8]) -> String {
    let words = bytes.trimmed
    if !words.contains(where: { Characters.isSpace($0) && $0 != 0x20 }), words.firstRange(of: "  ") == nil {
      return words.text
    }
    return words.split(whereSeparator: Characters.isSpace).map(\.text).joined(separator: " ")
  }
}
