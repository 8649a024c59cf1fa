import ArgumentParser
import Quoth

/// `quoth check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with the content, and write nothing.",
    discussion: """
      Finds all that `quoth build` would find. With files, or folders, only what is found in them is shown.

        quoth check
        quoth check content/articles/nbc.md
        quoth check --strict --format github           in a continuous integration run
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var reporting: ReportOptions

  @Argument(help: ArgumentHelp("Files or folders of content to report on. (default: all)", valueName: "file"))
  var files: [String] = []

  func validate() throws {
    try site.validate()
    _ = try contentPaths()
  }

  func run() throws {
    let paths = try contentPaths()
    let options = site.buildOptions()
    try CommandRun(reporting).finish { observer in
      (try Pipeline(options, observer).check(only: paths), .check)
    }
  }

  private func contentPaths() throws -> [String] {
    try files.map { file in
      guard let path = ContentArgument(site: site.site).path(of: file) else {
        throw ValidationError("There is no file “\(file)” in the archive.")
      }
      return path
    }
  }
}
