/// One file below `/data/`: what it is called, what it holds, and how it is written. The fields are documentation;
/// `/data/` prints them and a test holds the files to them.
struct DataSet: Sendable {
  /// One field of an entry.
  struct Field: Sendable {
    let name: String
    let type: String
    let summary: String
  }

  let name: String
  let summary: String
  let fields: [Field]
  /// How many entries it has.
  let count: @Sendable (LinkedArchive) -> Int
  /// Appends the file.
  let write: @Sendable (RenderContext, inout [UInt8]) -> Void

  static let all = [quotesJSON, quotesCSV, turnsJSON, speakersJSON, sourcesJSON]

  func file(in context: RenderContext) -> OutputFile {
    OutputFile(context.archive.addresses.data(name).file) { buffer in write(context, &buffer) }
  }

  static let quotesJSON = DataSet(
    name: "quotes.json", summary: "All quotes, by date of their articles and position in them.",
    fields: QuoteData.fields, count: { $0.quotes.count }, write: { QuoteData($0).json(into: &$1) })
  static let quotesCSV = DataSet(
    name: "quotes.csv",
    summary: "The same as a table: lists are joined by “; ”, parts of an object have columns of their own.",
    fields: QuoteData.columns, count: { $0.quotes.count }, write: { QuoteData($0).csv(into: &$1) })
  static let turnsJSON = DataSet(
    name: "turns.json",
    summary: "Every turn of every transcript, by id of the transcript and position in it.",
    fields: TurnData.fields, count: TurnData.count, write: { TurnData($0).json(into: &$1) })
  static let speakersJSON = DataSet(
    name: "speakers.json", summary: "All speakers, by id.", fields: SpeakerData.fields,
    count: { $0.speakers.count }, write: { SpeakerData($0).json(into: &$1) })
  static let sourcesJSON = DataSet(
    name: "sources.json", summary: "All sources, by id; a transcript that names no source is one.",
    fields: SourceData.fields, count: { $0.sources.count }, write: { SourceData($0).json(into: &$1) })
}
