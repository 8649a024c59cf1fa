#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which `Host` headers are answered. A page elsewhere can give its own name our address (DNS rebinding) and would
/// then read drafts as if they were its own; but its name stays in the header.
struct HostRule: Sendable {
  /// What `--host` says.
  let host: String

  /// `value`: the header, with or without a port.
  func allows(_ value: String) -> Bool {
    guard let name = Self.name(value) else { return false }
    if ["localhost", "127.0.0.1", "::1"].contains(name) || name == host.lowercased() { return true }
    // Listening on all addresses: whoever comes by number cannot have been sent by a name.
    return isEverywhere && Self.isNumeric(name)
  }

  /// It listens on every address of the machine.
  var isEverywhere: Bool { host == "0.0.0.0" || host == "::" }

  /// The name without port and brackets, in lower case; nil when it is none.
  private static func name(_ value: String) -> String? {
    var name = value.lowercased()[...]
    var port: Substring = ""
    if name.hasPrefix("[") {
      guard let end = name.firstIndex(of: "]") else { return nil }
      let rest = name[name.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      port = rest.dropFirst()
      name = name[name.index(after: name.startIndex)..<end]
    } else if let colon = name.firstIndex(of: ":") {
      port = name[name.index(after: colon)...]
      name = name[..<colon]
    }
    guard !name.isEmpty, port.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return String(name)
  }

  private static func isNumeric(_ name: String) -> Bool {
    var four = in_addr()
    var six = in6_addr()
    return inet_pton(AF_INET, name, &four) == 1 || inet_pton(AF_INET6, name, &six) == 1
  }
}
