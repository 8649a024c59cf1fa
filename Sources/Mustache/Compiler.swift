/// Puts a template and all it includes and inherits together into one program.
///
/// In a strict library nothing contains itself, so everything is written out in place. Without strictness each
/// use of a template, by name, replaced blocks and indentation, becomes a routine that is called.
struct Compiler {
  /// More nodes and bytes than these come from partials multiplying one another, not from what someone wrote.
  static let limit = (nodes: 1 << 20, bytes: 1 << 28)

  private let templates: Templates
  private let graph: CallGraph
  private var environments: Environments
  private var builder = ProgramBuilder()
  private var walks: [Walk] = []
  private var routines: [Use: Int] = [:]
  /// Routines that are called but not yet built.
  private var pending: [Use] = []
  private var steps = 0

  /// One use of a template: the same one compiles to the same steps.
  private struct Use: Hashable {
    let template: Int
    let environment: Int
    let prefix: [UInt8]
  }

  /// A run of nodes on its way into the program.
  private struct Walk {
    let template: Int
    var next: Int
    let end: Int
    let environment: Int
    /// Blanks to put before each line.
    let prefix: [UInt8]
    /// Blanks to take from the start of each line.
    let strip: Int
    /// Whether the first line goes on with one that has begun, and so gets no blanks.
    var continuesLine = false
    let ending: Ending
  }

  /// What follows a run of nodes.
  private enum Ending {
    case nothing
    case section(Int)
    case lineBreak(Range<Int>, of: Int)
  }

  init(_ templates: Templates, _ graph: CallGraph) {
    self.templates = templates
    self.graph = graph
    environments = Environments(templates)
  }

  /// The program of a template; nil if it grows beyond all measure.
  consuming func compile(_ template: Int) -> Program? {
    let start = Use(template: template, environment: 0, prefix: [])
    routines[start] = 0
    pending = [start]
    var built = 0
    while built < pending.count {
      builder.beginRoutine(built)
      enter(pending[built])
      while let walk = walks.last {
        if walk.next < walk.end {
          walks[walks.count - 1].next = templates.parsed[walk.template].nodes[walk.next].end
          take(walk.next, of: walk)
        } else {
          walks.removeLast()
          finish(walk.ending)
        }
        steps += 1
        if steps > Self.limit.nodes || builder.textCount > Self.limit.bytes { return nil }
      }
      builder.endRoutine()
      built += 1
    }
    return builder.program(of: templates.parsed[template].source, strict: templates.strict)
  }

  private mutating func take(_ number: Int, of walk: Walk) {
    let node = templates.parsed[walk.template].nodes[number]
    switch node.kind {
    case .text(let range):
      write(range, of: walk)
    case .variable(let path, let raw):
      builder.print(path, raw: raw && !templates.strict)
    case .section(let path, let inverted):
      let section = builder.openSection(path, inverted: inverted)
      walks[walks.count - 1].continuesLine = false
      walks.append(
        Walk(
          template: walk.template, next: number + 1, end: node.end, environment: walk.environment,
          prefix: walk.prefix, strip: walk.strip, continuesLine: walk.continuesLine, ending: .section(section)
        ))
    case .partial(let call):
      use(call, environment: walk.environment, at: number, of: walk)
    case .parent(let call):
      let inner = environments.extended(walk.environment, byParent: number, of: walk.template)
      use(call, environment: inner, at: number, of: walk)
    case .block(let block):
      fill(block, at: number, of: walk)
    }
  }

  private mutating func finish(_ ending: Ending) {
    switch ending {
    case .nothing: break
    case .section(let section): builder.closeSection(section)
    case .lineBreak(let range, let template): builder.write(templates.parsed[template].source.bytes[range])
    }
  }

  private mutating func use(_ call: Call, environment: Int, at node: Int, of walk: Walk) {
    guard let target = templates.number(call.template) else { return }
    if templates.strict, graph.endless.contains(CallGraph.CallSite(template: walk.template, node: node)) {
      return
    }
    let prefix = call.indent.map { deeper(walk.prefix, by: $0, of: walk) } ?? []
    let use = Use(template: target, environment: environment, prefix: prefix)
    if templates.strict { return enter(use) }
    if let routine = routines[use] { return builder.call(routine) }
    routines[use] = pending.count
    builder.call(pending.count)
    pending.append(use)
  }

  private mutating func enter(_ use: Use) {
    walks.append(
      Walk(
        template: use.template, next: 0, end: templates.parsed[use.template].nodes.count,
        environment: use.environment, prefix: use.prefix, strip: 0, ending: .nothing))
  }

  /// Puts the block's content, or what replaces it, in its place.
  private mutating func fill(_ block: Block, at number: Int, of walk: Walk) {
    let replacement = environments.replacements(of: block.name, in: walk.environment).first
    let source = replacement?.template ?? walk.template
    let node = replacement?.node ?? number
    let end = templates.parsed[source].nodes[node].end
    guard case .block(let content) = templates.parsed[source].nodes[node].kind, node + 1 < end else { return }
    let ending = content.endsLine ? nil : block.lineBreak.map { Ending.lineBreak($0, of: walk.template) }
    let prefix = block.indent.map { deeper(walk.prefix, by: $0, of: walk) }
    let isOwn = replacement == nil
    if let prefix, isOwn ? block.opensInline : !content.startsLine, !walk.continuesLine {
      builder.write(prefix)
    }
    walks[walks.count - 1].continuesLine = false
    walks.append(
      Walk(
        template: source, next: node + 1, end: end, environment: replacement?.environment ?? walk.environment,
        prefix: isOwn ? walk.prefix : prefix ?? walk.prefix, strip: isOwn ? walk.strip : content.indentation,
        continuesLine: isOwn ? walk.continuesLine : content.startsLine && prefix == nil,
        ending: ending ?? .nothing))
  }

  /// Writes text, each of its lines indented as it should be.
  private mutating func write(_ range: Range<Int>, of walk: Walk) {
    let parsed = templates.parsed[walk.template]
    let bytes = parsed.source.bytes
    if walk.prefix.isEmpty, walk.strip == 0 { return builder.write(bytes[range]) }
    var continuesLine = walk.continuesLine
    var position = range.lowerBound
    repeat {
      let lineEnd = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
      let end = lineEnd ?? range.upperBound
      if bytes.startsLine(position, from: parsed.start) {
        let blanks = bytes[position..<end].prefix(walk.strip).prefix { $0.isBlank }
        position += blanks.count
        let isEmpty = bytes.blankLineEnd(after: position)?.lowerBound == position
        if !continuesLine, !isEmpty { builder.write(walk.prefix) }
        continuesLine = false
      }
      builder.write(bytes[position..<end])
      position = end
    } while position < range.upperBound
    walks[walks.count - 1].continuesLine = continuesLine
  }

  /// The indentation of a tag added to that of the template it stands in, up to a length nobody indents by.
  private func deeper(_ prefix: [UInt8], by indent: Range<Int>, of walk: Walk) -> [UInt8] {
    if prefix.count > 256 { return prefix }
    return prefix + templates.parsed[walk.template].source.bytes[indent].dropFirst(walk.strip)
  }
}
