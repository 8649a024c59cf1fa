/// Whose each label is: what the user says, what the archive knows, what a file says of its initials; and for labels that
/// are nobody's yet, new speakers.
struct SpeakerRegistry: Sendable {
  /// A speaker of the archive, or one that this import makes.
  struct Entry: Sendable {
    var id: String
    var name: String
    var otherNames: [String] = []
    var isNew = false
  }

  private(set) var entries: [String: Entry] = [:]
  /// Ids by name and other name, as names are compared (`NameIndex.form`); two for one name make it nobody's.
  private var idsByName: [String: [String]] = [:]
  /// What the user says: `--speaker`, and the participants file.
  private let told: [String: TranscriptFrontMatter.Participant]
  /// Labels that were somebody's before the import, whatever a file looks like.
  let knownLabels: Set<String>
  private(set) var findings: [Diagnostic] = []
  /// In the order in which they were made.
  private(set) var newIDs: [String] = []
  /// All labels that were asked about, in their order, with the answers.
  private(set) var answers: [TranscriptFrontMatter.Participant] = []
  private var answered: Set<String> = []

  init(_ archive: [Entry], told: [String: TranscriptFrontMatter.Participant]) {
    self.told = told
    knownLabels = Set(told.keys).union(archive.flatMap { [$0.name] + $0.otherNames })
    for entry in archive {
      entries[entry.id] = entry
      for name in [entry.name] + entry.otherNames {
        idsByName[NameIndex.form(name), default: []].append(entry.id)
      }
    }
    for participant in told.values.sorted(by: { $0.label.compareBytes($1.label) < 0 }) {
      for id in participant.speakers where entries[id] == nil {
        make(
          id,
          name: Anonymity.isAnonymous(participant.label) || participant.speakers.count > 1
            ? Self.name(of: id) : participant.label)
      }
    }
  }

  /// Whose the labels of one transcript are.
  mutating func participants(
    of labels: [String], names: [String: [String]], existing: [TranscriptFrontMatter.Participant] = [],
    path: String
  ) -> [TranscriptFrontMatter.Participant] {
    let kept = Dictionary(existing.map { ($0.label, $0) }) { first, _ in first }
    return labels.map { label in
      let participant = told[label] ?? kept[label] ?? resolve(label, names, Set(labels), path)
      if answered.insert(label).inserted { answers.append(participant) }
      for id in participant.speakers where entries[id] == nil { make(id, name: Self.name(of: id)) }
      return participant
    }
  }

  /// Whether a file of `content/speakers/` can be called so, and would be read.
  static func isSpeakerID(_ id: String) -> Bool {
    let name = Array("\(id).md".utf8)
    guard case .document(.speakers, let read) = ContentPath("content/speakers/\(id).md"), read == id else {
      return false
    }
    return name.count <= OutputPath.longestName && !FolderWalk.isPassedOver(name)
      && !id.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
  }

  private mutating func resolve(
    _ label: String, _ names: [String: [String]], _ labels: Set<String>, _ path: String
  ) -> TranscriptFrontMatter.Participant {
    if let full = names[label] {
      return .init(label: label, speakers: full.map { id(of: $0, path) })
    }
    if let ids = idsByName[NameIndex.form(label)], ids.count == 1 {
      return .init(label: label, speakers: ids)
    }
    if Anonymity.isNoName(label) { return .init(label: label, speakers: []) }
    // `Pell and Osei`, where both speak alone, too.
    let parts = Self.parts(label)
    if parts.count > 1, parts.allSatisfy({ labels.contains($0) || idsByName[NameIndex.form($0)]?.count == 1 })
    {
      return .init(label: label, speakers: parts.map { id(of: $0, path) })
    }
    return .init(label: label, speakers: [id(of: label, path)])
  }

  private static func parts(_ label: String) -> [String] {
    label.replacing(" and ", with: "/").replacing(" & ", with: "/").replacing(", ", with: "/").split(
      separator: "/"
    ).map {
      $0.trimming(" ")
    }
  }

  /// The id of a name, new if need be.
  private mutating func id(of name: String, _ path: String) -> String {
    if let told = told[name]?.speakers, told.count == 1 { return told[0] }
    if let known = idsByName[NameIndex.form(name)], known.count == 1 { return known[0] }
    let slug = Slug.make(name, fallback: "speaker")
    guard let other = entries[slug] else {
      make(slug, name: name)
      return slug
    }
    var number = 2
    while entries["\(slug)-\(number)"] != nil { number += 1 }
    let id = "\(slug)-\(number)"
    findings.append(
      Diagnostic(
        .importIDClash, .warning,
        "“\(name)” and “\(other.name)” would both be the speaker “\(slug)”, so “\(name)” is “\(id)”",
        at: Place(file: path),
        suggestion: "if they are one person: --speaker \"\(name)=\(slug)\""))
    make(id, name: name)
    return id
  }

  private mutating func make(_ id: String, name: String) {
    entries[id] = Entry(id: id, name: name, isNew: true)
    idsByName[NameIndex.form(name), default: []].append(id)
    newIDs.append(id)
  }

  /// `ann-lee` → `Ann Lee`, for an id that the user made up.
  private static func name(of id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
