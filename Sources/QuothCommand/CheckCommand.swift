import ArgumentParser
import Quoth

/// `quoth check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with the content, and write no site.",
    discussion: """
      Finds all that `quoth build` would find. With files, or folders, only what is found in them is shown.

        quoth check
        quoth check content/articles/nbc.md
        quoth check --strict --format github           in a continuous integration run
        quoth check --fix                              write right times in place of wrong ones
        quoth check --seal                             keep the verdicts on private texts in content/verdicts.json
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var reporting: ReportOptions

  @Flag(help: "Write the right time into quotes whose words are spoken elsewhere in the transcript.")
  var fix = false

  @Flag(
    help:
      "Write the verdicts of quotes from private texts to content/verdicts.json, for where the texts are not."
  )
  var seal = false

  @Argument(help: ArgumentHelp("Files or folders of content to report on. (default: all)", valueName: "file"))
  var files: [String] = []

  func validate() throws {
    try site.validate()
    _ = try contentPaths()
  }

  func run() throws {
    var request = CheckRequest()
    request.paths = try contentPaths()
    request.fixesLocators = fix
    request.seals = seal
    let options = site.buildOptions()
    try CommandRun(reporting).finish { [request] observer in
      (try Pipeline(options, observer).check(request), .check)
    }
  }

  private func contentPaths() throws -> [String] { try ContentArgument(site: site.site).paths(of: files) }
}
