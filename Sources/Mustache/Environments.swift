/// What blocks are replaced by, at each place where a parent is used.
///
/// An environment is a number; number 0 replaces nothing. Replacements from further outside come first: a page
/// that inherits from a layout that inherits from another has the last word.
struct Environments {
  /// A replacement with the environment of the place where it is written.
  struct Replacement: Hashable {
    let template: Int
    let node: Int
    let environment: Int
  }

  private struct Key: Hashable {
    let outer: Int
    let template: Int
    let node: Int
  }

  private let templates: Templates
  private var all: [[String: [Replacement]]] = [[:]]
  private var known: [Key: Int] = [:]

  init(_ templates: Templates) {
    self.templates = templates
  }

  /// What may stand in for a block, the one that does first; empty for the block's own content.
  func replacements(of block: String, in environment: Int) -> [Replacement] {
    all[environment][block] ?? []
  }

  /// The environment of a parent that is used in another environment.
  mutating func extended(_ outer: Int, byParent node: Int, of template: Int) -> Int {
    let key = Key(outer: outer, template: template, node: node)
    if let number = known[key] { return number }
    let given = templates.replacements(in: node, of: template)
    // Without strictness a template may use itself; then nothing new must come of using it once more.
    if given.allSatisfy({ all[outer][$0.name] != nil }), !templates.strict || given.isEmpty { return outer }
    var merged = all[outer]
    for (name, child) in given {
      merged[name, default: []].append(
        Replacement(template: template, node: child, environment: outer))
    }
    all.append(merged)
    known[key] = all.count - 1
    return all.count - 1
  }
}
