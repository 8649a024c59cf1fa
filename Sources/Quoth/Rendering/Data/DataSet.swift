import Mustache

/// One file below `/data/`: what it is called, what it holds, and how it is written. The fields are documentation;
/// `/data/` prints them and a test holds the files to them.
struct DataSet: Sendable {
  /// One field of an entry.
  struct Field: Sendable {
    let name: String
    let type: String
    let summary: String
  }

  let kind: DataFile
  var name: String { kind.rawValue }
  let summary: String
  let fields: [Field]
  /// How many entries it has.
  let count: @Sendable (LinkedArchive) -> Int
  /// In how many pieces it is written.
  var pieces: @Sendable (LinkedArchive) -> Int = { _ in 1 }
  /// Appends the piece of that number.
  let write: @Sendable (RenderContext, Int, inout ByteBuffer) -> Void

  static let all = [quotesJSON, quotesCSV, turnsJSON, speakersJSON, sourcesJSON]

  func file(in context: RenderContext) -> OutputFile {
    OutputFile(
      context.archive.addresses.data(name).file, pieces: pieces(context.archive), inputs: context.inputs.all
    ) { piece, buffer in
      write(context, piece, &buffer)
    }
  }

  static let quotesJSON = DataSet(
    kind: .quotesJSON, summary: "All quotes, by date of their articles and position in them.",
    fields: QuoteData.fields, count: { $0.quotes.count }, pieces: QuoteData.pieces,
    write: { QuoteData($0).json(piece: $1, into: &$2) })
  static let quotesCSV = DataSet(
    kind: .quotesCSV,
    summary: "The same as a table: lists are joined by “; ”, parts of an object have columns of their own.",
    fields: QuoteData.columns, count: { $0.quotes.count }, pieces: QuoteData.pieces,
    write: { QuoteData($0).csv(piece: $1, into: &$2) })
  static let turnsJSON = DataSet(
    kind: .turnsJSON,
    summary: "Every turn of every transcript, by id of the transcript and position in it.",
    fields: TurnData.fields, count: TurnData.count, pieces: { $0.transcripts.count },
    write: { TurnData($0).json(piece: $1, into: &$2) })
  static let speakersJSON = DataSet(
    kind: .speakersJSON, summary: "All speakers, by id.", fields: SpeakerData.fields,
    count: { $0.speakers.count }, write: { context, _, buffer in SpeakerData(context).json(into: &buffer) })
  static let sourcesJSON = DataSet(
    kind: .sourcesJSON, summary: "All sources, by id; a transcript that names no source is one.",
    fields: SourceData.fields, count: { $0.sources.count },
    write: { context, _, buffer in SourceData(context).json(into: &buffer) })
}
