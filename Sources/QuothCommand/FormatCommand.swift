import ArgumentParser
import Foundation
import Quoth

/// `quoth fmt`
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Bring content into its canonical form; no word changes.",
    discussion: """
      In a transcript each turn becomes a paragraph that begins “**Name** (12:34): ”, each paragraph one line, and what \
      Markdown would bend (“1984. It was”) gets a backslash. In all other files blanks at the ends of lines and \
      superfluous empty lines go. A file of which the result would read otherwise in any way stays as it is.

        quoth fmt
        quoth fmt content/transcripts/nbc.md
        quoth fmt --check                    in a continuous integration run: exit 1 when a file differs
      """)

  @Argument(help: ArgumentHelp("Files or folders of content. (default: all)", valueName: "file"))
  var files: [String] = []

  @Flag(help: "Write nothing; say which files differ, and exit 1 if any does.")
  var check = false

  @Option(help: ArgumentHelp("The folder that holds content/.", valueName: "dir"))
  var site = "."

  @Option(help: ArgumentHelp("How many threads work. (default: one for each core)", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Show only findings.")
  var quiet = false

  func validate() throws {
    try SiteFolderArgument(site).validate(jobs: jobs)
    _ = try ContentArgument(site: site).paths(of: files)
  }

  func run() throws {
    try CommandRun.guarded(quiet: quiet) { observer, line in
      let paths = try ContentArgument(site: site).paths(of: files)
      let result = try FormatRun(
        siteFolder: site, paths: paths, isCheck: check,
        jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, observer
      ).run()
      line.clear()
      try CommandRun.report(result.report) {
        if !quiet { Stream.standardOutput.write(FormatSummary(result, isCheck: check).text) }
      }
    }
  }
}
