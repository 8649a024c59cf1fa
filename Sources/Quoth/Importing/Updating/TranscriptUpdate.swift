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

  private let siteFolder: String
  /// Relative to the site's folder.
  private let target: String
  private let recordPath: String
  private let existing: [UInt8]?
  private let record: ImportRecord?
  private let isForced: Bool
  /// Of the existing file.
  private let bodyStart: Int
  /// Whose the labels of the existing file are.
  let participants: [TranscriptFrontMatter.Participant]

  /// `id`: of the transcript. Throws `DiskFailure`.
  init(siteFolder: String, id: String, isForced: Bool) throws {
    self.siteFolder = siteFolder
    self.isForced = isForced
    target = "content/transcripts/\(id).md"
    recordPath = "\(siteFolder)/content/.imports/\(id).txt"
    var bytes = try ContentDisk.read(siteFolder + "/" + target)
    // What an editor on Windows saved is the same text.
    if var text = bytes, TextForm.normalise(&text) == nil { bytes = text }
    existing = bytes
    record = bytes == nil ? nil : try ContentDisk.read(recordPath).flatMap { ImportRecord($0) }
    guard let bytes else {
      (bodyStart, participants) = (0, [])
      return
    }
    var findings: [Diagnostic] = []
    let front = FrontMatter(bytes, path: target, findings: &findings)
    bodyStart = front.isBroken ? 0 : front.bodyStart
    var found: [TranscriptFrontMatter.Participant] = []
    if case .map(let entries)? = front.entries.first(where: { $0.key.value == "participants" })?.value.value {
      found = entries.compactMap {
        ParticipantsFile.participant(LabelShape.normalised(Array($0.key.value.utf8)[...]), $0.value)
      }
    }
    participants = found
  }

  /// Throws `DiskFailure`.
  func write(_ front: TranscriptFrontMatter, _ body: [UInt8]) throws -> Outcome {
    let freshFront = Array(front.text.utf8)
    let fresh = CanonicalUnits(body, labels: front.participants.map(\.label))
    let newRecord = ImportRecord(front: freshFront, units: fresh)
    guard let existing else {
      try write(freshFront + [0x0A] + body, newRecord)
      return .written
    }
    let wanted = freshFront + [0x0A] + body
    if existing == wanted, record == newRecord { return .unchanged }
    guard record != nil || isForced || existing == wanted else {
      return .refused(
        Diagnostic(
          .importExists, "this file is there already, and no import wrote it", at: Place(file: target),
          suggestion: "overwrite it with --force, or import --into another folder"))
    }
    let currentFront = Array(existing[..<bodyStart])
    let isFrontUntouched = record.map { $0.front == WordHash.of(currentFront) } ?? isForced
    let newFront = isFrontUntouched ? freshFront : adding(front.participants, to: currentFront)
    let labels = participants.map(\.label) + front.participants.map(\.label)
    let current = CanonicalUnits(Array(existing[bodyStart...]), labels: labels)
    let merge = ThreeWayMerge(base: record?.units ?? [], fresh: fresh, current: current)
    let result = newFront + [0x0A] + merge.body
    if result == existing, record == newRecord { return .unchanged }
    try write(result, newRecord)
    return .updated(
      merge.lost.map {
        Diagnostic(
          .importLost, .warning, "could not keep \($0)", at: Place(file: target),
          suggestion: "put it where it belongs now")
      })
  }

  private func write(_ bytes: [UInt8], _ record: ImportRecord) throws {
    try ContentDisk.write(bytes, to: siteFolder + "/" + target)
    try ContentDisk.write(record.bytes, to: recordPath)
  }

  /// Front matter that somebody has worked on, with the labels that are new.
  private func adding(_ people: [TranscriptFrontMatter.Participant], to front: [UInt8]) -> [UInt8] {
    let known = Set(participants.map { NameIndex.form($0.label) })
    let new = people.filter { !known.contains(NameIndex.form($0.label)) }
    guard !new.isEmpty else { return front }
    var lines = front.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let added = new.map { Array(TranscriptFrontMatter.line($0).utf8.dropLast()) }
    if let start = lines.firstIndex(where: { $0.trimmed.elementsEqual("participants:".utf8) }) {
      var end = start + 1
      while end < lines.count, let first = lines[end].first,
        Characters.isBlank(first) || first == UInt8(ascii: "#")
      { end += 1 }
      lines.insert(contentsOf: added, at: end)
    } else if !lines.contains(where: { $0.starts(with: "participants:".utf8) }),
      let end = lines.dropFirst().firstIndex(where: { $0.starts(with: "---".utf8) })
    {
      lines.insert(contentsOf: [Array("participants:".utf8)] + added, at: end)
    }
    return Array(lines.joined(separator: [0x0A]))
  }
}
