@preconcurrency import Dispatch
import Foundation
import Synchronization

/// Ctrl-C. While nothing is being written the program ends at once; while files are, the writer finishes the one it
/// is at and leaves the folder in order. A second Ctrl-C ends it whatever it does: even then each file is whole.
final class Interruption: Sendable {
  private let requested = Atomic(false)
  private let isWriting = Atomic(false)
  private let source: any DispatchSourceSignal

  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: DispatchQueue(label: "interruption"))
    source.setEventHandler { [unowned self] in
      let isSecond = requested.exchange(true, ordering: .relaxed)
      if isSecond || !isWriting.load(ordering: .relaxed) { _exit(ExitStatus.interrupted.rawValue) }
    }
    source.resume()
  }

  deinit { source.cancel() }

  var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// From here on the writer asks `isRequested` between files.
  func deferToWriter() { isWriting.store(true, ordering: .relaxed) }
}
