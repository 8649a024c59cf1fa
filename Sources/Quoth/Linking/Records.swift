/// Which transcript is the record of which source. A transcript without `source` is citable itself: it becomes a
/// source of its own, with its id, unless a source or the original it translates claims it.
struct Records: Sendable {
  /// The given sources and the implicit ones, by id (UTF-8 bytes).
  private(set) var sources: [Source]
  /// Per transcript its source; nil: names one that is not there.
  private(set) var sourceOfTranscript: [Int?] = []
  /// Per source its transcripts, and the transcript that it is the implicit source of.
  private(set) var transcripts: [[Int]] = []
  private(set) var implicitOf: [Int?] = []
  /// Per source its private text.
  private(set) var privateText: [Int?] = []
  /// Per source what it is a part of, and its parts.
  private(set) var partOf: [Int?] = []
  private(set) var parts: [[Int]] = []

  /// `sources` are those on the site, `transcripts` all, drafts included; `catalog` knows the transcripts and gets
  /// to know the sources.
  init(
    sources given: [Source], transcripts: [Transcript], isPublished: [Bool], privateTexts: [PrivateText],
    language: String, catalog: inout Catalog, _ findings: inout [Finding]
  ) {
    let claims = Self.claims(given, transcripts, catalog, &findings)
    let explicit = Set(given.map(\.id))
    var sources = given
    for (index, transcript) in transcripts.enumerated() where claims[index] == nil {
      if explicit.contains(transcript.id) {
        findings.append(
          Finding(
            .duplicateID,
            "transcript “\(transcript.id)” names no source, and there is a source of the same name",
            at: Place(file: transcript.path),
            suggestion: "if this is its record, add `source: \(transcript.id)`; else rename one of the two"))
      } else {
        sources.append(Self.implicitSource(of: transcript))
      }
    }
    sources.sort { $0.id.compareBytes($1.id) < 0 }
    self.sources = sources
    catalog.sources = Dictionary(
      sources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    implicitOf = sources.map { $0.isImplicit ? catalog.transcripts[$0.id] : nil }
    self.transcripts = Array(repeating: [], count: sources.count)
    privateText = Array(repeating: nil, count: sources.count)
    partOf = Array(repeating: nil, count: sources.count)
    parts = Array(repeating: [], count: sources.count)

    for (index, transcript) in transcripts.enumerated() {
      let claim = claims[index] ?? Located(transcript.id)
      let place = Place(file: transcript.path, span: claim.span)
      let source = catalog.resolve(
        claim.value, in: .sources, at: place, isPublished: isPublished[index], &findings
      ).value
      sourceOfTranscript.append(source)
      if let source { self.transcripts[source].append(index) }
    }
    for (index, transcript) in transcripts.enumerated() where catalog.sources[transcript.id] == nil {
      guard let source = sourceOfTranscript[index] else { continue }
      catalog.sources[transcript.id] = source
      if self.transcripts[source].count > 1 { catalog.records[transcript.id] = index }
    }
    setAsideTwoInOneLanguage(transcripts, language, &findings)
    linkPrivateTexts(privateTexts, catalog, &findings)
    linkParts(catalog, &findings)
  }

  /// Per transcript the id of the source that it names or that names it, with the place; nil: none.
  private static func claims(
    _ sources: [Source], _ transcripts: [Transcript], _ catalog: Catalog, _ findings: inout [Finding]
  ) -> [Located<String>?] {
    var claims = transcripts.map(\.source)
    var claimants: [Int: Int] = [:]
    for (index, source) in sources.enumerated() {
      guard let named = source.transcript else { continue }
      let place = Place(file: source.path, span: named.span)
      guard
        let transcript = catalog.resolve(
          named.value, in: .transcripts, at: place, isPublished: false, &findings
        )
        .value
      else { continue }
      if let claim = claims[transcript], claim.value != source.id {
        let other =
          claimants[transcript].map { Place(file: sources[$0].path, span: claim.span) }
          ?? Place(file: transcripts[transcript].path, span: claim.span)
        findings.append(
          Finding(
            .conflictingRecord,
            "transcript “\(named.value)” is the record of source “\(claim.value)”, not of “\(source.id)”",
            at: place,
            suggestion: "let one of the two name it",
            details: [Diagnostic.Detail("the other source is named here", at: other)]))
      } else if claims[transcript] == nil {
        claims[transcript] = Located(source.id, at: named.span)
        claimants[transcript] = index
      }
    }
    inheritFromOriginals(transcripts, catalog, &claims, &findings)
    return claims
  }

  /// A translation without `source` is a record of what its original is a record of.
  private static func inheritFromOriginals(
    _ transcripts: [Transcript], _ catalog: Catalog, _ claims: inout [Located<String>?],
    _ findings: inout [Finding]
  ) {
    let originals: [Int?] = transcripts.map { transcript in
      guard let original = transcript.translationOf else { return nil }
      return catalog.resolve(
        original.value, in: .transcripts, at: Place(file: transcript.path, span: original.span),
        isPublished: false, &findings
      ).value
    }
    for index in transcripts.indices where claims[index] == nil {
      var original = originals[index]
      var steps = 0
      while let current = original, steps < transcripts.count {
        if let claim = claims[current] {
          claims[index] = Located(claim.value, at: transcripts[index].translationOf?.span ?? .start)
          break
        }
        if originals[current] == nil, current != index {
          claims[index] = Located(
            transcripts[current].id, at: transcripts[index].translationOf?.span ?? .start)
        }
        original = originals[current]
        steps += 1
      }
    }
  }

  private static func implicitSource(of transcript: Transcript) -> Source {
    var header = Header(title: transcript.header.title)
    header.language = transcript.header.language
    var source = Source(
      path: transcript.path, id: transcript.id, header: header, kind: "transcript", body: Body())
    source.date = transcript.date
    source.media = transcript.media
    source.transcript = Located(transcript.id)
    source.isImplicit = true
    return source
  }

  /// Of two transcripts in one language neither is the record: what quotes of that source say is not judged.
  private mutating func setAsideTwoInOneLanguage(
    _ transcripts: [Transcript], _ language: String, _ findings: inout [Finding]
  ) {
    for (source, records) in self.transcripts.enumerated() where records.count > 1 {
      var first: [String: Int] = [:]
      var doubtful: Set<String> = []
      for record in records {
        let transcript = transcripts[record]
        let tag = (transcript.header.language?.value ?? language).lowercased()
        guard let other = first[tag] else {
          first[tag] = record
          continue
        }
        doubtful.insert(tag)
        findings.append(
          Finding(
            .duplicateRecord, "source “\(sources[source].id)” has two transcripts in one language, “\(tag)”",
            at: Place(file: transcript.path, span: transcript.source?.span ?? .start),
            suggestion: "give one of them another `language`, or another source",
            details: [
              Diagnostic.Detail(
                "the other transcript",
                at: Place(file: transcripts[other].path, span: transcripts[other].source?.span ?? .start))
            ]))
      }
      self.transcripts[source] = records.filter {
        !doubtful.contains((transcripts[$0].header.language?.value ?? language).lowercased())
      }
    }
  }

  private mutating func linkPrivateTexts(
    _ texts: [PrivateText], _ catalog: Catalog, _ findings: inout [Finding]
  ) {
    for (index, text) in texts.enumerated() {
      // One that belongs to no source was reported when it was loaded.
      guard let source = catalog.sources[text.id] else { continue }
      let words = String(decoding: text.bytes, as: UTF8.self).unicodeScalars
      if words.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) {
        privateText[source] = index
      } else {
        findings.append(
          Finding(
            .emptyPrivateText, "the private text of source “\(text.id)” holds no words",
            at: Place(file: text.path, span: .start),
            suggestion: "put the text into it, or remove the file: quotes of the source are then unchecked"))
      }
    }
  }

  private mutating func linkParts(_ catalog: Catalog, _ findings: inout [Finding]) {
    for (index, source) in sources.enumerated() {
      guard let whole = source.partOf else { continue }
      partOf[index] =
        catalog.resolve(
          whole.value, in: .sources, at: Place(file: source.path, span: whole.span), &findings
        ).value
    }
    for cycle in cycles() {
      guard let first = cycle.first, let span = sources[first].partOf?.span else { continue }
      let names = (cycle + [first]).map { "“\(sources[$0].id)”" }.joined(separator: " → ")
      findings.append(
        Finding(
          .partOfCycle, "a source cannot be a part of itself: \(names)",
          at: Place(file: sources[first].path, span: span), suggestion: "take out one `part_of`"))
      partOf[first] = nil
    }
    for (index, whole) in partOf.enumerated() {
      if let whole { parts[whole].append(index) }
    }
  }

  /// Per source when it was said or printed: its own date, else its first transcript's.
  func dates(_ transcripts: [Transcript]) -> [CalendarDate?] {
    sources.indices.map { source in
      sources[source].date ?? self.transcripts[source].lazy.compactMap { transcripts[$0].date }.first
    }
  }

  /// Per source the language it is in, if that is known: its own, else that of its only transcript that is no
  /// translation. `site`: of transcripts that name none.
  func languages(_ transcripts: [Transcript], site: String) -> [String?] {
    sources.indices.map { source in
      if let language = sources[source].header.language { return language.value }
      let originals = self.transcripts[source].filter { transcripts[$0].translationOf == nil }
      return originals.count == 1 ? transcripts[originals[0]].header.language?.value ?? site : nil
    }
  }

  /// The rings of `part_of`, each once, from its first source.
  private func cycles() -> [[Int]] {
    var round = Array(repeating: -1, count: sources.count)
    var found: [[Int]] = []
    for start in sources.indices where round[start] < 0 {
      var path: [Int] = []
      var next: Int? = start
      while let current = next, round[current] < 0 {
        round[current] = start
        path.append(current)
        next = partOf[current]
      }
      guard let again = next, round[again] == start, let begin = path.firstIndex(of: again) else { continue }
      let ring = Array(path[begin...])
      let least = ring.indices.min { ring[$0] < ring[$1] } ?? 0
      found.append(Array(ring[least...] + ring[..<least]))
    }
    return found
  }
}
