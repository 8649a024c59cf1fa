import Quoth

/// What a user asked of a preview.
public struct PreviewOptions: Sendable {
  public static let usualPort = 8080

  public var site: BuildOptions
  /// A name or a number of this machine.
  public var host: String
  /// Nil: the usual one, or the next that is free. 0: any.
  public var port: Int?
  /// Look at the files again and again in place of being told of changes.
  public var polls: Bool

  public init(site: BuildOptions, host: String = "127.0.0.1", port: Int? = nil, polls: Bool = false) {
    self.site = site
    self.host = host
    self.port = port
    self.polls = polls
  }
}
