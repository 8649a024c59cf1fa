#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pipe by which one thread ends another's waiting in `poll`.
final class Waker: Sendable {
  /// Becomes readable when `wake` is called, and stays so.
  let reader: Int32
  private let writer: Int32

  /// Nil: the process has too many files open.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reader, writer) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    close(reader)
    close(writer)
  }

  func wake() {
    var byte: UInt8 = 1
    _ = write(writer, &byte, 1)
  }

  /// What ended a wait.
  enum Event: Equatable {
    case ready
    case timeout
    case woken
  }

  /// Waits until the descriptor can be read (-1: none), or so many milliseconds have passed (-1: any number).
  func wait(for descriptor: Int32, milliseconds: Int32) -> Event {
    var ends = [
      pollfd(fd: reader, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&ends, 2, milliseconds)
    if ends[0].revents != 0 { return .woken }
    return count > 0 && ends[1].revents != 0 ? .ready : .timeout
  }
}
