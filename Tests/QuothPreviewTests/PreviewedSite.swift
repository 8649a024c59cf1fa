import Foundation
import Quoth

/// A small archive on disk, gone after the test.
final class PreviewedSite: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "quoth-preview-" + UUID().uuidString
    for (name, text) in Self.files { try put(text, at: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var options: BuildOptions { BuildOptions(siteFolder: path, jobs: 2) }

  func file(_ name: String) -> String { path + "/" + name }

  func put(_ text: String, at name: String) throws {
    let url = URL(filePath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }

  func replace(_ old: String, by new: String, in name: String) throws {
    try put(text(name).replacing(old, with: new), at: name)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }

  func move(_ name: String, to other: String) throws {
    try? FileManager.default.removeItem(atPath: file(other))
    try FileManager.default.moveItem(atPath: file(name), toPath: file(other))
  }

  /// What a build writes now, by path; nil: it finds errors.
  func freshBuild() throws -> [String: [UInt8]]? {
    let output = path + "-built-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: output) }
    var options = options
    options.outputFolder = output
    let result = try Pipeline(options).build()
    guard !result.report.hasErrors else { return nil }
    var files: [String: [UInt8]] = [:]
    let names = FileManager.default.enumerator(atPath: output)
    while let name = names?.nextObject() as? String {
      var isFolder: ObjCBool = false
      let file = output + "/" + name
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue,
        name != ".quoth-manifest"
      else { continue }
      files[name] = FileManager.default.contents(atPath: file).map(Array.init) ?? []
    }
    return files
  }

  /// The site as a preview shows it.
  func snapshot() throws -> SiteSnapshot? {
    var live = LiveSite(options)
    return try live.update(.everything)?.site
  }

  static let files: [String: String] = [
    "content/site.yml": "title: Small\nbase_url: https://example.org/archive/\n",
    "content/speakers/ann-lee.md": "---\nname: Ann Lee\n---\nChairs the council. [Bob](speaker:bob)\n",
    "content/speakers/bob.md": "---\nname: Bob\n---\n",
    "content/sources/talk.md": "---\ntitle: The talk\nkind: interview\ndate: 2020-05-01\n---\n",
    "content/sources/book.md": "---\ntitle: A book\nkind: book\n---\n",
    "content/articles/first.md": """
    ---
    title: First
    date: 2020-05-02
    topics: [Trees]
    quotes: {source: talk}
    ---
    She said [“trees are tall things indeed”](quote:ann-lee#tall) and left.

    > And they grow slowly.
    >
    > — [Ann Lee](quote:ann-lee), [the talk](source:talk?at=0:20)
    """ + "\n",
    "content/articles/second.md": """
    ---
    title: Second
    date: 2021-01-01
    ---
    See [the first](article:first#quote-tall) and [Bob](speaker:bob). He wrote
    [“no tree is an island to me”](quote:bob?source=book).
    """ + "\n",
    "content/articles/deep/third.md":
      "---\ntitle: Third\ndate: 2022-02-02\ntopics: [Trees, Birds]\n---\nWords.\n",
    "content/transcripts/talk.md": """
    ---
    title: The talk
    source: talk
    ---
    **Bob** (0:10): What are trees?

    **Ann Lee** (0:20): Trees are tall things indeed. And they grow slowly.
    """ + "\n",
    "content/pages/about.md": "---\ntitle: About\nmenu: true\n---\nHello.\n",
    "content/media/tone.bin": "0123456789",
  ]
}
