import ArgumentParser
import Quoth
import QuothPublish

/// `quoth publish`
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Build the site and bring it to where it is served.",
    discussion: """
      Targets stand below publish: in content/site.yml: a folder, rsync, a branch of a git repository, or rclone. \
      Builds and checks first, then shows what would be added, changed and removed, and sends only that.

        quoth publish                  to the only target, or
        quoth publish www              to this one
        quoth publish www --dry-run    only say what would change
        quoth publish www --yes        also when more than a third of what is there goes
      """)

  @Argument(help: "A target of site.yml. (default: the only one)")
  var target: String?

  @Flag(help: "Show what would change, and change nothing at the target.")
  var dryRun = false

  @Flag(
    help: "Go on also when more than a third of the site is removed, or a branch's history was rewritten.")
  var yes = false

  @OptionGroup var site: SiteOptions
  @OptionGroup var reporting: ReportOptions

  func validate() throws { try site.validate() }

  func run() throws {
    try PublishRun(reporting).finish(
      site.buildOptions(), Publisher.Request(target: target, isDryRun: dryRun, isConfirmed: yes))
  }
}
