import Quoth

/// What is sent back.
struct Response: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// A part of a file.
    case file(OpenFile, Range<Int>)
    /// Messages to the page of this address for as long as it is open.
    case events(RequestPath?)

    /// In bytes; nil: nobody knows.
    var count: Int? {
      switch self {
      case .bytes(let bytes): bytes.count
      case .file(_, let range): range.count
      case .events: nil
      }
    }
  }

  var status: Int
  var headers: [(name: String, value: String)] = []
  var body = Body.bytes([])

  /// A short text for what is not a page of the site.
  static func text(_ status: Int, _ words: String, _ headers: [(name: String, value: String)] = [])
    -> Response
  {
    Response(
      status: status, headers: [("Content-Type", "text/plain; charset=utf-8")] + headers,
      body: .bytes(Array((words + "\n").utf8)))
  }

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
