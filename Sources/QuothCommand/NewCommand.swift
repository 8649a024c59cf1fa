import ArgumentParser
import Foundation
import Quoth

extension DocumentStarter.Kind: ExpressibleByArgument {}

/// `quoth new`
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin an article, a transcript, a speaker or a source.",
    discussion: """
      Writes a file with the front matter that it needs, named after the title, and prints its path. A file that is \
      there already is never overwritten.

        quoth new article "What the river keeps"    content/articles/what-the-river-keeps.md
        quoth new speaker "Ада Линд"                content/speakers/ада-линд.md
      """)

  @Argument(help: "article, transcript, speaker or source.")
  var kind: DocumentStarter.Kind

  @Argument(help: "Its title, or the speaker's name.")
  var title: [String]

  @Option(help: ArgumentHelp("The folder that holds content/.", valueName: "dir"))
  var site = "."

  func validate() throws {
    if title.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("The \(kind == .speaker ? "name" : "title") is empty.")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: site + "/content", isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw ValidationError(
        "There is no folder “\(site)/content”: --site names the one that holds content/; `quoth init` makes one."
      )
    }
  }

  func run() throws {
    try CommandRun.guarded(quiet: true) { _, _ in
      let path = try DocumentStarter(siteFolder: site).start(kind, title: title.joined(separator: " "))
      Stream.standardOutput.write((site == "." ? path : site + "/" + path) + "\n")
    }
  }
}
