/// Holds every name of a template, and of all it includes and inherits, against what the page offers there.
///
/// It goes into every branch: into what a block holds by itself even where that is replaced, and into
/// replacements that another one displaces.
struct Checker {
  private let templates: Templates
  private let graph: CallGraph
  private var environments: Environments
  private var contexts: Contexts
  private var walks: [Walk] = []
  private var faults: Set<TemplateFault> = []
  private var steps = 0

  /// A run of nodes on its way through the check.
  private struct Walk {
    let template: Int
    var next: Int
    let end: Int
    let environment: Int
    /// Whether a context was entered for it.
    var hasContext = false
  }

  init(_ templates: Templates, _ graph: CallGraph, root: Shape) {
    self.templates = templates
    self.graph = graph
    environments = Environments(templates)
    contexts = Contexts(root)
  }

  /// The faults of a template, sorted by place.
  consuming func check(_ template: Int) -> [TemplateFault] {
    enter(template, environment: 0)
    while let walk = walks.last {
      if walk.next < walk.end {
        walks[walks.count - 1].next = templates.parsed[walk.template].nodes[walk.next].end
        take(walk.next, of: walk)
      } else {
        walks.removeLast()
        if walk.hasContext { contexts.pop() }
      }
      steps += 1
      if steps > Compiler.limit.nodes {
        let source = templates.parsed[template].source
        faults.insert(
          source.fault(
            Problem(
              .endless, 0..<0, "“\(source.name)” grows beyond \(Compiler.limit.nodes) parts",
              "its partials include one another too many times")))
        break
      }
    }
    return faults.sorted()
  }

  private mutating func take(_ number: Int, of walk: Walk) {
    let node = templates.parsed[walk.template].nodes[number]
    switch node.kind {
    case .text:
      break
    case .variable(let path, let raw):
      checkPrinting(path, raw: raw, node, of: walk.template)
    case .section(let path, let inverted):
      let type = type(of: path, node, of: walk.template) ?? .any
      let enters = !inverted && type.isEntered
      if enters { contexts.push(type) }
      walks.append(
        Walk(
          template: walk.template, next: number + 1, end: node.end, environment: walk.environment,
          hasContext: enters))
    case .partial(let call):
      use(call, environment: walk.environment, at: number, of: walk.template)
    case .parent(let call):
      let inner = environments.extended(walk.environment, byParent: number, of: walk.template)
      use(call, environment: inner, at: number, of: walk.template)
    case .block(let block):
      walks.append(
        Walk(template: walk.template, next: number + 1, end: node.end, environment: walk.environment))
      for replacement in environments.replacements(of: block.name, in: walk.environment) {
        walks.append(
          Walk(
            template: replacement.template, next: replacement.node + 1,
            end: templates.parsed[replacement.template].nodes[replacement.node].end,
            environment: replacement.environment))
      }
    }
  }

  private mutating func use(_ call: Call, environment: Int, at node: Int, of template: Int) {
    guard let target = templates.number(call.template),
      !graph.endless.contains(CallGraph.CallSite(template: template, node: node))
    else { return }
    enter(target, environment: environment)
  }

  private mutating func enter(_ template: Int, environment: Int) {
    walks.append(
      Walk(template: template, next: 0, end: templates.parsed[template].nodes.count, environment: environment)
    )
  }

  private mutating func checkPrinting(_ path: Path, raw: Bool, _ node: Node, of template: Int) {
    guard let type = type(of: path, node, of: template) else { return }
    let name = path.parts.isEmpty ? "." : path.parts.joined(separator: ".")
    switch type {
    case .list, .texts, .record:
      report(
        .wrongUse, node.name, "“\(name)” is \(type.noun) and cannot be printed",
        "go into it: {{#\(name)}}…{{/\(name)}}", of: template)
    case .text, .flag, .number, .any:
      if raw {
        report(
          .wrongUse, node.name, "“\(name)” is \(type.noun) and cannot be printed raw", "write {{\(name)}}",
          of: template)
      }
    case .html:
      break
    }
  }

  private mutating func type(of path: Path, _ node: Node, of template: Int) -> FieldType? {
    do throws(Contexts.NameFault) {
      return try contexts.type(of: path)
    } catch {
      report(error.kind, path.ranges[error.part], error.message, error.remedy, of: template)
      return nil
    }
  }

  private mutating func report(
    _ kind: TemplateFault.Kind, _ range: Range<Int>, _ message: String, _ remedy: String, of template: Int
  ) {
    let problem = Problem(kind, range, message, remedy)
    faults.insert(templates.parsed[template].source.fault(problem))
  }
}
