/// Which template includes or inherits which: finds what is missing, what never ends and what blocks there are.
struct CallGraph: Sendable {
  /// Faults that do not depend on what a page offers, for each template.
  private(set) var faults: [[TemplateFault]]
  /// Uses that would make a template part of itself; they are left out when templates are put together.
  private(set) var endless: Set<CallSite> = []
  /// The templates that each one uses, without the endless uses.
  private(set) var uses: [[Int]]
  /// The blocks that a template and all it uses have.
  private var blocks: [Set<String>]
  /// Whether a template and all it uses are there, so that `blocks` is all of them.
  private var isWhole: [Bool]

  /// The place where a template uses another.
  struct CallSite: Hashable, Sendable {
    let template: Int
    let node: Int
  }

  /// Follows all uses.
  init(_ templates: Templates) {
    let count = templates.parsed.count
    faults = Array(repeating: [], count: count)
    uses = Array(repeating: [], count: count)
    blocks = Array(repeating: [], count: count)
    isWhole = Array(repeating: true, count: count)
    follow(templates)
    for template in 0..<count { checkReplacements(templates, in: template) }
  }

  /// A template and all it uses, directly or not.
  func reachable(from template: Int) -> Set<Int> {
    var reached: Set<Int> = [template]
    var pending = [template]
    while let next = pending.popLast() {
      for use in uses[next] where reached.insert(use).inserted { pending.append(use) }
    }
    return reached
  }

  /// Goes through all templates depth first, so that what a template uses is complete before itself.
  private mutating func follow(_ templates: Templates) {
    var state = Array(repeating: Visit.new, count: templates.parsed.count)
    for start in templates.parsed.indices where state[start] == .new {
      var path = [(template: start, node: 0)]
      state[start] = .begun
      while let (template, node) = path.last {
        let parsed = templates.parsed[template]
        guard node < parsed.nodes.count else {
          finish(template)
          state[template] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].node += 1
        if case .block(let block) = parsed.nodes[node].kind, !block.isReplacement {
          blocks[template].insert(block.name)
        }
        guard let call = parsed.nodes[node].kind.call else { continue }
        guard let target = templates.number(call.template) else {
          isWhole[template] = false
          reportMissing(call, parsed.nodes[node], of: template, templates)
          continue
        }
        switch state[target] {
        case .new:
          uses[template].append(target)
          state[target] = .begun
          path.append((target, 0))
        case .done:
          uses[template].append(target)
        case .begun:
          isWhole[template] = false
          endless.insert(CallSite(template: template, node: node))
          let circle = path.drop { $0.template != target }.map { templates.parsed[$0.template].source.name }
          reportEndless(circle, parsed.nodes[node], of: template, templates)
        }
      }
    }
  }

  private enum Visit { case new, begun, done }

  private mutating func finish(_ template: Int) {
    for use in uses[template] {
      blocks[template].formUnion(blocks[use])
      isWhole[template] = isWhole[template] && isWhole[use]
    }
  }

  private mutating func checkReplacements(_ templates: Templates, in template: Int) {
    let parsed = templates.parsed[template]
    for (number, node) in parsed.nodes.enumerated() {
      guard case .parent(let call) = node.kind else { continue }
      var given: Set<String> = []
      for (name, child) in templates.replacements(in: number, of: template) {
        let range = parsed.nodes[child].name
        if !given.insert(name).inserted {
          report(
            Problem(.duplicate, range, "the block “\(name)” is given twice", "keep one of them"),
            of: template,
            templates)
        }
        guard let target = templates.number(call.template), isWhole[target], !blocks[target].contains(name)
        else { continue }
        report(
          Problem(
            .unknownBlock, range, "“\(call.template)” has no block “\(name)”",
            Suggestion.remedy(for: name, among: blocks[target].sorted())),
          of: template, templates)
      }
    }
  }

  private mutating func reportMissing(_ call: Call, _ node: Node, of template: Int, _ templates: Templates) {
    report(
      Problem(
        .missingTemplate, node.name, "there is no template “\(call.template)”",
        Suggestion.remedy(for: call.template, among: templates.names)), of: template, templates)
  }

  private mutating func reportEndless(
    _ circle: [String], _ node: Node, of template: Int, _ templates: Templates
  ) {
    let name = circle.first ?? ""
    let way = circle.dropFirst().map { "“\($0)”" }.joined(separator: ", ")
    report(
      Problem(
        .endless, node.name,
        way.isEmpty ? "“\(name)” contains itself" : "“\(name)” contains itself by way of \(way)",
        "a template cannot be a part of itself"), of: template, templates)
  }

  private mutating func report(_ problem: Problem, of template: Int, _ templates: Templates) {
    faults[template].append(templates.parsed[template].source.fault(problem))
  }
}

extension Node.Kind {
  /// The use of another template that this is.
  var call: Call? {
    switch self {
    case .partial(let call), .parent(let call): call
    case .text, .variable, .section, .block: nil
    }
  }
}
