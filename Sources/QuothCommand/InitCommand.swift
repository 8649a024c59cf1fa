import ArgumentParser
import Quoth

extension SiteHost: ExpressibleByArgument {}

/// `quoth init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a small working site to begin with.",
    discussion: """
      The folder must be absent or empty (a .git may be in it). The site builds as it is; its one article shows how \
      quotations are marked.

        quoth init archive
        quoth init archive --host github-pages      with the workflow that checks, builds and publishes it there
        quoth init archive --with-templates         with its own copy of all templates, to be changed
      """)

  @Argument(help: ArgumentHelp("The folder of the new site.", valueName: "dir"))
  var folder: String

  @Flag(help: "Copy the templates, stylesheets and interface texts into site-templates/.")
  var withTemplates = false

  @Option(help: "Add what this host needs to build and serve the site.")
  var host: SiteHost?

  func validate() throws {
    if folder.isEmpty { throw ValidationError("Name the folder of the new site.") }
  }

  func run() throws {
    try CommandRun.guarded(quiet: true) { _, _ in
      let files = try SiteStarter(folder: folder, host: host, withTemplates: withTemplates).start()
      Stream.standardOutput.write(
        """
        Made a site of \(files.count) files in \(folder). Go on with:

          \(folder == "." ? "" : "cd \(folder)\n  ")quoth preview                    to see it in a browser
          quoth new article "A title"      to write an article
          quoth build                      to make the site in _site

        Its title and its address are in content/site.yml.

        """)
    }
  }
}
