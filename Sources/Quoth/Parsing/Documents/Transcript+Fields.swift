extension Transcript {
  init(_ file: SourceFile, _ fields: inout Fields) {
    path = file.path
    id = file.id
    header = Header(&fields, id: file.id)
    source = fields.id("source")
    date = fields.date("date")?.value
    participants = Self.participants(&fields)
    media = fields.address("media")
    duration = fields.words("duration")
    usesClock = fields.flag("clock") ?? false
    madeBy = fields.choice("made_by", of: ["official", "person", "machine"])
    style = fields.choice("style", of: ["strict", "clean"])
    reviewed = fields.flag("reviewed")
    translationOf = fields.id("translation_of")
    topics = fields.texts("topics")
    summary = fields.text("summary")
    licence = fields.words("licence")
    body = Body()
    if source == nil, date == nil, !fields.isBroken, !fields.holds("source"), !fields.holds("date") {
      fields.report(
        .missingKey, "a transcript needs the key “source” or “date”", at: fields.span,
        suggestion: "name the source it is the record of, or write “date: 2017-06-05”")
    }
  }

  /// Labels, and whose they are:
  ///
  ///     participants:
  ///       Megyn Kelly: megyn-kelly
  ///       Voices: [ada-lind, karl-berg]
  ///       Man: ~
  ///       The Speaker: {speaker: jane-smith, role: Speaker of the House}
  private static func participants(_ fields: inout Fields) -> [Participant] {
    guard let node = fields.node("participants") else { return [] }
    guard case .map(let entries) = node.value else {
      fields.report(
        .wrongType, "“participants” must be a map, not \(node.kindOfValue)", at: node.span,
        suggestion: "write a line “Label: speaker-id” for each")
      return []
    }
    var first: [String: SourceSpan] = [:]
    return entries.map { entry in
      let label = Located(NormalForm.nfc(collapsed(entry.key.value)), at: entry.key.span)
      // Keys that are the same letter for letter have been reported with the map.
      if let other = first[label.value], entries.count(where: { $0.key.value == entry.key.value }) == 1 {
        fields.report(
          .duplicateKey, "two participants have the label “\(label.value)”", at: label.span,
          suggestion: "let one label stand for both: “\(label.value): [first-id, second-id]”",
          details: [.init("the other one", at: Place(file: fields.path, span: other))])
      }
      first[label.value] = label.span
      return participant(label, entry.value, &fields)
    }
  }

  private static func participant(
    _ label: Located<String>, _ node: YAMLNode, _ fields: inout Fields
  ) -> Participant {
    let owner = "the participant “\(label.value)”"
    guard case .map = node.value else {
      return Participant(label: label, speakers: fields.ids(node, owner), role: nil)
    }
    var participant = Participant(label: label, speakers: [], role: nil)
    fields.map(node, of: owner) { entry in
      participant.speakers = entry.ids("speaker")
      participant.role = entry.words("role")
    }
    return participant
  }

  private static func collapsed(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
