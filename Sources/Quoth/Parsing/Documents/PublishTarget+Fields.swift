extension PublishTarget {
  /// Reads one target; nil when what it needs is missing or wrong, which is reported.
  init?(_ name: Located<String>, _ fields: inout Fields) {
    SecretCheck.refuseKeys(&fields)
    guard Self.isName(name.value) else {
      fields.report(
        .wrongType, "“\(name.value)” is no name for a target", at: name.span,
        suggestion: "use letters, digits, hyphens and underscores")
      return nil
    }
    self.name = name.value
    host = fields.choice("host")
    baseURL = fields.text("base_url").flatMap { SiteConfig.checkedBaseURL($0.value, at: $0.span, &fields) }
    let types = ["directory", "rsync", "git", "rclone"]
    if fields.node("type") == nil {
      fields.reportMissing("type", example: "type: directory, rsync, git or rclone")
    }
    var way: Way?
    switch fields.choice("type", of: types) {
    case "directory":
      way = Self.place("path", example: "path: ../public", &fields).map { .directory(path: $0) }
    case "rsync":
      let port = fields.number("port", in: 1...65_535)
      way = Self.place("to", example: "to: user@example.org:/srv/www/", &fields).map {
        .rsync(destination: $0, port: port)
      }
    case "git":
      let branch = Self.branch(&fields)
      way = Self.place("remote", example: "remote: origin", &fields).map { .git(remote: $0, branch: branch) }
    case "rclone":
      way = Self.place("remote", example: "remote: name:bucket/path", &fields).map { .rclone(remote: $0) }
    default:
      // What kind it is decides which keys it has.
      fields.askForAll()
    }
    guard let way else { return nil }
    self.way = way
  }

  /// An address that is handed to a program: no secrets in it, and nothing that the program would take for an option.
  private static func place(_ key: String, example: String, _ fields: inout Fields) -> String? {
    guard let text = fields.text(key, isRequired: true, example: example) else { return nil }
    if SecretCheck.refuse(text, key, &fields) { return nil }
    let isSound =
      !text.value.hasPrefix("-") && !text.value.hasPrefix("ext::") && !text.value.hasPrefix("fd::")
      && !text.value.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    if isSound { return text.value }
    fields.report(
      .invalidURL, "“\(text.value)” is no place that a site can be sent to", at: text.span,
      suggestion: "write it as in “\(example)”")
    return nil
  }

  /// A name that git takes for a branch (`git check-ref-format`), in the plain form that hosts use.
  private static func branch(_ fields: inout Fields) -> String {
    guard let text = fields.text("branch") else { return "gh-pages" }
    let isName =
      !text.value.hasPrefix("-") && !text.value.hasPrefix("/") && !text.value.hasSuffix("/")
      && !text.value.hasSuffix(".lock") && !text.value.hasSuffix(".") && !text.value.contains("..")
      && !text.value.contains("//") && !text.value.contains("/.") && !text.value.hasPrefix(".")
      && text.value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"~^:?*[\\@{".utf8.contains($0) }
    if isName { return text.value }
    fields.report(
      .wrongType, "“\(text.value)” is no name for a branch", at: text.span,
      suggestion: "write it as in “branch: gh-pages”")
    return "gh-pages"
  }

  /// It becomes a part of file names and references.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 60
      && name.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
