import ArgumentParser
import CPlatform
import Quoth

/// `quoth`: one file a subcommand; a new one is listed here.
@main
struct QuothTool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quoth",
    abstract:
      "Builds a website from annotated articles and transcripts, every quote linked to who said it and where.",
    discussion: """
      An archive is a folder with content/ in it: articles, transcripts, speakers and sources in Markdown.

        quoth init DIR          makes a small site to begin with
        quoth new               begins an article, a transcript, a speaker or a source
        quoth build             builds the archive of this folder into _site
        quoth check             only says what is wrong with it
        quoth preview           shows it in a browser while you write
        quoth publish           builds it and brings it to where it is served
        quoth import            brings in transcripts of other programs
        quoth fmt               brings content into its canonical form
        quoth find              looks for words in quotes, transcripts and articles
        quoth cite              makes the link that quotes words of a transcript
        quoth help build        all about one of them

      Exit status: 0 fine, 1 the content or a template is at fault, 64 wrong usage, 70 a fault of the program, \
      74 the disk failed, 130 interrupted.
      """,
    version: QuothVersion.current,
    subcommands: [
      InitCommand.self, NewCommand.self, BuildCommand.self, CheckCommand.self, PreviewCommand.self,
      PublishCommand.self, ImportCommand.self, FormatCommand.self, FindCommand.self, CiteCommand.self,
    ])

  static func main() async {
    quoth_tune_memory()
    if let fault = unknownHelp(CommandLine.arguments.dropFirst()) { exit(withError: fault) }
    await main(nil)
  }

  /// What is wrong with `quoth help NAME`; ArgumentParser shows the overview for a name that is none.
  static func unknownHelp(_ arguments: ArraySlice<String>) -> ValidationError? {
    guard arguments.first == "help", let name = arguments.dropFirst().first, !name.hasPrefix("-") else {
      return nil
    }
    let names = configuration.subcommands.map { $0._commandName } + ["help"]
    return names.contains(name) ? nil : ValidationError("There is no subcommand “\(name)”.")
  }
}
