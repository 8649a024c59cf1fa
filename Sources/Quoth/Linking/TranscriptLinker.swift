/// Links what only transcripts have: labels to speakers, turns to anchors, named words.
struct TranscriptLinker: Sendable {
  let catalog: Catalog

  /// One transcript, before its references.
  struct Result: Sendable {
    var speakersOfBlock: [[Int]] = []
    var anchors: [String] = []
    /// Per reference; nil: not named words.
    var words: [Target?] = []
    var findings: [Finding] = []
  }

  func link(_ transcript: Transcript, index: Int, isPublished: Bool) -> Result {
    var result = Result()
    result.anchors = Anchors.anchors(of: transcript.blocks)
    linkLabels(transcript, index, isPublished, &result)
    linkWords(transcript, &result)
    return result
  }

  private func linkLabels(_ transcript: Transcript, _ index: Int, _ isPublished: Bool, _ result: inout Result)
  {
    var speakers: [String: [Int]] = [:]
    for participant in transcript.participants {
      speakers[NameIndex.form(participant.label.value)] = participant.speakers.compactMap { id in
        let place = Place(file: transcript.path, span: id.span)
        return catalog.resolve(
          id.value, in: .speakers, at: place, isPublished: isPublished, &result.findings
        ).value
      }
    }
    var known: [String: [Int]] = [:]
    result.speakersOfBlock.reserveCapacity(transcript.blocks.count)
    for block in transcript.blocks {
      guard case .turn(let label) = block.kind else {
        result.speakersOfBlock.append([])
        continue
      }
      if let found = known[label] {
        result.speakersOfBlock.append(found)
        continue
      }
      let place = Place(file: transcript.path, span: block.span)
      let found = self.speakers(of: label, among: speakers, at: place, transcript: index, &result.findings)
      known[label] = found
      result.speakersOfBlock.append(found)
    }
  }

  /// Whose a label is: a participant's, or that of the speaker with this name; of `The Speaker (Ms Smith)` the one in
  /// parentheses, else the one before them.
  private func speakers(
    of label: String, among participants: [String: [Int]], at place: Place, transcript: Int,
    _ findings: inout [Finding]
  ) -> [Int] {
    for name in LabelReadings.of(label) {
      if let speakers = participants[NameIndex.form(name)] { return speakers }
      let named = catalog.names.speakers(called: name)
      if named.count == 1 { return named }
      if named.count > 1 {
        findings.append(
          Finding(
            .ambiguousName, "\(named.count) speakers are called “\(name)”", at: place,
            suggestion: "say under `participants` which of them is “\(label)”"))
        return []
      }
    }
    findings.append(
      Finding(
        .unknownLabel, "no speaker is called “\(label)”", at: place,
        suggestion: "say whose label it is below `participants:`; `~` is for somebody whom nobody can name",
        misspelling: Misspelling(kind: .label(transcript: transcript), name: label)))
    return []
  }

  /// `[words](quote:#ID)`: an anchor at the words. The same name again is the same words going on.
  private func linkWords(_ transcript: Transcript, _ result: inout Result) {
    var names: Set<String> = []
    for reference in transcript.body.references {
      guard reference.scheme == .words else {
        result.words.append(nil)
        continue
      }
      guard let name = reference.fragment, !name.isEmpty else {
        // Reported when the link was parsed.
        result.words.append(.words(anchor: nil))
        continue
      }
      let isFirst = names.insert(name).inserted
      result.words.append(.words(anchor: isFirst ? Anchors.quote(named: NormalForm.nfc(name)) : nil))
    }
  }
}
