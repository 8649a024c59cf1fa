/// What a user asked of one import.
public struct ImportRequest: Sendable {
  /// The folder that holds `content/`.
  public var siteFolder: String
  /// Files and folders, as given.
  public var paths: [String]
  /// `--source`: the source that the transcripts are records of.
  public var source: String?
  /// `--date`: when it was said, for files that do not say.
  public var date: String?
  /// `--speaker LABEL=ID`, in their order; an empty label is all that nobody is said to say.
  public var speakers: [(label: String, id: String)]
  /// `--participants`: a file of such answers, read and added to.
  public var participantsFile: String?
  /// `--into`: a folder below `content/transcripts`.
  public var folder: String
  /// `--force`: also files that no import wrote are overwritten.
  public var isForced: Bool
  /// Threads.
  public var jobs: Int

  public init(
    siteFolder: String, paths: [String], source: String? = nil, date: String? = nil,
    speakers: [(label: String, id: String)] = [], participantsFile: String? = nil, folder: String = "",
    isForced: Bool = false, jobs: Int = 1
  ) {
    self.siteFolder = siteFolder
    self.paths = paths
    self.source = source
    self.date = date
    self.speakers = speakers
    self.participantsFile = participantsFile
    self.folder = folder
    self.isForced = isForced
    self.jobs = jobs
  }

  /// What is wrong with the options themselves; nil: nothing.
  public var fault: String? {
    if let date, CalendarDate(date) == nil {
      return "--date takes a day, a month or a year (2017-06-05, 2017-06, 2017), not “\(date)”."
    }
    for speaker in speakers where speaker.id.isEmpty {
      return "--speaker takes LABEL=ID, and “\(speaker.label)=” has no id."
    }
    let ids = speakers.flatMap { $0.id == "~" ? [] : $0.id.split(separator: ",") }
    for id in ids where !SpeakerRegistry.isSpeakerID(String(id)) {
      return "--speaker takes LABEL=ID, and “\(id)” cannot be the id of a speaker."
    }
    if folder.split(separator: "/").contains("..") {
      return "--into names a folder below content/transcripts."
    }
    return nil
  }
}
