/// Keeps secrets out of site.yml: the file is shared, and what it needs to know about a target is where it is. Who may
/// write there is settled by ssh's, git's or rclone's own configuration.
enum SecretCheck {
  private static let remedy =
    "site.yml is for everybody to see; keep it in ssh's, git's or rclone's own configuration"

  /// Reports keys of a target that could only hold a secret.
  static func refuseKeys(_ fields: inout Fields) {
    for entry in fields.entries where isSecretKey(entry.key.value) {
      _ = fields.node(entry.key.value)
      fields.report(
        .secretInSite, "a secret does not belong into site.yml", at: entry.key.span, suggestion: remedy)
    }
  }

  /// Reports an address with a secret in it; says whether it did.
  static func refuse(_ text: Located<String>, _ key: String, _ fields: inout Fields) -> Bool {
    guard holdsSecret(text.value) else { return false }
    fields.report(.secretInSite, "“\(key)” holds a secret", at: text.span, suggestion: remedy)
    return true
  }

  private static func isSecretKey(_ key: String) -> Bool {
    let key = key.lowercased()
    return [
      "password", "passwd", "pass", "passphrase", "secret", "token", "credential", "credentials",
      "private_key",
      "api_key", "apikey", "access_key",
    ].contains { key == $0 || key.hasSuffix("_" + $0) || key.hasPrefix($0 + "_") }
  }

  /// `https://user:password@host/`, a token before the host, or rclone's `:s3,secret_access_key=…:bucket`.
  static func holdsSecret(_ text: String) -> Bool {
    if let scheme = text.firstRange(of: "://") {
      let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      if let at = authority.lastIndex(of: "@") {
        let user = authority[..<at]
        let isWeb = text.lowercased().hasPrefix("http")
        // Over ssh a user's name is all that stands there; over http it is as good as always a token.
        if user.contains(":") || (isWeb && user != "git") { return true }
      }
    }
    let lower = text.lowercased()
    return ["secret", "password", "pass", "token", "key"].contains { word in
      lower.ranges(of: word).contains { range in
        let rest = lower[range.upperBound...].prefix { $0 != "," && $0 != ":" && $0 != "&" && $0 != "/" }
        return rest.first == "=" || rest.hasPrefix("_access_key=") || rest.hasPrefix("_id=")
      }
    }
  }

  /// What a program said, without the names and passwords that may stand in addresses.
  static func redacted(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let scheme = rest.firstRange(of: "://") {
      out += rest[..<scheme.upperBound]
      rest = rest[scheme.upperBound...]
      let authority = rest.prefix { !$0.isWhitespace && $0 != "/" && $0 != "'" && $0 != "\"" }
      if let at = authority.lastIndex(of: "@") {
        out += "…@"
        rest = rest[rest.index(after: at)...]
      }
    }
    return out + rest
  }
}
