/// The parsed templates of a library, by number.
struct Templates: Sendable {
  let parsed: [ParsedTemplate]
  let strict: Bool
  private let numbers: [String: Int]
  /// Later templates of a name that was taken.
  let duplicates: [TemplateFault]

  /// Parses all sources. Of two with one name the first counts.
  init(_ sources: [TemplateSource], strict: Bool) {
    var parsed: [ParsedTemplate] = []
    var numbers: [String: Int] = [:]
    var duplicates: [TemplateFault] = []
    for source in sources {
      if let taken = numbers[source.name] {
        duplicates.append(
          source.fault(
            Problem(
              .duplicate, 0..<0, "a second template called “\(source.name)”",
              "the first is \(parsed[taken].source.path); rename or remove one")))
        continue
      }
      numbers[source.name] = parsed.count
      parsed.append(ParsedTemplate(source, strict: strict))
    }
    self.parsed = parsed
    self.strict = strict
    self.numbers = numbers
    self.duplicates = duplicates
  }

  /// The number of the template of that name.
  func number(_ name: String) -> Int? {
    numbers[name]
  }

  /// All names, sorted.
  var names: [String] {
    parsed.map(\.source.name).sorted()
  }

  /// The replacements inside a parent, by the number of their node.
  func replacements(in node: Int, of template: Int) -> [(name: String, node: Int)] {
    let nodes = parsed[template].nodes
    var found: [(name: String, node: Int)] = []
    var child = node + 1
    while child < nodes[node].end {
      if case .block(let block) = nodes[child].kind, block.isReplacement {
        found.append((block.name, child))
      }
      child = nodes[child].end
    }
    return found
  }
}
