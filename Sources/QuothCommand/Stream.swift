import Foundation
import Synchronization

/// Standard output or standard error. A reader that has gone away (`quoth check | head`) is no failure of ours.
struct Stream: Sendable {
  private let descriptor: Int32

  static let standardOutput = Stream(descriptor: 1)
  static let standardError = Stream(descriptor: 2)

  private static let outputError = Atomic<Int32>(0)

  /// What the system said when not all of the output could be written; nil: it was. Of standard error nobody could tell.
  static var outputFault: String? {
    let code = outputError.load(ordering: .relaxed)
    return code == 0 ? nil : String(cString: strerror(code))
  }

  /// Signals that would end the program where a failed write can be told: a closed pipe, a file size limit.
  static func turnSignalsIntoErrors() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Colours are for people at a terminal who have not said no (no-color.org).
  var takesColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        if descriptor == 1, errno != EPIPE { Self.outputError.store(errno, ordering: .relaxed) }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}
