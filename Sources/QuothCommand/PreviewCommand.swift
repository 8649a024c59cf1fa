import ArgumentParser
@preconcurrency import Dispatch
import Foundation
import Quoth
import QuothPreview

/// `quoth preview`
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show the site in a browser, and keep it up to date while you write.",
    discussion: """
      Serves the pages that `quoth build` would write, without writing any: open the address that it prints. When a \
      file is saved, open pages change in place: where you were reading and a recording that plays stay. An error \
      stands in the terminal and over the page until it is mended. Ctrl-C ends it.

        quoth preview                            http://127.0.0.1:8080/, or the next free port
        quoth preview --drafts --open            with drafts, and opened in your browser
        quoth preview --site archive --port 4000
        quoth preview --host 0.0.0.0             for other devices in your network too

      Templates, locales and site.yml are watched as well. A site whose base_url has a path is served below it.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("The address of this machine to listen on.", valueName: "name"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port. (default: 8080, or the next that is free)", valueName: "n"))
  var port: Int?

  @Flag(help: "Open the site in the browser.")
  var open = false

  @Flag(
    help:
      "Look for changes twice a second, for disks that do not tell of them (network folders, some containers)."
  )
  var poll = false

  @Flag(help: "Show findings only.")
  var quiet = false

  func validate() throws {
    try site.validate()
    if let port, !(0...65535).contains(port) {
      throw ValidationError("--port takes a number from 1 to 65535, or 0 for any that is free.")
    }
  }

  func run() async throws {
    Stream.turnSignalsIntoErrors()
    let console = PreviewConsole(isQuiet: quiet, opensBrowser: open)
    let preview = Preview(
      PreviewOptions(site: site.buildOptions(), host: host, port: port, polls: poll), report: console.tell)
    let work = Task { try await preview.run() }
    let signals = EndSignals { work.cancel() }
    defer { signals.stop() }
    do {
      try await work.value
    } catch let failure as PreviewFailure {
      Stream.standardError.write("quoth: \(failure.message)\n")
      throw ExitStatus.disk
    }
    if !quiet { Stream.standardError.write("quoth: the preview has ended\n") }
    throw ExitStatus.interrupted
  }
}

/// Ctrl-C, and the polite way to end a program. The second time it ends at once.
private final class EndSignals: Sendable {
  private let sources: [any DispatchSourceSignal]

  init(_ end: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "signals")
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        end()
        signal(number, SIG_DFL)
      }
      source.resume()
      return source
    }
  }

  func stop() { for source in sources { source.cancel() } }
}
