import NIOCore
import NIOHTTP1
import NIOPosix

typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

/// A socket that listens; each connection is handled by itself. Ends when its task is cancelled, with all connections.
struct HTTPServer: Sendable {
  private let channel: NIOAsyncChannel<Connection, Never>

  /// The port, also where any was asked for.
  let port: Int

  /// Throws `IOError`, or what the system says of a name that no machine has.
  init(host: String, port: Int) async throws {
    channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .bind(host: host, port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          var limits = NIOHTTPDecoderLimitConfiguration()
          limits.maxHeaderFieldSize = 16 * 1024
          limits.maxHeaderListSize = 64 * 1024
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withPipeliningAssistance: false, withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: limits)
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
    self.port = channel.channel.localAddress?.port ?? port
  }

  func run(_ handler: ConnectionHandler) async throws {
    try await channel.executeThenClose { connections in
      try await withThrowingDiscardingTaskGroup { group in
        for try await connection in connections {
          group.addTask { await handler.serve(connection) }
        }
      }
    }
  }
}
