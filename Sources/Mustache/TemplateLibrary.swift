/// All templates of a site, parsed.
public struct TemplateLibrary: Sendable {
  private let templates: Templates
  private let graph: CallGraph
  /// What is wrong with the templates themselves, whatever page they are used for, sorted by place.
  public let faults: [TemplateFault]

  /// Parses all templates. Strict ones are what a site has; without strictness the language is as its
  /// specification has it: unknown names and missing partials are silently nothing.
  public init(_ sources: [TemplateSource], strict: Bool = true) {
    let templates = Templates(sources, strict: strict)
    let graph = CallGraph(templates)
    self.templates = templates
    self.graph = graph
    let own = templates.parsed.flatMap(\.problems)
    faults = (own + templates.duplicates + (strict ? Array(graph.faults.joined()) : [])).sorted()
  }

  /// What is wrong when the template is rendered for records of that shape, in all it includes and inherits
  /// and in every branch; faults of these templates themselves, which are also in `faults`, included.
  public func check(_ name: String, against root: Shape) -> [TemplateFault] {
    guard let template = templates.number(name) else {
      return [
        TemplateFault(
          kind: .missingTemplate, path: name, line: 1, column: 1, endColumn: 1,
          message: "there is no template “\(name)”",
          remedy: Suggestion.remedy(for: name, among: templates.names))
      ]
    }
    let reached = graph.reachable(from: template)
    let own = reached.flatMap { templates.parsed[$0].problems + graph.faults[$0] }
    let names = Checker(templates, graph, root: root).check(template)
    return Set(own + names).sorted()
  }

  /// What is wrong with all templates and with the use of each page's template, sorted by place; a fault in
  /// what many pages include is there once.
  public func check(_ pages: [(name: String, root: Shape)]) -> [TemplateFault] {
    var found = faults
    for page in pages { found += check(page.name, against: page.root) }
    var seen: Set<TemplateFault.Place> = []
    return found.sorted().filter { seen.insert($0.place).inserted }
  }

  /// The template, compiled; keep it for all pages. Nil if there is none of that name or it grows without
  /// measure. Look at the faults first: a faulty template renders what of it makes sense.
  public func template(_ name: String) -> Template? {
    guard let template = templates.number(name) else { return nil }
    return Compiler(templates, graph).compile(template).map(Template.init)
  }
}
