/// Why a preview cannot begin.
public struct PreviewFailure: Error, Sendable, Equatable {
  /// A plain sentence.
  public let message: String
}
