import Foundation

/// Standard output or standard error. A reader that has gone away (`quoth check | head`) is no failure of ours.
struct Stream: Sendable {
  private let descriptor: Int32

  static let standardOutput = Stream(descriptor: 1)
  static let standardError = Stream(descriptor: 2)

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
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}
