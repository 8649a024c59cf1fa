import ArgumentParser
import Foundation
import Quoth

/// `quoth import`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in transcripts that other programs wrote.",
    discussion: """
      Reads WebVTT, SRT, JSON and HTML of podcasts, JSON and text of Whisper and WhisperX, Markdown and plain text, \
      finds out by itself which, and writes transcripts to content/transcripts/ and a speaker for each label that is \
      nobody's yet. Folders are read whole and keep their structure. Run it again after a source has changed: what you \
      added to a transcript since (named words, notes, front matter) stays where its words still stand.

        quoth import show/*.vtt --date 2024
        quoth import meeting.srt --source council-2024-05 --speaker "SPEAKER_00=ann-lee"
        quoth import old-site/ --into archive --participants people.yml
      """)

  @Argument(help: ArgumentHelp("Files, or folders of them.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("The folder that holds content/.", valueName: "dir"))
  var site = "."

  @Option(help: ArgumentHelp("The source that these are records of.", valueName: "id"))
  var source: String?

  @Option(help: "When it was said, for files that do not tell: 2017-06-05, 2017-06 or 2017.")
  var date: String?

  @Option(
    name: .customLong("speaker"),
    help: ArgumentHelp(
      "Whose a label is; ~ for nobody known. Repeat it for each label. Without a label (“=ID”): who says all that nobody is said to say.",
      valueName: "label=id"))
  var speakers: [String] = []

  @Option(
    name: .customLong("participants"),
    help: ArgumentHelp(
      "A YAML file of lines “Label: speaker-id”: read if it is there, and new labels are added to it.",
      valueName: "file"))
  var participantsFile: String?

  @Option(help: ArgumentHelp("A folder below content/transcripts/ to put them into.", valueName: "dir"))
  var into: String?

  @Flag(help: "Overwrite transcripts that no import wrote.")
  var force = false

  @Option(help: ArgumentHelp("How many threads work. (default: one for each core)", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Show neither progress nor the table, only findings.")
  var quiet = false

  func validate() throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: site + "/content", isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw ValidationError("There is no folder “\(site)/content”: --site names the one that holds content/.")
    }
    for file in files where !FileManager.default.fileExists(atPath: file) {
      throw ValidationError("There is no file “\(file)”.")
    }
    if let jobs, !(1...512).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 512.") }
    for speaker in speakers where !speaker.contains("=") {
      throw ValidationError("--speaker takes LABEL=ID, not “\(speaker)”.")
    }
    if let fault = try request().fault { throw ValidationError(fault) }
  }

  func run() throws {
    let errors = Stream.standardError
    try CommandRun.guarded(quiet: quiet) { observer, line in
      let result = try Importer(try request(), observer).run()
      line.clear()
      errors.write(TextReport(isColoured: errors.takesColour).text(of: result.report))
      if !quiet {
        let table = ImportTable(result)
        Stream.standardOutput.write(table.text + table.summary)
      }
      if result.isInPart { throw result.report.hasUnreadableFiles ? ExitStatus.disk : ExitStatus.content }
    }
  }

  private func request() throws -> ImportRequest {
    ImportRequest(
      siteFolder: site, paths: files, source: source, date: date,
      speakers: speakers.map { speaker in
        // A label may hold an equals sign, an id does not.
        let cut = speaker.lastIndex(of: "=") ?? speaker.endIndex
        return (String(speaker[..<cut]), String(speaker[cut...].dropFirst()))
      }, participantsFile: participantsFile, folder: try folder(), isForced: force,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The folder below content/transcripts that `--into` means, however it is written.
  private func folder() throws -> String {
    guard let into else { return "" }
    let root = URL(fileURLWithPath: site + "/content/transcripts").standardizedFileURL.path
    for prefix in ["content/transcripts", site + "/content/transcripts"]
    where into == prefix || into.hasPrefix(prefix + "/") {
      return String(into.dropFirst(prefix.count))
    }
    guard into.hasPrefix("/") else { return into }
    let path = URL(fileURLWithPath: into).standardizedFileURL.path
    guard path == root || path.hasPrefix(root + "/") else {
      throw ValidationError("--into names a folder below content/transcripts, not “\(into)”.")
    }
    return String(path.dropFirst(root.count))
  }
}
