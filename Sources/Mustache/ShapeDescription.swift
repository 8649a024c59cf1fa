/// One line of documentation: a name a template may use, what it holds and what that is.
public struct FieldDescription: Sendable, Equatable {
  /// The name from the root on, joined by dots: `article.speaker.name`. Fields of a list's records follow its name.
  public let path: String
  /// `text`, `HTML`, `flag`, `number`, `record`, `record or nothing`, `list of speaker`, `list of text`, `anything`.
  public let type: String
  /// The field's line of documentation.
  public let summary: String
}

extension FieldType {
  /// The type in words, as in the documentation and in messages.
  public var description: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .flag: "flag"
    case .number: "number"
    case .record(let shape, let optional): optional ? "\(shape.name) or nothing" : shape.name
    case .list(let shape): "list of \(shape.name)"
    case .texts: "list of text"
    case .any: "anything"
    }
  }

  /// What a value of the type is, to go on “title” is.
  var noun: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .flag: "a flag"
    case .number: "a number"
    case .record: "a record"
    case .list(let shape): "a list (\(shape.name))"
    case .texts: "a list (text)"
    case .any: "a value of the site's own"
    }
  }

  /// The shape of the record, or of each record of the list.
  var shape: Shape? {
    switch self {
    case .record(let shape, _), .list(let shape): shape
    case .text, .html, .flag, .number, .texts, .any: nil
    }
  }
}

extension Shape {
  /// This shape and every shape its fields lead to, each once, in the order in which they are first met.
  public var reachable: [Shape] {
    var found: [Shape] = [self]
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(self)]
    var next = 0
    while next < found.count {
      for field in found[next].fields {
        if let shape = field.type.shape, seen.insert(ObjectIdentifier(shape)).inserted {
          found.append(shape)
        }
      }
      next += 1
    }
    return found
  }

  /// Every field that can be reached from here, in the order of declaration, each followed by what is below it.
  public func describe() -> [FieldDescription] {
    var lines: [FieldDescription] = []
    var pending: [(prefix: String, field: Field)] = fields.reversed().map { ("", $0) }
    while let (prefix, field) = pending.popLast() {
      let path = prefix + field.name
      lines.append(
        FieldDescription(path: path, type: field.type.description, summary: field.summary))
      if let shape = field.type.shape {
        pending += shape.fields.reversed().map { (path + ".", $0) }
      }
    }
    return lines
  }
}
