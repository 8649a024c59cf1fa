import Foundation
import Testing

/// docs/importing.md, walked from its first block to its last: files are written, commands are run, and what they print is
/// what the page says.
@Suite struct ImportingDocumentationTests {
  private struct Block {
    /// nil: a block of commands.
    var file: String?
    var text: String
  }

  private static func blocks() throws -> [Block] {
    try DocumentationPage("docs/importing.md").blocks.compactMap { block in
      if block.head == "console" { return Block(file: nil, text: block.text) }
      guard let name = block.head.firstRange(of: "title=\"") else { return nil }
      return Block(file: String(block.head[name.upperBound...].prefix { $0 != "\"" }), text: block.text)
    }
  }

  @Test func `The way of a podcast is as the page says`() throws {
    let archive = try SmallArchive(isEmpty: true)
    let quoth = try #require(BuiltCommand.path)
    var commands = 0
    for block in try Self.blocks() {
      if let file = block.file {
        try archive.put(block.text, at: file)
        continue
      }
      var printed = ""
      for line in block.text.split(separator: "\n") where line.hasPrefix("$ ") {
        printed += line + "\n" + (try Self.run(String(line.dropFirst(2)), in: archive.path, quoth))
        if !printed.hasSuffix("\n") { printed += "\n" }
        commands += 1
      }
      #expect(Self.settled(printed) == Self.settled(block.text))
    }
    #expect(commands > 10)
  }

  /// What it prints.
  private static func run(_ command: String, in folder: String, _ quoth: String) throws -> String {
    let tools = URL(fileURLWithPath: quoth).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin:/bin"]
    return try ShellScript(text: command, folder: folder, environment: ["PATH": tools + ":" + path]).run()
      .printed
  }

  /// Without what differs from run to run, and from version to version of the theme.
  private static func settled(_ text: String) -> String {
    text.replacing(#/in \d+\.\d\d s/#, with: "in 0.12 s").replacing(#/Built \d+ pages/#, with: "Built pages")
      .replacing(#/\d+ written/#, with: "written")
  }
}
