/// The types of what names are looked up in, at one place of a template: the page's record at the bottom, the
/// innermost section's on top.
struct Contexts {
  private var stack: [FieldType]

  /// Why a name means nothing at its place.
  struct NameFault: Error {
    let kind: TemplateFault.Kind
    /// The part of the name at fault.
    let part: Int
    let message: String
    let remedy: String
  }

  /// The context of a whole page.
  init(_ root: Shape) {
    stack = [.record(root, optional: false)]
  }

  /// Enters a section over a value of that type. A flag is asked, not entered.
  mutating func push(_ type: FieldType) {
    stack.append(type.item)
  }

  /// Leaves the innermost section that was entered.
  mutating func pop() {
    if stack.count > 1 { stack.removeLast() }
  }

  /// The type of what a name means here. The first part is looked for from the top of the stack downwards, the
  /// others only in what it leads to.
  func type(of path: Path) throws(NameFault) -> FieldType {
    guard let first = path.parts.first else { return stack.last ?? .any }
    var type = try lookUp(first)
    for (part, name) in path.parts.enumerated().dropFirst() {
      switch type {
      case .any:
        return .any
      case .record(let shape, _):
        if let field = shape.field(name) {
          type = field.type
        } else if shape.isOpen {
          return .any
        } else {
          throw NameFault(
            kind: .unknownName, part: part, message: "no name “\(name)” in “\(path.parts[part - 1])”",
            remedy: Suggestion.remedy(for: name, among: shape.fields.map(\.name)))
        }
      case .list, .texts:
        let list = path.parts[..<part].joined(separator: ".")
        throw NameFault(
          kind: .wrongUse, part: part,
          message: "“\(list)” is \(type.noun) and has no names itself",
          remedy: "go through it: {{#\(list)}}…{{/\(list)}}")
      case .text, .html, .flag, .number:
        throw NameFault(
          kind: .wrongUse, part: part,
          message: "“\(path.parts[part - 1])” is \(type.noun) and has no names below it",
          remedy: "write “\(path.parts[..<part].joined(separator: "."))”")
      }
    }
    return type
  }

  private func lookUp(_ name: String) throws(NameFault) -> FieldType {
    for type in stack.reversed() {
      switch type {
      case .record(let shape, _):
        if let field = shape.field(name) { return field.type }
        if shape.isOpen { return .any }
      case .any:
        return .any
      case .text, .html, .flag, .number, .list, .texts:
        continue
      }
    }
    throw NameFault(
      kind: .unknownName, part: 0, message: "no name “\(name)” here",
      remedy: Suggestion.remedy(for: name, among: namesOnOffer))
  }

  /// All names that can be used here, the nearest ones first.
  private var namesOnOffer: [String] {
    var seen: Set<String> = []
    var names: [String] = []
    for case .record(let shape, _) in stack.reversed() {
      for field in shape.fields where seen.insert(field.name).inserted { names.append(field.name) }
    }
    return names
  }
}

extension FieldType {
  /// The type of what a section over a value of this type enters.
  var item: FieldType {
    switch self {
    case .list(let shape), .record(let shape, _): .record(shape, optional: false)
    case .texts: .text
    case .text, .html, .flag, .number, .any: self
    }
  }

  /// Whether a section over a value of this type becomes the context of what is inside.
  var isEntered: Bool {
    if case .flag = self { return false }
    return true
  }
}
