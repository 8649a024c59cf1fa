/// What an import did.
public struct ImportResult: Sendable {
  /// One file.
  public struct Row: Sendable {
    public enum Outcome: String, Sendable {
      case written, updated, unchanged, refused
      /// Another format of a transcript that was taken, or no transcript.
      case passedOver = "passed over"
    }

    public var path: String
    public var format = ""
    public var outcome: Outcome
    /// Relative to the site's folder.
    public var target: String?
    public var turns = 0
    public var speakers = 0
    public var times = 0
    public var directions = 0
    /// What the file holds and the transcript does not.
    public var leftOut = 0
    /// Labels in the file: of turns, of stage directions (`**Break:**`), and such as are followed by no words.
    public var labels = 0
    public var labelledTurns = 0
    public var labelledDirections = 0
    public var emptyLabels = 0
    public var bytes = 0
  }

  public var rows: [Row] = []
  public var report: DiagnosticReport
  /// Ids of the speakers that were made.
  public var newSpeakers: [String] = []
  /// The participants file, if it was added to.
  public var participantsFile: String?
  public var seconds = 0.0

  /// A file could not be read, or is at fault.
  public var isInPart: Bool { report.hasErrors }
}
