import Yams

/// One `locales/<language>.yml`, of which any key may be absent.
struct LocaleFile {
  private var texts: [String: String] = [:]
  private var lists: [String: [String]] = [:]
  private var marks: [Locale.QuotationMarks]?
  private var strings: [String: String] = [:]

  private static let textKeys = ["direction", "date_pattern", "month_pattern"]
  private static let listKeys = ["attribution_to", "attribution_via", "months"]

  init() {}

  /// Reads the file; what it does not understand it says.
  mutating func read(_ file: ThemeFolder.File) -> [Diagnostic] {
    let root: Node?
    do {
      root = try Yams.compose(yaml: String(decoding: file.bytes, as: UTF8.self), .basic)
    } catch {
      return [Self.broken(file, error)]
    }
    guard let root else { return [] }
    guard let map = root.mapping else {
      return [Diagnostic(.wrongType, "a locale file is a map of keys", at: Self.place(root, file))]
    }
    return map.flatMap { key, value in read(key, value, file) }
  }

  private mutating func read(_ key: Node, _ value: Node, _ file: ThemeFolder.File) -> [Diagnostic] {
    let name = key.scalar?.string ?? ""
    switch name {
    case _ where Self.textKeys.contains(name):
      guard let text = value.scalar?.string else { return [wrongType(name, "a text", value, file)] }
      texts[name] = text
    case _ where Self.listKeys.contains(name):
      guard let list = Self.list(value) else { return [wrongType(name, "a list of texts", value, file)] }
      if name == "months", list.count != 12 {
        return [wrongType(name, "a list of twelve names", value, file)]
      }
      lists[name] = list
    case "quotation_marks":
      let pairs = value.sequence?.compactMap { Self.list($0) } ?? []
      guard !pairs.isEmpty, pairs.allSatisfy({ $0.count == 2 && !$0.contains("") }) else {
        return [wrongType(name, "a list of pairs: [“, ”]", value, file)]
      }
      marks = pairs.map { Locale.QuotationMarks(open: $0[0], close: $0[1]) }
    case "strings":
      guard let map = value.mapping else { return [wrongType(name, "a map of texts", value, file)] }
      var findings: [Diagnostic] = []
      for (key, value) in map {
        if let key = key.scalar?.string, let text = value.scalar?.string {
          strings[key] = text
        } else {
          findings.append(wrongType("strings", "a map of texts", value, file))
        }
      }
      return findings
    default:
      let known = Self.textKeys + Self.listKeys + ["quotation_marks", "strings"]
      return [
        Diagnostic(
          .unknownKey, "a locale file has no key “\(name)”", at: Self.place(key, file),
          suggestion: "it has \(known.sorted().joined(separator: ", "))")
      ]
    }
    return []
  }

  /// The keys of `other` in place of one's own.
  mutating func overlay(_ other: LocaleFile) {
    texts.merge(other.texts) { $1 }
    lists.merge(other.lists) { $1 }
    strings.merge(other.strings) { $1 }
    marks = other.marks ?? marks
  }

  func locale(_ language: String) -> Locale {
    let empty = Locale.empty
    return Locale(
      language: language, direction: texts["direction"] ?? empty.direction,
      quotationMarks: marks ?? empty.quotationMarks,
      attributionTo: lists["attribution_to"] ?? empty.attributionTo,
      attributionVia: lists["attribution_via"] ?? empty.attributionVia,
      months: lists["months"] ?? empty.months,
      datePattern: texts["date_pattern"] ?? empty.datePattern,
      monthPattern: texts["month_pattern"] ?? empty.monthPattern, strings: strings)
  }

  private static func list(_ node: Node) -> [String]? {
    guard let sequence = node.sequence else { return nil }
    let texts = sequence.compactMap { $0.scalar?.string }
    return texts.count == sequence.count ? texts : nil
  }

  private func wrongType(_ key: String, _ wanted: String, _ node: Node, _ file: ThemeFolder.File)
    -> Diagnostic
  {
    Diagnostic(.wrongType, "“\(key)” is \(wanted)", at: Self.place(node, file))
  }

  private static func place(_ node: Node, _ file: ThemeFolder.File) -> Place {
    Place(file: file.path, span: SourceSpan(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1))
  }

  /// The finding for a file that is no YAML.
  static func broken(_ file: ThemeFolder.File, _ error: any Error) -> Diagnostic {
    var span = SourceSpan.start
    var problem = "it cannot be read"
    switch error as? YamlError {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
      .composer(_, let text, let mark, _):
      span = SourceSpan(line: mark.line, column: mark.column)
      problem = text
    default: break
    }
    return Diagnostic(
      .invalidYAML, "this is not YAML: \(problem)", at: Place(file: file.path, span: span),
      suggestion: "put texts with : or # in quotation marks, and indent with spaces")
  }
}
