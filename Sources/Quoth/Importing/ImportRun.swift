/// One import while it runs: takes the files in their order, writes what comes of them, and keeps account.
struct ImportRun {
  private let request: ImportRequest
  private var registry: SpeakerRegistry
  private var participants: ParticipantsFile
  private var rows: [ImportResult.Row] = []
  private var diagnostics: [Diagnostic] = []
  /// Stubs are written as their speakers first speak.
  private var stubCount = 0
  private var undated = 0
  /// Old addresses that transcripts of this import have.
  private var aliases: Set<String> = []
  private var participantsWritten: String?

  /// False: something is wrong that concerns all files.
  private(set) var mayGoOn = true

  init(_ request: ImportRequest) throws {
    self.request = request
    let names = try ArchiveNames(siteFolder: request.siteFolder)
    participants = ParticipantsFile(
      try request.participantsFile.flatMap { try ContentDisk.read($0) }, path: request.participantsFile ?? "")
    var told = participants.participants
    for (label, id) in request.speakers {
      let label = LabelShape.normalised(Array(label.utf8)[...])
      told[label] = .init(label: label, speakers: id == "~" ? [] : id.split(separator: ",").map(String.init))
    }
    registry = SpeakerRegistry(names.speakers, told: told)
    diagnostics += participants.findings
    if let source = request.source, !names.sources.contains(source) {
      diagnostics.append(
        Diagnostic(
          .unknownSource, "no source is called “\(source)”", at: Place(file: "content/sources"),
          suggestion: NearestName.suggestion(for: source, in: names.sources)
            ?? "make it first: quoth new source"))
    }
    mayGoOn = !diagnostics.contains { $0.severity == .error }
  }

  var knownLabels: Set<String> { registry.knownLabels }

  mutating func take(_ item: ImportTargets.Item, _ read: Result<Importer.ReadFile, DiskFailure>?) throws {
    switch read {
    case nil:
      rows.append(.init(path: item.path, outcome: .passedOver))
      diagnostics.append(
        Diagnostic(
          .importIDClash, .warning,
          "this file and “\(item.rival ?? "")” would both be the transcript “\(item.id)”, so it is passed over",
          at: Place(file: item.path),
          suggestion: "if it is another one, rename it or import it --into a folder of its own"))
    case .failure(let failure):
      rows.append(.init(path: item.path, outcome: .refused))
      diagnostics.append(.unreadable(item.path, failure))
    case .success(let read):
      guard let transcript = read.file.transcript else {
        refuse(item, read)
        return
      }
      diagnostics += read.file.diagnostics
      try write(transcript, item, read)
    }
  }

  /// What is no transcript is passed over in a folder, and refused where it was named.
  private mutating func refuse(_ item: ImportTargets.Item, _ read: Importer.ReadFile) {
    let isOther = item.isFromFolder && read.file.diagnostics.allSatisfy { $0.code == .importUnknownFormat }
    rows.append(
      .init(
        path: item.path, format: read.file.format?.rawValue ?? "", outcome: isOther ? .passedOver : .refused,
        bytes: read.size))
    diagnostics += read.file.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if isOther { diagnostic.severity = .warning }
      return diagnostic
    }
  }

  private mutating func write(
    _ transcript: ImportedTranscript, _ item: ImportTargets.Item, _ read: Importer.ReadFile
  ) throws {
    let target = "content/transcripts/\(item.id).md"
    var row = ImportResult.Row(
      path: item.path, format: read.file.format?.rawValue ?? "", outcome: .written, target: target,
      turns: transcript.turnCount, times: transcript.timeCount, directions: transcript.directionCount,
      leftOut: transcript.leftOut.count, labels: transcript.labelCount,
      labelledTurns: transcript.turnCount - transcript.unlabelledTurnCount,
      labelledDirections: transcript.directionLabelCount,
      emptyLabels: transcript.leftOut.count { $0.isLabel },
      bytes: read.size)
    diagnostics += transcript.leftOut.map { leftOut in
      Diagnostic(
        .importLeftOut, .warning, leftOut.what,
        at: Place(file: item.path, span: SourceSpan(line: leftOut.line, column: 1)),
        suggestion: leftOut.remedy)
    }
    // Two labels that are compared as one are declared once.
    let labels = transcript.labels.map { CanonicalWriter.isReadable($0) ? $0 : unlabelled }.uniqued(
      by: NameIndex.form)
    let update = try TranscriptUpdate(siteFolder: request.siteFolder, id: item.id, isForced: request.isForced)
    let people = registry.participants(
      of: labels, names: transcript.details.names, existing: update.participants, path: item.path)
    row.speakers = Set(people.flatMap { $0.speakers.isEmpty ? [$0.label] : $0.speakers }).count
    let front = frontMatter(transcript, item, people)
    let body = CanonicalWriter.body(transcript, labels: Set(labels), unlabelled: unlabelled)
    switch try update.write(front, body) {
    case .written: break
    case .updated(let lost):
      row.outcome = .updated
      diagnostics += lost
    case .unchanged: row.outcome = .unchanged
    case .refused(let finding):
      row.outcome = .refused
      diagnostics.append(finding)
      rows.append(row)
      return
    }
    reportUnidentified(people, item)
    try writeStubs()
    rows.append(row)
  }

  /// The label of what nobody is said to say.
  private var unlabelled: String {
    guard let told = request.speakers.last(where: { $0.label.isEmpty }) else {
      return CanonicalWriter.unidentified
    }
    return registry.entries[told.id]?.name ?? CanonicalWriter.unidentified
  }

  private mutating func frontMatter(
    _ transcript: ImportedTranscript, _ item: ImportTargets.Item,
    _ people: [TranscriptFrontMatter.Participant]
  ) -> TranscriptFrontMatter {
    var details = transcript.details
    if details.language == nil { details.language = item.language }
    // An old address leads to one place.
    details.aliases = details.aliases.filter { aliases.insert($0.trimming("/")).inserted }
    var front = TranscriptFrontMatter(title: details.title ?? Self.title(of: item), details: details)
    front.participants = people
    front.source = request.source
    let named = details.date ?? Self.date(in: item.id)
    front.date = named.map(\.text) ?? request.date
    if front.date == nil, front.source == nil {
      undated += 1
      front.date = ContentDisk.day(item.path) ?? "1970"
      front.dateRemark = "the day the imported file was last changed; it does not say when this was said"
    }
    return front
  }

  /// `ship-it-10` → `Ship it 10`
  private static func title(of item: ImportTargets.Item) -> String {
    let name = (item.id.split(separator: "/").last ?? "").replacing("-", with: " ")
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// `2019-05-27-drivechain`: the day in a name.
  private static func date(in id: String) -> CalendarDate? {
    let name = id.split(separator: "/").last ?? ""
    var start = name.startIndex
    while let digit = name[start...].firstIndex(where: \.isNumber) {
      let rest = name[digit...]
      let candidate = rest.prefix(10)
      let next = rest.dropFirst(10).first
      if candidate.count == 10, next.map({ !$0.isNumber }) ?? true, let date = CalendarDate(candidate),
        1800...2200 ~= date.year
      {
        return date
      }
      start = rest.firstIndex { !$0.isNumber } ?? rest.endIndex
    }
    return nil
  }

  private mutating func reportUnidentified(
    _ people: [TranscriptFrontMatter.Participant], _ item: ImportTargets.Item
  ) {
    let unknown = people.filter { $0.speakers.isEmpty }.map(\.label)
    guard !unknown.isEmpty else { return }
    let names = unknown.map { "“\($0)”" }.joined(separator: ", ")
    diagnostics.append(
      Diagnostic(
        .importUnidentified, .note, "nobody is known to be \(names)", at: Place(file: item.path),
        suggestion:
          "say who: --speaker \"\(unknown[0] == CanonicalWriter.unidentified ? "" : unknown[0])=ID\""))
  }

  private mutating func writeStubs() throws {
    for id in registry.newIDs[stubCount...] {
      let path = "\(request.siteFolder)/content/speakers/\(id).md"
      // A transcript that was there may name an id that is none; it is told of when the site is built.
      if SpeakerRegistry.isSpeakerID(id), ContentDisk.kind(path) == nil, let entry = registry.entries[id] {
        try ContentDisk.write(Array("---\nname: \(YAMLText.scalar(entry.name))\n---\n".utf8), to: path)
      }
    }
    stubCount = registry.newIDs.count
  }

  // MARK: The end

  mutating func finish() throws {
    let names = registry.answers.map(\.label) + registry.entries.values.map(\.name).sortedByBytes()
    var remarks: [String: String] = [:]
    for pair in SameSpeaker.pairs(names.uniqued { $0 }) where !isSame(pair) {
      remarks[pair.name] = "the same person as “\(pair.other)”?"
      diagnostics.append(
        Diagnostic(
          .importSameSpeaker, .note, "“\(pair.name)” and “\(pair.other)” may be one person",
          at: Place(file: "content/speakers"),
          suggestion:
            "if so: --speaker \"\(pair.name)=\(id(of: pair.other))\", or an other name of that speaker"))
    }
    if let path = request.participantsFile,
      let text = participants.text(adding: registry.answers, remarks: remarks)
    {
      try ContentDisk.write(text, to: path)
      participantsWritten = path
    }
    if undated > 0 {
      diagnostics.append(
        Diagnostic(
          .importNoDate, .warning,
          "\(undated) of the files do not say when this was said, so each has the day it was last changed",
          at: Place(file: "content/transcripts"),
          suggestion: "import them with --date or --source, or correct “date:” in each"))
    }
    diagnostics += registry.findings
  }

  private func id(of name: String) -> String {
    registry.answers.first { $0.label == name }?.speakers.first ?? registry.entries.values.first {
      $0.name == name
    }?.id ?? "ID"
  }

  /// Both labels lead to one speaker already.
  private func isSame(_ pair: SameSpeaker.Pair) -> Bool { id(of: pair.name) == id(of: pair.other) }

  func result(seconds: Double) -> ImportResult {
    ImportResult(
      rows: rows, report: DiagnosticReport(diagnostics), newSpeakers: registry.newIDs,
      participantsFile: participantsWritten,
      seconds: seconds)
  }
}

extension Array where Element == String {
  /// Those that differ in something, in the order in which they first stand.
  fileprivate func uniqued(by key: (String) -> String) -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert(key($0)).inserted }
  }
}

extension CalendarDate {
  /// As front matter has it.
  var text: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return padded(year, 4) + (month > 0 ? "-" + padded(month, 2) : "") + (day > 0 ? "-" + padded(day, 2) : "")
  }
}
