import Quoth
import QuothPreview

/// A preview on a free port, and what it tells.
final class RunningPreview {
  let port: Int
  private let work: Task<Void, any Error>
  private var events: AsyncStream<PreviewEvent>.Iterator

  init(_ site: PreviewedSite, polls: Bool = false) async throws {
    let (stream, told) = AsyncStream.makeStream(of: PreviewEvent.self)
    let preview = Preview(PreviewOptions(site: site.options, port: 0, polls: polls)) { told.yield($0) }
    work = Task {
      defer { told.finish() }
      try await preview.run()
    }
    events = stream.makeAsyncIterator()
    guard case .serving(let address) = await events.next(),
      let port = address.dropLast().split(separator: ":").last.flatMap({ Int($0) })
    else { throw NotStarted() }
    self.port = port
  }

  struct NotStarted: Error {}

  deinit { work.cancel() }

  func next() async -> PreviewEvent? { await events.next() }

  /// The next time that the site has been read.
  func update() async -> LiveSite.Update? {
    while let event = await events.next() {
      if case .updated(let update, _) = event { return update }
    }
    return nil
  }

  /// Ends it, and waits until it has.
  func end() async throws {
    work.cancel()
    try await work.value
  }

  func get(_ target: String, method: String = "GET", headers: String = "") async throws -> HTTPExchange
    .Answer?
  {
    try await HTTPExchange.get(target, port: port, method: method, headers: headers)
  }
}
