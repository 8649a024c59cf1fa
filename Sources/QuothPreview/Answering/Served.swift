import Quoth

/// A file on its way to a browser: its bytes, their name, and which of them are wanted.
struct Served: Sendable {
  private enum Source: Sendable {
    case bytes([UInt8])
    case file(OpenFile)
  }

  private let source: Source
  private let size: Int
  private let type: String
  private let tag: EntityTag
  private let status: Int
  private let policy: String

  /// A file that the site renders; a page gets the script that keeps it up to date.
  init(page bytes: [UInt8], path: String, status: Int = 200, policy: String) {
    self.policy = policy
    tag = EntityTag(of: bytes)
    type = MediaType.of(path)
    let whole = path.hasSuffix(".html") ? PreviewFiles.addingScript(to: bytes, tag) : bytes
    source = .bytes(whole)
    size = whole.count
    self.status = status
  }

  init(_ file: OpenFile, path: String, policy: String) {
    self.policy = policy
    tag = EntityTag(file.version)
    type = MediaType.of(path)
    source = .file(file)
    size = file.size
    status = 200
  }

  func response(to request: Request) -> Response {
    var response = Response(
      status: status,
      headers: [
        ("Content-Type", type), ("ETag", tag.text),
        // Asked each time; the answer is mostly 304.
        ("Cache-Control", "no-cache"),
        // As a publisher sends it. What the preview needs (its script, its stylesheet, its messages) comes from the
        // same place as the page, which the policy allows anyway.
        ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
      ])
    if status == 200 {
      response.headers.append(("Accept-Ranges", "bytes"))
      if tag.isNamed(in: request.header("if-none-match")) {
        response.status = 304
        return response
      }
    }
    switch range(request) {
    case .whole: response.body = body(0..<size)
    case .part(let range):
      response.status = 206
      response.headers.append(("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"))
      response.body = body(range)
    case .unsatisfiable:
      response.status = 416
      response.headers.append(("Content-Range", "bytes */\(size)"))
    }
    return response
  }

  private func range(_ request: Request) -> ByteRange {
    guard status == 200, request.method == "GET" else { return .whole }
    // A part of another version would not fit to the parts the browser has.
    if let version = request.header("if-range"), version != tag.text { return .whole }
    return ByteRange(request.header("range"), size: size)
  }

  private func body(_ range: Range<Int>) -> Response.Body {
    switch source {
    case .bytes(let bytes): .bytes(range == bytes.indices ? bytes : Array(bytes[range]))
    case .file(let file): .file(file, range)
    }
  }
}
