import CommonMark
import Yams

/// Reads any YAML by Yams and libyaml, and says what is wrong in plain words.
///
/// Composed with `Resolver.basic`, which leaves `NO`, `12:30` and dates the text they are.
struct WholeYAML {
  /// The text is no YAML, or more than front matter ever is.
  struct Fault: Error {
    var code = DiagnosticCode.invalidYAML
    var message: String
    var suggestion: String?
    var span: SourceSpan
    var other: SourceSpan?
  }

  /// The most bytes that are read, and how often an alias (`*name`) may stand for an anchor (`&name`).
  static let sizeLimit = 4_000_000
  static let aliasLimit = 16

  private let text: [UInt8]
  private var places: YAMLPlaces
  private var nodesLeft = 100_000 + sizeLimit

  /// The value of `text`, nil when it is empty. Throws `Fault`.
  static func read(_ text: [UInt8], firstLine: Int) throws(Fault) -> YAMLNode? {
    var reader = WholeYAML(text: text, places: YAMLPlaces(text: text, firstLine: firstLine))
    try reader.refuseBombs()
    let root: Node?
    do {
      root = try Parser(
        yaml: String(decoding: text, as: UTF8.self), resolver: .basic, constructor: .default, encoding: .utf8
      ).singleRoot()
    } catch let error as YamlError {
      throw reader.fault(error)
    } catch {
      throw Fault(message: "this is not YAML", span: reader.places.span(0, length: 0))
    }
    guard let root else { return nil }
    return try reader.convert(root, depth: 0)
  }

  // MARK: Bombs

  /// Refuses what would cost more than its size: Yams reads nested values by recursion, and values that aliases
  /// multiply could not be walked. Looked for in the bytes, before Yams sees them.
  private func refuseBombs() throws(Fault) {
    if text.count > Self.sizeLimit {
      throw Fault(
        message: "this is too long to be YAML: more than \(Self.sizeLimit / 1_000_000) MB",
        span: places.span(0, length: 0))
    }
    var depth = 0
    // Of list and key marks at the start of a line: `- - - a` is three lists.
    var leading = 0
    var isLeading = true
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): (depth, isLeading) = (depth + 1, false)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): (depth, isLeading) = (max(0, depth - 1), false)
      case UInt8(ascii: "\n"): (leading, isLeading) = (0, true)
      case UInt8(ascii: "-"), UInt8(ascii: "?"): leading += isLeading ? 1 : 0
      case UInt8(ascii: " "): break
      default: isLeading = false
      }
      if depth > YAMLNode.depthLimit || leading > YAMLNode.depthLimit { throw tooDeep(at: index) }
    }
    try refuseControlCharacters()
    try refuseAliases()
  }

  /// Characters that YAML does not allow; Yams would not say where they stand.
  private func refuseControlCharacters() throws(Fault) {
    for (index, byte) in text.enumerated() {
      let next = index + 1 < text.count ? text[index + 1] : 0
      let point: Int? =
        switch byte {
        case 0x09, 0x0A, 0x0D: nil
        case 0..<0x20, 0x7F: Int(byte)
        case 0xC2 where (0x80...0x9F).contains(next) && next != 0x85: Int(next)
        case 0xEF where next == 0xBF && index + 2 < text.count && text[index + 2] >= 0xBE: 0xFFFE
        default: nil
        }
      guard let point else { continue }
      let digits = String(point, radix: 16, uppercase: true)
      throw Fault(
        message:
          "a character that YAML does not allow (U+\(String(repeating: "0", count: 4 - digits.count))\(digits)) stands here",
        suggestion: "remove it", span: places.span(index, length: byte < 0x80 ? 1 : byte == 0xC2 ? 2 : 3))
    }
  }

  private func tooDeep(at offset: Int) -> Fault {
    Fault(
      message: "more than \(YAMLNode.depthLimit) lists and maps stand in each other here",
      suggestion: "close the brackets, or put the value in quotes", span: places.span(offset, length: 1))
  }

  private func refuseAliases() throws(Fault) {
    var anchors: Set<ArraySlice<UInt8>> = []
    var count = 0
    var index = 0
    while index < text.count {
      let mark = text[index]
      index += 1
      guard mark == UInt8(ascii: "&") || mark == UInt8(ascii: "*") else { continue }
      let start = index
      while index < text.count, Self.isNameByte(text[index]) { index += 1 }
      guard index > start else { continue }
      let name = text[start..<index]
      if mark == UInt8(ascii: "&") { anchors.insert(name) } else if anchors.contains(name) { count += 1 }
      if count > Self.aliasLimit {
        throw Fault(
          message:
            "more than \(Self.aliasLimit) aliases (“*\(String(decoding: name, as: UTF8.self))”) stand here",
          suggestion: "write the values out", span: places.span(start - 1, length: name.count + 1))
      }
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  // MARK: Conversion

  private mutating func convert(_ node: Node, depth: Int) throws(Fault) -> YAMLNode {
    var offset = 0
    if let mark = node.mark { offset = places.offset(line: mark.line, column: mark.column) }
    nodesLeft -= 1
    if depth > YAMLNode.depthLimit { throw tooDeep(at: offset) }
    if nodesLeft < 0 {
      throw Fault(
        message: "aliases multiply the values of this map beyond measure", suggestion: "write the values out",
        span: places.span(offset, length: 1))
    }
    switch node {
    case .scalar(let scalar):
      let length = places.lengthOfScalar(at: offset, value: scalar.string)
      var string = scalar.string
      // Those that stand in the file itself were replaced when it was read.
      if scalar.style == .doubleQuoted, places.holdsEscapes,
        string.withUTF8({ ForbiddenCharacters.first(in: UnsafeRawBufferPointer($0)) }) != nil
      {
        throw Fault(
          message: "an escape in this text stands for a control character, which no page can show",
          suggestion: "take it out", span: places.span(offset, length: length))
      }
      return YAMLNode(
        value: .scalar(scalar.string, isPlain: scalar.style == .plain),
        span: places.span(offset, length: length))
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence { items.append(try convert(item, depth: depth + 1)) }
      return YAMLNode(value: .list(items), span: places.span(offset, length: 1))
    case .mapping(let mapping):
      var entries: [YAMLNode.Entry] = []
      for (key, value) in mapping {
        let name = try convert(key, depth: depth + 1)
        guard case .scalar(let text, _) = name.value else {
          throw Fault(
            message: "\(name.kindOfValue) stands where a key should",
            suggestion: "put it in quotes if it is text",
            span: name.span)
        }
        entries.append(
          YAMLNode.Entry(key: Located(text, at: name.span), value: try convert(value, depth: depth + 1)))
      }
      return YAMLNode(value: .map(entries), span: places.span(offset, length: 1))
    case .alias:
      throw Fault(
        message: "an alias stands here", suggestion: "write the value out",
        span: places.span(offset, length: 1))
    }
  }

  // MARK: Faults

  private mutating func fault(_ error: YamlError) -> Fault {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = YAMLProblem(problem)
      // What is never closed is best shown where it is opened.
      let shown = words.isAboutContext ? context?.mark ?? mark : mark
      let offset = min(places.offset(line: shown.line, column: shown.column), max(0, text.count - 1))
      return Fault(message: words.message, suggestion: words.suggestion, span: places.span(offset, length: 1))
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let first = places.offset(line: context.mark.line, column: context.mark.column)
      let second = offsetOfSecond(key, after: first)
      return Fault(
        code: .duplicateKey, message: "the key “\(key)” stands in this map twice",
        suggestion: "remove one of them",
        span: places.span(second ?? first, length: key.utf8.count),
        other: second == nil ? nil : places.span(first, length: key.utf8.count))
    default:
      return Fault(message: "this is not YAML", span: places.span(0, length: 0))
    }
  }

  /// Yams says where a key stands first; where it stands again is the next line that begins like it.
  private func offsetOfSecond(_ key: String, after first: Int) -> Int? {
    let wanted = Array(key.utf8)
    var index = first + wanted.count
    while index + wanted.count < text.count {
      if text[index] == wanted.first, text[index...].starts(with: wanted), !Self.isNameByte(text[index - 1]),
        text[(index + wanted.count)...].first(where: { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") })
          == UInt8(ascii: ":")
      {
        return index
      }
      index += 1
    }
    return nil
  }
}
