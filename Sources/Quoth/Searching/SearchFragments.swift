import Mustache

/// What results show: the texts of units, with who said them, where and when. Kept in files of 32 units, of which the
/// search fetches those that it shows; counted from the oldest unit, so that new ones leave old files as they are.
///
/// Values are read where they stand in the archive: a copy of one is counted, and the cores wait for each other's counts.
struct SearchFragments: Sendable {
  let units: SearchUnits
  /// By kind, newest first.
  let lists: [[SearchUnit]]

  private var context: RenderContext { units.context }

  func files() -> [OutputFile] {
    SearchUnits.Kind.allCases.flatMap { kind in
      let count = lists[kind.rawValue].count
      let size = SearchUnits.Kind.perFragment
      return (0..<(count + size - 1) / size).map { number in
        let address = context.archive.addresses.searchIndex("\(kind.name)/\(number).json")
        return OutputFile(address.file, inputs: inputs(kind, number)) { buffer in
          write(kind, number, into: &buffer)
        }
      }
    }
  }

  /// What the fragment is made of besides what is no article: quotes, with facts of their articles, or articles' texts,
  /// whose length it tells.
  private func inputs(_ kind: SearchUnits.Kind, _ number: Int) -> UInt64 {
    guard context.inputs.isKnown else { return 0 }
    let list = lists[kind.rawValue]
    let size = SearchUnits.Kind.perFragment
    let places = number * size..<min(list.count, (number + 1) * size)
    var inputs = Fingerprint()
    for place in places {
      let unit = list[list.count - 1 - place]
      inputs.add(Int(unit.start))
      inputs.add(Int(unit.end))
      switch kind {
      case .quotes:
        let article = context.archive.quotes[Int(unit.owner)].article
        let first = context.archive.articleLinks[article].quotes.lowerBound
        inputs.add(context.inputs.facts(CollectionOfOne(article), Int(unit.owner) - first))
      case .articles: inputs.add(context.inputs.texts(CollectionOfOne(Int(unit.owner))))
      case .turns:
        let turn = units.turns[Int(unit.owner)]
        inputs.add(context.archive.transcripts[Int(turn.transcript)].id)
        inputs.add(Int(turn.block))
      }
    }
    return inputs.value
  }

  /// The fragment's units, oldest first: number `n` begins with the unit that has `32 n` older ones.
  private func write(_ kind: SearchUnits.Kind, _ number: Int, into buffer: inout ByteBuffer) {
    let list = lists[kind.rawValue]
    let size = SearchUnits.Kind.perFragment
    var names = Names(context)
    var json = JSONWriter(continuing: &buffer)
    json.beginObject()
    json.key("units")
    json.beginArray()
    for place in number * size..<min(list.count, (number + 1) * size) {
      let unit = list[list.count - 1 - place]
      json.newLine()
      json.beginArray()
      switch kind {
      case .quotes: quote(unit, &names, &json)
      case .articles: article(Int(unit.owner), &names, &json)
      case .turns: turn(unit, &names, &json)
      }
      json.endArray()
    }
    json.endArray()
    json.key("names")
    names.write(&json)
    json.endObject()
    json.flush(into: &buffer)
  }

  /// Place, text, speaker, source, article, date, status, language.
  private func quote(_ unit: SearchUnit, _ names: inout Names, _ json: inout JSONWriter) {
    let index = Int(unit.owner)
    let place = context.place(ofQuote: index)
    json.beginString()
    append(path: place.page, &json)
    json.append(place.mark)
    json.append(place.anchor)
    json.endString()
    context.withText(ofQuote: index) { text($0, unit, &json) }
    json.number(names.number(.speaker, context.archive.quotes[index].speaker))
    json.number(context.archive.quotes[index].source.map { names.number(.source, $0) } ?? -1)
    json.number(names.number(.article, context.archive.quotes[index].article))
    json.number(names.number(units.date(ofQuote: index)))
    json.string(context.verdicts[index].status.rawValue)
    json.string(context.archive.quotes[index].language)
  }

  /// Place, title, summary, topics, date, bytes of the text's HTML, language.
  private func article(_ index: Int, _ names: inout Names, _ json: inout JSONWriter) {
    json.beginString()
    append(path: context.archive.addresses.articles[index].href, &json)
    json.endString()
    json.string(context.archive.articles[index].header.title.value)
    json.string(context.archive.articles[index].summary.map { Excerpt.of($0.value, atMost: 200) } ?? "")
    json.beginArray()
    for topic in context.archive.articleLinks[index].topics { json.number(names.number(.topic, topic)) }
    json.endArray()
    json.number(names.number(context.archive.articles[index].date))
    json.number(context.archive.articles[index].body.html.count)
    json.string(context.archive.articles[index].header.language?.value ?? context.language)
  }

  /// Place, text, speakers, transcript, date, label, time, language.
  private func turn(_ unit: SearchUnit, _ names: inout Names, _ json: inout JSONWriter) {
    let turn = units.turns[Int(unit.owner)]
    let (transcript, number) = (Int(turn.transcript), Int(turn.block))
    let block = context.archive.transcripts[transcript].blocks[number]
    let voices = context.archive.transcriptLinks[transcript].speakersOfBlock
    let anchor = context.transcripts.anchor(transcript, block: number)
    json.beginString()
    append(path: context.transcripts.address(transcript, block: number).href(anchor), &json)
    json.endString()
    var words = SpokenText.of(block)
    words.withUTF8 { text($0, unit, &json) }
    json.beginArray()
    for speaker in voices.indices.contains(number) ? voices[number] : [] {
      json.number(names.number(.speaker, speaker))
    }
    json.endArray()
    json.number(names.number(.transcript, transcript))
    json.number(ListRecords(context: context).date(ofTranscript: transcript).map { names.number($0) } ?? -1)
    if case .turn(let label) = block.kind { json.string(label) } else { json.null() }
    json.optional(
      block.time.map { TimeCode.text($0, clock: context.archive.transcripts[transcript].usesClock) })
    json.string(context.archive.transcripts[transcript].header.language?.value ?? context.language)
  }

  /// The unit's part of a text: it begins and ends between words.
  private func text(_ bytes: UnsafeBufferPointer<UInt8>, _ unit: SearchUnit, _ json: inout JSONWriter) {
    let range = (Int(unit.start)..<Int(unit.end)).clamped(to: 0..<bytes.count)
    json.string(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  /// An address below the site's base path, which the script knows.
  private func append(path href: String, _ json: inout JSONWriter) {
    let base = context.archive.addresses.basePath
    json.append(href, from: href.hasPrefix(base) ? base.utf8.count : 0)
  }

  /// The names that a fragment's units share, each written once: its words, and the address they lead to.
  private struct Names {
    enum Kind: Int { case speaker, source, article, topic, transcript, date }

    private let context: RenderContext
    private var numbers: [Int: Int] = [:]
    private var entries: [(Kind, Int)] = []

    init(_ context: RenderContext) {
      self.context = context
      // A few for each unit.
      numbers.reserveCapacity(SearchUnits.Kind.perFragment * 4)
      entries.reserveCapacity(SearchUnits.Kind.perFragment * 4)
    }

    mutating func number(_ kind: Kind, _ index: Int) -> Int {
      let key = index * 8 + kind.rawValue
      if let number = numbers[key] { return number }
      numbers[key] = entries.count
      entries.append((kind, index))
      return entries.count - 1
    }

    /// A date's address is the date as machines read it.
    mutating func number(_ date: CalendarDate) -> Int {
      number(.date, (date.year * 100 + date.month) * 100 + date.day)
    }

    func write(_ json: inout JSONWriter) {
      let base = context.archive.addresses.basePath
      json.beginArray()
      for (kind, index) in entries {
        let date = CalendarDate(year: index / 10_000, month: index / 100 % 100, day: index % 100)
        let (title, href) =
          switch kind {
          case .speaker:
            (context.archive.speakers[index].name, context.archive.addresses.speakers[index].href)
          case .source:
            (context.archive.sources[index].header.title.value, context.archive.addresses.sources[index].href)
          case .article:
            (
              context.archive.articles[index].header.title.value,
              context.archive.addresses.articles[index].href
            )
          case .topic: (context.archive.topics[index].title, context.archive.addresses.topics[index].href)
          case .transcript:
            (
              context.archive.transcripts[index].header.title.value,
              context.archive.addresses.transcripts[index].href
            )
          case .date: (context.texts.text(of: date), base + date.iso)
          }
        json.beginArray()
        json.string(title)
        json.beginString()
        json.append(href, from: base.utf8.count)
        json.endString()
        json.endArray()
      }
      json.endArray()
    }
  }
}
