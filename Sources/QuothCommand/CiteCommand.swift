import ArgumentParser
import Foundation
import Quoth

/// `quoth cite`
struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Make the link that quotes words of a transcript.",
    discussion: """
      Finds the words in the transcript and prints a quote: link with speaker, source and time, as the transcript spells \
      them, ready to be put into an article. If they stand at several places, each gets its link; name the line to \
      choose. If the record says it otherwise, that is shown instead, and the exit status is 1.

        quoth cite transcripts/nbc.md:120 "no direct evidence"
        quoth cite transcripts/nbc.md "a much closer relationship … than you and Mr. Putin"
        quoth cite sources/memoir.txt "the quiet that woke me"
      """)

  @Argument(
    help: ArgumentHelp(
      "A transcript, or a source that has one; with a line, the turn that stands there.",
      valueName: "file[:line]"))
  var file: String

  @Argument(help: ArgumentHelp("The words to quote.", valueName: "words"))
  var words: [String]

  @Option(help: ArgumentHelp("The folder that holds content/.", valueName: "dir"))
  var site = "."

  func validate() throws {
    try SiteFolderArgument(site).validate()
    _ = try request()
  }

  func run() throws {
    try CommandRun.guarded(quiet: true) { _, _ in
      do {
        let result = try Citer(try request()).run()
        for citation in result.citations {
          Stream.standardError.write("\(citation.origin)\n")
          Stream.standardOutput.write("\(citation.link)\n")
        }
        for remark in result.remarks { Stream.standardError.write("quoth: \(remark)\n") }
        if result.isRefused { throw ExitStatus.content }
      } catch let error as Citer.NoRecord {
        throw CommandRun.explain(ValidationError(error.message), of: Self.self)
      }
    }
  }

  private func request() throws -> CiteRequest {
    let (name, line) = place
    guard let path = ContentArgument(site: site).path(of: name) else {
      throw ValidationError("There is no file “\(name)” in the archive.")
    }
    let words = words.joined(separator: " ")
    guard words.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("There is no word in “\(words)”.")
    }
    return CiteRequest(
      siteFolder: site, path: path, line: line, words: words,
      jobs: ProcessInfo.processInfo.activeProcessorCount)
  }

  /// `transcripts/nbc.md:120` → the file and its line.
  private var place: (file: String, line: Int?) {
    guard let colon = file.lastIndex(of: ":"), let line = Int(file[file.index(after: colon)...]), line > 0
    else {
      return (file, nil)
    }
    return (String(file[..<colon]), line)
  }
}
