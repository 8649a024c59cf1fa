import NIOCore
import NIOHTTP1
import NIOPosix

typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

/// A socket that listens; each connection is handled by itself. Ends when its task is cancelled, with all connections.
struct HTTPServer: Sendable {
  private let channel: NIOAsyncChannel<any Channel, Never>

  /// The port, also where any was asked for.
  let port: Int

  /// Throws `IOError`, or what the system says of a name that no machine has.
  init(host: String, port: Int) async throws {
    channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      // Nothing is read before there is a `Connection` to read it.
      .childChannelOption(.autoRead, value: false)
      .bind(host: host, port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          var limits = NIOHTTPDecoderLimitConfiguration()
          limits.maxHeaderFieldSize = 16 * 1024
          limits.maxHeaderListSize = 64 * 1024
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withPipeliningAssistance: false, withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: limits)
          return channel
        }
      }
    self.port = channel.channel.localAddress?.port ?? port
  }

  func run(_ handler: ConnectionHandler) async throws {
    try await channel.executeThenClose { accepted in
      try await withThrowingDiscardingTaskGroup { group in
        for try await channel in accepted {
          group.addTask {
            guard let connection = try? await Self.connection(on: channel) else { return }
            await handler.serve(connection)
          }
        }
      }
    }
  }

  /// Made by the task that serves it, and not when it is accepted: one that nobody serves, because the server has ended in
  /// between, would end the program.
  private static func connection(on channel: any Channel) async throws -> Connection {
    try await channel.eventLoop.submit {
      // Whoever asked has gone; nothing can be made of a channel that is closed.
      guard channel.isActive else { throw ChannelError.ioOnClosedChannel }
      let connection = try Connection(wrappingChannelSynchronously: channel)
      try? channel.syncOptions?.setOption(.autoRead, value: true)
      return connection
    }.get()
  }
}
