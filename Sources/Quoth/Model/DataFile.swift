/// The files of the data set below `/data/`, by their names. `data:` in site.yml says which of them a site offers.
enum DataFile: String, Sendable, CaseIterable {
  case quotesJSON = "quotes.json"
  case quotesCSV = "quotes.csv"
  case turnsJSON = "turns.json"
  case speakersJSON = "speakers.json"
  case sourcesJSON = "sources.json"
  case database = "archive.sqlite"
}
