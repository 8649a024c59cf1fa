/// A finding of linking before its “did you mean …?” is looked up: names are compared once the whole archive is
/// known, and only for as many findings as anybody reads (`Suggestions`).
struct Finding: Sendable {
  var diagnostic: Diagnostic
  var misspelling: Misspelling?
  /// Nothing to report unless a name is near.
  var needsSuggestion = false

  init(
    _ code: DiagnosticCode, _ severity: Diagnostic.Severity, _ message: String, at place: Place,
    suggestion: String? = nil, details: [Diagnostic.Detail] = [], misspelling: Misspelling? = nil
  ) {
    diagnostic = Diagnostic(
      code, severity, message, at: place, suggestion: suggestion, details: details)
    self.misspelling = misspelling
  }

  init(
    _ code: DiagnosticCode, _ message: String, at place: Place, suggestion: String? = nil,
    details: [Diagnostic.Detail] = [], misspelling: Misspelling? = nil
  ) {
    self.init(
      code, .error, message, at: place, suggestion: suggestion, details: details, misspelling: misspelling)
  }
}

/// A name that nothing has, and where the one that was meant may be found.
struct Misspelling: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case id(Collection)
    case speakerName
    /// A label of the transcript of that index, or a speaker's name.
    case label(transcript: Int)
    case topic
    /// A place on a page.
    case anchor(Mention.Document)
    /// A path below `content/`, linked to from the file at `from`.
    case file(from: String)
    /// An address of the site, below the base URL.
    case address
  }

  var kind: Kind
  var name: String
}
