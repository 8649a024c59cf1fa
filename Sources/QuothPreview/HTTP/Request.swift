/// One HTTP request, without its body, which nothing here takes.
struct Request: Sendable, Equatable {
  var method: String
  /// As it was sent: `/articles/nbc/?x=1`, or with scheme and host.
  var target: String
  /// Names in any case, in the order sent.
  var headers: [Header]

  struct Header: Sendable, Equatable {
    var name: String
    var value: String
  }

  init(_ method: String, _ target: String, _ headers: [(String, String)] = []) {
    self.method = method
    self.target = target
    self.headers = headers.map { Header(name: $0.0, value: $0.1) }
  }

  /// All values of that header, joined as the standard has it; nil: it was not sent.
  func header(_ name: String) -> String? {
    let values = headers.filter { $0.name.lowercased() == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  func count(ofHeader name: String) -> Int { headers.count { $0.name.lowercased() == name } }
}
