import Foundation

/// A small archive in a folder of its own, gone after the test.
final class SmallArchive {
  let path: String

  /// `isEmpty`: only the folder.
  init(isEmpty: Bool = false) throws {
    path = NSTemporaryDirectory() + "quoth-archive-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    if isEmpty { return }
    try put("title: Small\nbase_url: https://example.org/\n", at: "content/site.yml")
    try put("---\nname: Ada Lind\n---\n", at: "content/speakers/ada.md")
    try put("---\nname: Ben Ost\n---\n", at: "content/speakers/ben.md")
    try put("---\ntitle: The Talk\nkind: interview\n---\n", at: "content/sources/talk.md")
    for number in 1...6 { try put(article(number), at: "content/articles/story-\(number).md") }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func article(_ number: Int, words: String = "nothing at all") -> String {
    """
    ---
    title: Story \(number)
    date: 2024-05-0\(number)
    topics: [Bees]
    ---

    [Ada](speaker:ada) said [“\(words)”](quote:ada?source=talk&at=1:0\(number)#q\(number)).

    > Never again.
    >
    > — [Ben Ost](quote:ben), [The Talk](source:talk)

    """
  }

  var command: BuiltCommand { BuiltCommand(folder: path) }

  func put(_ text: String, at name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of all files below a folder, by path.
  func files(below name: String) -> [String: Data] {
    let root = path + "/" + name
    var found: [String: Data] = [:]
    for case let entry as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: root + "/" + entry, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      found[entry] = FileManager.default.contents(atPath: root + "/" + entry)
    }
    return found
  }

  /// The names of all files below a folder whose bytes or times differ from `old`.
  func modificationDates(below name: String) -> [String: Date] {
    let root = path + "/" + name
    return files(below: name).keys.reduce(into: [:]) { dates, file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: root + "/" + file)
      dates[file] = attributes?[.modificationDate] as? Date
    }
  }
}
