import ArgumentParser
import Foundation
import Quoth

/// `quoth build`
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site.",
    discussion: """
      Reads content/, checks all of it, and only when no error is found writes the site. Files that have not \
      changed are not touched; what earlier builds wrote and is no longer part of the site is removed.

        quoth build                                    content/ → _site/
        quoth build --site archive --output /srv/www   another archive, another place
        quoth build --drafts --lenient                 a look at work in progress
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var reporting: ReportOptions

  @Option(
    help:
      "Where the site goes: a folder that is absent, empty or of an earlier build. (default: _site in the archive)"
  )
  var output: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The site's address, in place of base_url in site.yml.", valueName: "url"))
  var baseURL: String?

  func validate() throws { try site.validate(baseURL: baseURL) }

  /// Where programs keep what they can do without, by the XDG base directory specification.
  static func cacheFolder(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") { return folder + "/quoth" }
    return environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.cache/quoth" : nil }
  }

  func run() throws {
    var options = site.buildOptions(output: output, baseURL: baseURL)
    options.cacheFolder = Self.cacheFolder(ProcessInfo.processInfo.environment)
    try CommandRun(reporting).finish { observer in
      (try Pipeline(options, observer).build(), .build(output: options.outputFolder))
    }
  }
}
