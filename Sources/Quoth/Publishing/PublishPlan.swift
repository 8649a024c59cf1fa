/// What publishing changes at the target, decided before anything is sent.
public struct PublishPlan: Sendable, Equatable {
  /// Each sorted by bytes.
  public let added: [String]
  public let changed: [String]
  public let removed: [String]
  public let unchangedCount: Int
  /// Files of ours at the target now.
  public let presentCount: Int
  /// Removed first: they stand where a folder is wanted, or in a folder where a file is.
  let obstacles: [String]
  /// The manifest at the target while files are on their way, and after that.
  let union: Manifest
  let final: Manifest

  /// `old`: the target's manifest. Throws `PublishFault` when a file that we have not put there stands in the way.
  init(_ site: BuiltSite, old: Manifest, differing: TargetDifference, target: String) throws {
    let plan = try WritePlan(new: site.paths, old: old.paths)
    let foreign = differing.changed.filter { !old.paths.containsSorted($0) }
    if let first = foreign.first {
      let others = foreign.count > 1 ? " and \(foreign.count - 1) more" : ""
      throw PublishFault(
        .refused,
        "at “\(target)” stands “\(first)”\(others), which no publish of ours put there and which the site would overwrite; move it away"
      )
    }
    added = differing.added
    changed = differing.changed
    removed = plan.leftovers.filter { !differing.absent.contains($0) }
    unchangedCount = site.paths.count - added.count - changed.count
    presentCount = old.paths.count - differing.absent.count
    obstacles = plan.obstacles
    union = Manifest(paths: plan.union)
    final = Manifest(paths: plan.paths)
  }

  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// More than a third of what is there would go: more often a mistake than a wish.
  public var removesMuch: Bool { removed.count * 3 > presentCount }

  /// What is sent, in this order, so that a visitor never meets a page without its parts: first what pages are made
  /// of, then new pages, then those that may link to them, then the lists of what there is.
  var batches: [[String]] {
    var parts: [String] = []
    var newPages: [String] = []
    var pages: [String] = []
    var lists: [String] = []
    for (paths, isNew) in [(added, true), (changed, false)] {
      for path in paths {
        switch Self.role(of: path) {
        case .part: parts.append(path)
        case .page: if isNew { newPages.append(path) } else { pages.append(path) }
        case .list: lists.append(path)
        }
      }
    }
    return [parts, newPages, pages, lists].filter { !$0.isEmpty }
  }

  /// Removed last: pages before what they are made of.
  var removals: [[String]] {
    let rest = removed.filter { !obstacles.containsSorted($0) }
    let pages = rest.filter { Self.role(of: $0) != .part }
    return [pages, rest.filter { Self.role(of: $0) == .part }].filter { !$0.isEmpty }
  }

  enum Role { case part, page, list }

  static func role(of path: String) -> Role {
    if path.hasSuffix(".html") { return .page }
    if path.hasSuffix("feed.xml") || path.hasSuffix("feed.json") || path.hasPrefix("sitemap") { return .list }
    return .part
  }
}

/// How the files of the site differ from those at the target.
struct TargetDifference: Sendable, Equatable {
  /// Not there; sorted by bytes.
  var added: [String]
  /// There with other bytes; sorted by bytes.
  var changed: [String]
  /// Listed in the target's manifest, no part of the site, and not there either.
  var absent: Set<String> = []
}
