import Foundation

/// A page of the documentation, for tests that do what it says.
struct DocumentationPage {
  struct Block {
    /// What stands behind the fence: a language, perhaps a title.
    var head: String
    var text: String
  }

  let text: String

  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// `path`: in the repository.
  init(_ path: String) throws {
    text = try String(contentsOf: Self.package.appendingPathComponent(path), encoding: .utf8)
  }

  /// What stands between fences.
  var blocks: [Block] {
    text.split(separator: "```").enumerated().compactMap { index, part in
      guard index % 2 == 1, let end = part.firstIndex(of: "\n") else { return nil }
      return Block(head: String(part[..<end]), text: String(part[part.index(after: end)...]))
    }
  }

  func blocks(_ language: String) -> [String] { blocks.filter { $0.head == language }.map(\.text) }

  /// Indented lines that call the program, without what explains them.
  var commands: [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("    quoth ") }.map { line in
      let command = line.drop { $0 == " " }
      return String(command[..<(command.firstRange(of: "   ")?.lowerBound ?? command.endIndex)])
    }
  }
}
