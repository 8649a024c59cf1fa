import Foundation

/// A folder for one test, gone after it.
final class TemporaryFolder {
  let path: String

  /// `files`: text by name, put into the folder.
  init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "quoth-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try put(text, at: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func put(_ text: String, at name: String) throws { try put(Array(text.utf8), at: name) }

  func put(_ bytes: [UInt8], at name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  /// A symbolic link at `name` whose text is `target` as given.
  func link(_ name: String, to target: String) throws {
    let link = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: target)
  }

  func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path + "/" + name).map { Array($0) }
  }

  func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

  /// Writes over the bytes of a file, as many as it has, and leaves it old (`setOld`): for the disk it is the same file.
  func overwrite(_ name: String) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path + "/" + name))
    let size = Int(try file.seekToEnd())
    try file.seek(toOffset: 0)
    try file.write(contentsOf: Data(repeating: 0x23, count: size))
    try file.close()
    try setOld(name)
  }

  /// All files and empty folders (with a slash) below `name`, sorted; symbolic links with an `@`.
  func listing(_ name: String = "") -> [String] {
    let root = name.isEmpty ? path : path + "/" + name
    guard let names = FileManager.default.enumerator(atPath: root) else { return [] }
    var found: [String] = []
    for case let entry as String in names {
      let type = names.fileAttributes?[.type] as? FileAttributeType
      if type == .typeSymbolicLink {
        found.append(entry + "@")
      } else if type != .typeDirectory {
        found.append(entry)
      } else if (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + entry).isEmpty) == true {
        found.append(entry + "/")
      }
    }
    return found.sorted()
  }

  func modificationDate(_ name: String) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: path + "/" + name))?[.modificationDate] as? Date
  }

  func setOld(_ name: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: path + "/" + name)
  }
}
