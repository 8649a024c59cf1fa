/// Puts an imported transcript in its place: a new file, an earlier import of the same, or something else that is not
/// touched.
struct TranscriptUpdate {
  enum Outcome {
    case written
    /// With what could not be kept.
    case updated([Diagnostic])
    case unchanged
    case refused(Diagnostic)
  }

  let siteFolder: String
  /// Relative to the site's folder.
  let target: String
  let existing: [UInt8]?
  let isForced: Bool

  /// Whose the labels of the existing file are.
  var participants: [TranscriptFrontMatter.Participant] {
    guard let existing else { return [] }
    var findings: [Diagnostic] = []
    let front = FrontMatter(existing, path: target, findings: &findings)
    guard
      case .map(let entries)? = front.entries.first(where: { $0.key.value == "participants" })?.value.value
    else { return [] }
    return entries.compactMap {
      ParticipantsFile.participant(LabelShape.normalised(Array($0.key.value.utf8)[...]), $0.value)
    }
  }

  func write(_ front: TranscriptFrontMatter, _ body: [UInt8]) throws -> Outcome {
    let path = siteFolder + "/" + target
    let fresh = Array(front.text.utf8) + body
    guard let existing else {
      try ContentDisk.write(fresh, to: path)
      return .written
    }
    if existing == fresh { return .unchanged }
    guard isForced else {
      return .refused(
        Diagnostic(
          .importExists, "this file is there already, and no import wrote it", at: Place(file: target),
          suggestion: "overwrite it with --force, or import --into another folder"))
    }
    try ContentDisk.write(fresh, to: path)
    return .updated([])
  }
}
