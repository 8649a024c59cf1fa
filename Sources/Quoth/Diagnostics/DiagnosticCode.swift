/// The names of all findings. Each has a paragraph with an example and the remedy in docs/diagnostics.md; a test
/// compares the two. A case is added by the code that first reports it.
public enum DiagnosticCode: String, CaseIterable, Sendable {
  // Files and folders
  case unreadableFile = "unreadable-file"
  case notUTF8 = "not-utf8"
  case nulByte = "nul-byte"
  case controlCharacter = "control-character"
  case symbolicLink = "symbolic-link"
  case duplicateID = "duplicate-id"
  case duplicateAddress = "duplicate-address"
  case reservedName = "reserved-name"
  case unknownFile = "unknown-file"
  case noContent = "no-content"

  // Front matter and site.yml
  case missingSiteFile = "missing-site-file"
  case missingFrontMatter = "missing-front-matter"
  case unclosedFrontMatter = "unclosed-front-matter"
  case invalidYAML = "invalid-yaml"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case duplicateKey = "duplicate-key"
  case wrongType = "wrong-type"
  case invalidDate = "invalid-date"
  case invalidURL = "invalid-url"
  case invalidSlug = "invalid-slug"
  case secretInSite = "secret-in-site"

  // References
  case unknownSpeaker = "unknown-speaker"
  case unknownSource = "unknown-source"
  case unknownTranscript = "unknown-transcript"
  case unknownArticle = "unknown-article"
  case unknownTopic = "unknown-topic"
  case unknownFileReference = "unknown-file-reference"
  case unknownAnchor = "unknown-anchor"
  case unknownParameter = "unknown-parameter"
  case invalidParameter = "invalid-parameter"
  case ambiguousName = "ambiguous-name"
  case draftReference = "draft-reference"
  case partOfCycle = "part-of-cycle"
  case duplicateRecord = "duplicate-record"
  case conflictingRecord = "conflicting-record"
  case emptyPrivateText = "empty-private-text"

  // Quotes and notes
  /// Not `quote-…`: such codes are verdicts, which `--lenient` lets pass.
  case quoteWithoutSpeaker = "missing-speaker"
  case duplicateQuoteID = "duplicate-quote-id"
  case misplacedQuote = "misplaced-quote"
  case conflictingParameter = "conflicting-parameter"
  case emptyQuote = "empty-quote"
  case attributionNotRead = "attribution-not-read"
  case linkInQuote = "link-in-quote"
  case nestedTooDeeply = "nested-too-deeply"
  case swallowedDefinition = "swallowed-definition"
  case bracketIsLink = "bracket-is-link"
  case linkNotRead = "link-not-read"
  case unknownNote = "unknown-note"
  case unusedNote = "unused-note"
  case duplicateNote = "duplicate-note"
  case droppedHTML = "dropped-html"
  case quoteUnlinked = "quote-unlinked"

  // Transcripts
  case unknownLabel = "unknown-label"
  case labelNotBold = "label-not-bold"
  case indentedTurn = "indented-turn"
  case bentWords = "bent-words"
  case invalidTime = "invalid-time"
  case timeBackwards = "time-backwards"
  case noTurns = "no-turns"

  // Verification
  case quoteAltered = "quote-altered"
  case quoteMisattributed = "quote-misattributed"
  case quoteMissing = "quote-missing"
  case quoteOmission = "quote-omission"
  case quoteLocator = "quote-locator"
  case quoteAmbiguous = "quote-ambiguous"
  case quoteBracket = "quote-bracket"
  case brokenSeal = "broken-seal"
  case invalidSeals = "invalid-seals"

  // Templates
  case missingLocale = "missing-locale"
  case templateFault = "template-fault"

  // Import
  case importEmpty = "import-empty"
  case importUnknownFormat = "import-unknown-format"
  case importBroken = "import-broken"
  case importLeftOut = "import-left-out"
  case importNoDate = "import-no-date"
  case importExists = "import-exists"
  case importIDClash = "import-id-clash"
  case importSameSpeaker = "import-same-speaker"
  case importUnidentified = "import-unidentified"
  case importLost = "import-lost"

  // The canonical form
  case notCanonical = "not-canonical"

  // The output folder
  case foreignOutput = "foreign-output"
  case nestedOutput = "nested-output"
  case nameTooLong = "name-too-long"
}
