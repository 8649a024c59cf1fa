/// A finding about the content, the templates or the settings: what is wrong, where, and what to do about it.
/// Findings are values that every stage returns beside its result; nothing is thrown for them.
public struct Diagnostic: Hashable, Sendable {
  /// How much a finding weighs: an error stops the build before the first byte is written.
  public enum Severity: String, Sendable, Comparable {
    case note, warning, error

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A further line below the excerpt: another place that matters, or the two versions of a quote.
  public struct Detail: Hashable, Sendable {
    public var message: String
    public var place: Place?

    public init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  public var code: DiagnosticCode
  public var severity: Severity
  /// One plain sentence without a full stop: `no speaker is called “vladimir-puttin”`.
  public var message: String
  public var place: Place
  /// The remedy, in the imperative or as a question: `did you mean “vladimir-putin”?`
  public var suggestion: String?
  public var details: [Detail]
  /// What is said in place of message, remedy and details where others than the editor may read it; nil: the same.
  public var discreet: Discreet?

  /// A finding without the words of a private text that it is about.
  public struct Discreet: Hashable, Sendable {
    public var message: String
    public var suggestion: String?

    public init(_ message: String, suggestion: String? = nil) {
      self.message = message
      self.suggestion = suggestion
    }
  }

  public init(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String, at place: Place,
    suggestion: String? = nil, details: [Detail] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.suggestion = suggestion
    self.details = details
  }

  /// An error.
  public init(
    _ code: DiagnosticCode, _ message: String, at place: Place, suggestion: String? = nil,
    details: [Detail] = []
  ) {
    self.init(code, .error, message, at: place, suggestion: suggestion, details: details)
  }

  /// The finding as anybody may read it.
  public var withoutPrivateWords: Diagnostic {
    guard let discreet else { return self }
    return Diagnostic(code, severity, discreet.message, at: place, suggestion: discreet.suggestion)
  }
}
