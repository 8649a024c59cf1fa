import Mustache

/// The theme's files as the site publishes them. Stylesheets and scripts carry a part of their hash in their name
/// (`site.css` → `assets/site.1a2b3c4d.css`), so that a browser may keep them for ever and still meets a new one at
/// once; other files, which stylesheets name, keep their names. Stylesheets are published without their comments.
struct SiteAssets: Sendable {
  /// What `assets` offers to templates: `assets.site.css` is the address of `site.css`.
  let shape: Shape
  let record: PageRecord
  private let files: [(address: Address, bytes: [UInt8])]

  /// `files`: names below `assets/` and contents.
  init(_ files: [(name: String, bytes: [UInt8])], _ addresses: Addresses) {
    var published: [(address: Address, bytes: [UInt8])] = []
    var tree = [Node(name: "assets")]
    for file in files.sorted(by: { $0.name < $1.name }) {
      let bytes = file.name.hasSuffix(".css") ? StylesheetCompaction.compact(file.bytes) : file.bytes
      let address = addresses.asset(Self.publishedName(file.name, bytes))
      published.append((address, bytes))
      Self.insert(file.name, address.href, into: &tree)
    }
    self.files = published
    (shape, record) = Self.record(tree)
  }

  func outputFiles() -> [OutputFile] {
    files.map { file in OutputFile(file.address.file) { $0.append(file.bytes) } }
  }

  /// `site.css` → `site.1a2b3c4d.css`; names of other kinds of files stay.
  static func publishedName(_ name: String, _ bytes: [UInt8]) -> String {
    for ending in [".css", ".js"] where name.hasSuffix(ending) {
      return name.dropLast(ending.count) + "." + SHA256.hexadecimal(bytes, words: 1) + ending
    }
    return name
  }

  /// One step of a dotted name: either a file's address or what is below it.
  private struct Node {
    let name: String
    var href: String?
    var children: [Int] = []
  }

  /// Files are named by their path, split at `/` and `.`. A file whose name is the beginning of another's cannot be
  /// reached by a dotted name too; the longer one is.
  private static func insert(_ name: String, _ href: String, into tree: inout [Node]) {
    var node = 0
    for step in name.split(whereSeparator: { $0 == "/" || $0 == "." }) {
      if let next = tree[node].children.first(where: { tree[$0].name == step }) {
        node = next
      } else {
        tree.append(Node(name: String(step)))
        tree[node].children.append(tree.count - 1)
        node = tree.count - 1
      }
    }
    tree[node].href = href
  }

  /// Children stand behind their parents, so that going backwards meets them first.
  private static func record(_ tree: [Node]) -> (Shape, PageRecord) {
    var made: [Int: (shape: Shape, record: PageRecord)] = [:]
    for index in tree.indices.reversed() where index == 0 || !tree[index].children.isEmpty {
      var fields: [Field] = []
      var values: [Value] = []
      for child in tree[index].children {
        if let below = made[child] {
          fields.append(.record(tree[child].name, below.shape, "files below `\(tree[child].name)`"))
          values.append(.record(below.record))
        } else {
          fields.append(.text(tree[child].name, "an address"))
          values.append(.optional(tree[child].href))
        }
      }
      let shape = Shape(index == 0 ? "assets" : "asset", fields)
      made[index] = (shape, PageRecord(shape, values))
    }
    return made[0] ?? (Shape("assets", []), PageRecord(Shape("assets", []), []))
  }
}
