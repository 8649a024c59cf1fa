import Foundation
import Glibc

/// One connection to a preview on this machine, read and written without any library. Waiting blocks a thread of its
/// own: the few that tasks share are needed by the preview.
///
/// Unchecked: a test awaits each call before it makes the next.
final class HTTPExchange: @unchecked Sendable {
  struct Answer: Sendable {
    var status: Int
    var head: String
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? {
      for line in head.split(separator: "\r\n").dropFirst() {
        let parts = line.split(separator: ":", maxSplits: 1)
        if parts.count == 2, parts[0].lowercased() == name.lowercased() {
          return String(parts[1].drop { $0 == " " })
        }
      }
      return nil
    }
  }

  struct NoConnection: Error {}

  private let socket: Int32
  private var buffer: [UInt8] = []

  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let descriptor = socket
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw NoConnection() }
  }

  deinit { close(socket) }

  func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  /// False: the other end has closed.
  private func fill() -> Bool {
    var piece = [UInt8](repeating: 0, count: 65536)
    let count = recv(socket, &piece, piece.count, 0)
    guard count > 0 else { return false }
    buffer += piece[..<count]
    return true
  }

  private func waiting<Result: Sendable>(_ work: @escaping @Sendable (HTTPExchange) -> Result) async -> Result
  {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: work(self)) }
    }
  }

  /// All up to and with the end mark; nil: the connection ended before.
  func read(until mark: String) async -> String? { await waiting { $0.readNow(until: mark) } }

  private func readNow(until mark: String) -> String? {
    let mark = Array(mark.utf8)
    while true {
      if let end = buffer.firstRange(of: mark) {
        let text = String(decoding: buffer[..<end.upperBound], as: UTF8.self)
        buffer.removeFirst(end.upperBound)
        return text
      }
      guard fill() else { return nil }
    }
  }

  /// The next answer on the connection; `isHead`: to a HEAD request, so no body follows.
  func answer(isHead: Bool = false) async -> Answer? { await waiting { $0.answerNow(isHead) } }

  private func answerNow(_ isHead: Bool) -> Answer? {
    guard let head = readNow(until: "\r\n\r\n") else { return nil }
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    var answer = Answer(status: status, head: head, body: [])
    guard !isHead, status != 304, let count = answer.header("content-length").flatMap({ Int($0) }) else {
      return answer
    }
    while buffer.count < count { guard fill() else { return nil } }
    answer.body = Array(buffer[..<count])
    buffer.removeFirst(count)
    return answer
  }

  /// Whether the other end closes without a further byte.
  func ends() async -> Bool { await waiting { $0.buffer.isEmpty && !$0.fill() } }

  static func get(_ target: String, port: Int, method: String = "GET", headers: String = "") async throws
    -> Answer?
  {
    let exchange = try HTTPExchange(port: port)
    exchange.send(
      "\(method) \(target) HTTP/1.1\r\nHost: localhost:\(port)\r\n\(headers)Connection: close\r\n\r\n")
    return await exchange.answer(isHead: method == "HEAD")
  }
}
