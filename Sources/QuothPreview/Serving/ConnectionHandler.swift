import NIOCore
import NIOHTTP1
import Quoth

/// Reads requests from one connection, one after the other, and writes the answers.
struct ConnectionHandler: Sendable {
  let stage: Stage
  let hosts: HostRule

  /// Bodies are read past; one that is longer ends the connection.
  private static let longestBody = 64 * 1024

  /// A connection that breaks is nobody's fault.
  func serve(_ connection: Connection) async {
    try? await connection.executeThenClose { parts, writer in
      var parts = parts.makeAsyncIterator()
      while let part = try await parts.next() {
        guard case .head(let head) = part else { continue }
        var bodySize = 0
        while let next = try await parts.next(), case .body(let bytes) = next {
          bodySize += bytes.readableBytes
          if bodySize > Self.longestBody { break }
        }
        let isLast = !head.isKeepAlive || bodySize > Self.longestBody
        guard let shown = await stage.current() else { return }
        let request = Request(head)
        let response = Answers(shown: shown, hosts: hosts).response(to: request)
        try await send(response, to: request, isLast: isLast, head.version, connection, writer)
        if isLast { return }
      }
    }
  }

  private func send(
    _ response: Response, to request: Request, isLast: Bool, _ version: HTTPVersion, _ connection: Connection,
    _ writer: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
  ) async throws {
    var headers = HTTPHeaders(response.headers.map { ($0.name, $0.value) })
    if let count = response.body.count, response.status != 304 {
      headers.add(name: "Content-Length", value: String(count))
    }
    if isLast { headers.add(name: "Connection", value: "close") }
    var parts: [HTTPServerResponsePart] = [
      .head(
        HTTPResponseHead(
          version: version, status: HTTPResponseStatus(statusCode: response.status), headers: headers))
    ]
    if request.method != "HEAD" {
      switch response.body {
      case .bytes(let bytes):
        if !bytes.isEmpty { parts.append(.body(.byteBuffer(ByteBuffer(bytes: bytes)))) }
      case .file(let file, let range):
        try await writer.write(contentsOf: parts)
        parts = []
        try await send(file, range, writer)
      case .events(let page):
        try await writer.write(contentsOf: parts)
        return try await sendMessages(to: page, connection, writer)
      }
    }
    parts.append(.end(nil))
    try await writer.write(contentsOf: parts)
  }

  /// Piece by piece, so that a film takes no more memory than a photograph. A file that has become shorter since ends
  /// the connection: its length has been promised.
  private func send(
    _ file: OpenFile, _ range: Range<Int>, _ writer: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
  ) async throws {
    var at = range.lowerBound
    while at < range.upperBound {
      let bytes = try file.read(at: at, count: min(128 * 1024, range.upperBound - at))
      guard !bytes.isEmpty else { throw CancellationError() }
      try await writer.write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
      at += bytes.count
    }
  }

  /// Tells the page of each new state that concerns it until it is closed.
  private func sendMessages(
    to page: RequestPath?, _ connection: Connection,
    _ writer: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
  ) async throws {
    let (states, end) = await stage.states()
    // Between messages nobody would notice that the browser has gone.
    connection.channel.closeFuture.whenComplete { _ in end.finish() }
    var last: PageMessage?
    for await shown in states {
      let message = PageMessage(to: page, Answers(shown: shown, hosts: hosts))
      if message == last { continue }
      last = message
      try await writer.write(.body(.byteBuffer(ByteBuffer(bytes: message.bytes))))
    }
    try await writer.write(.end(nil))
  }
}

extension Request {
  init(_ head: HTTPRequestHead) {
    self.init(head.method.rawValue, head.uri, head.headers.map { ($0.name, $0.value) })
  }
}
