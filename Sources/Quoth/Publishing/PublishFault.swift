/// Why a site has not been published, or not to the end. What is at the target is as it was, or a part of it is new;
/// the next publish does the rest.
public struct PublishFault: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The target must not be used so, or does not let us in.
    case refused
    /// The disk or the network failed.
    case failed
  }

  public let kind: Kind
  /// A plain sentence with the remedy.
  public let message: String
  /// What the program said, without secrets; empty when none was asked.
  public let said: String

  init(_ kind: Kind, _ message: String, said: String = "") {
    self.kind = kind
    self.message = message
    self.said = said
  }
}
