import NIOCore
import Quoth

/// Serves a site while it is being written: `quoth preview`.
///
///     HTTP/       requests, ranges, tags, names of hosts
///     Answering/  a request and what is shown → a response; no socket, no disk but media
///     Serving/    sockets: connections, and the pages that wait for news
///     Watching/   changes on disk → what is shown
public struct Preview: Sendable {
  private let options: PreviewOptions
  private let report: @Sendable (PreviewEvent) -> Void

  /// `report` is called from any thread.
  public init(_ options: PreviewOptions, report: @escaping @Sendable (PreviewEvent) -> Void) {
    self.options = options
    self.report = report
  }

  /// Runs until the task is cancelled. Throws `PreviewFailure` when it cannot listen.
  public func run() async throws {
    let server = try await listen()
    guard let waker = Waker() else { throw PreviewFailure(message: "too many files are open") }
    let stage = Stage()
    let (states, shown) = AsyncStream.makeStream(of: Shown.self, bufferingPolicy: .bufferingNewest(1))
    report(.serving(address: address(port: server.port)))
    UpdateLoop(
      options: options.site, polls: options.polls, waker: waker, report: report, show: { shown.yield($0) }
    ).start()
    defer { waker.wake() }
    let handler = ConnectionHandler(stage: stage, hosts: HostRule(host: options.host))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for await state in states { await stage.show(state) } }
      group.addTask { try await server.run(handler) }
      do {
        try await group.next()
      } catch is CancellationError {
      } catch {
        throw PreviewFailure(message: "the server cannot go on: \(error)")
      }
      group.cancelAll()
    }
  }

  /// How many ports beyond the usual one are tried.
  private static let furtherPorts = 50

  private func listen() async throws -> HTTPServer {
    if let port = options.port {
      do {
        return try await HTTPServer(host: options.host, port: port)
      } catch {
        throw PreviewFailure(message: reason(error, port))
      }
    }
    var port = PreviewOptions.usualPort
    while true {
      do {
        return try await HTTPServer(host: options.host, port: port)
      } catch let error as IOError
        where error.isBusyAddress && port < PreviewOptions.usualPort + Self.furtherPorts
      {
        port += 1
      } catch {
        throw PreviewFailure(message: reason(error, port))
      }
    }
  }

  private func reason(_ error: any Error, _ port: Int) -> String {
    guard let error = error as? IOError else {
      return "cannot listen on \(options.host): \(error)"
    }
    if error.isBusyAddress {
      return
        "port \(port) is in use by another program; name another with --port, or none to take the next that is free"
    }
    return "cannot listen on \(options.host), port \(port): \(error.localizedReason)"
  }

  private func address(port: Int) -> String {
    let rule = HostRule(host: options.host)
    let name =
      rule.isEverywhere ? "localhost" : options.host.contains(":") ? "[\(options.host)]" : options.host
    return "http://\(name):\(port)/"
  }
}
