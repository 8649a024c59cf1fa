import ArgumentParser
import Foundation
import Quoth

/// `quoth find`
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Look for words in quotes, transcripts and articles.",
    discussion: """
      Finds quotes, articles and turns that hold all of the words, wherever they stand; words in quotation marks must \
      stand together. Case and accents make no difference. Sorted as the site's search is: quotes, then articles, then \
      turns; of each, the words together before words apart, then the newest.

        quoth find direct evidence
        quoth find '"direct evidence" election' --speaker vladimir-putin
        quoth find relationship --source nbc-2018 --from 2017-01 --to 2018
        quoth find evidence --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: ArgumentHelp("Words, and phrases in quotation marks.", valueName: "words"))
  var words: [String]

  @Option(help: ArgumentHelp("Only what this speaker said.", valueName: "id"))
  var speaker: String?

  @Option(help: ArgumentHelp("Only quotes from this source, and its transcript.", valueName: "id"))
  var source: String?

  @Option(help: ArgumentHelp("From this day, month or year on.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Up to the end of this day, month or year.", valueName: "date"))
  var to: String?

  @Option(help: "text for people, json for programs.")
  var format = Format.text

  @Option(help: ArgumentHelp("Show so many at most.", valueName: "n"))
  var limit = 50

  @Option(help: ArgumentHelp("The folder that holds content/.", valueName: "dir"))
  var site = "."

  func validate() throws {
    try SiteFolderArgument(site).validate()
    if limit < 0 { throw ValidationError("--limit takes a number from 0.") }
    if let fault = request.fault { throw ValidationError(fault) }
  }

  func run() throws {
    try CommandRun.guarded(quiet: true) { _, _ in
      do {
        let result = FindText(try Finder(request).run(), limit: limit)
        let output = Stream.standardOutput
        switch format {
        case .text:
          output.write(result.text(isColoured: output.takesColour))
          Stream.standardError.write(result.summary)
        case .json: output.write(try result.json())
        }
      } catch let error as Finder.UnknownName {
        throw CommandRun.explain(ValidationError(error.message), of: Self.self)
      }
    }
  }

  private var request: FindRequest {
    FindRequest(
      siteFolder: site, words: words.joined(separator: " "), speaker: speaker, source: source, from: from,
      to: to,
      jobs: ProcessInfo.processInfo.activeProcessorCount)
  }
}
