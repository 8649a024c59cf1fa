import Foundation
import Quoth
import QuothPreview
import Synchronization

/// Says on the terminal what a preview does: a line for each change, and each finding when it is new.
final class PreviewConsole: Sendable {
  private let isQuiet: Bool
  private let opensBrowser: Bool
  /// The findings of the last update, as text.
  private let known = Mutex<Set<String>>([])

  init(isQuiet: Bool, opensBrowser: Bool) {
    self.isQuiet = isQuiet
    self.opensBrowser = opensBrowser
  }

  func tell(_ event: PreviewEvent) {
    switch event {
    case .serving(let address):
      if !isQuiet { Stream.standardOutput.write("Serving \(address) (Ctrl-C ends it)\n") }
      if opensBrowser { openBrowser(at: address) }
    case .updated(let update, let changes): tell(update, changes)
    case .failed(let failure): Stream.standardError.write("quoth: \(failure.message)\n")
    case .polling(let reason):
      Stream.standardError.write("quoth: \(reason), so the files are looked at twice a second\n")
    }
  }

  private func tell(_ update: LiveSite.Update, _ changes: SiteChanges) {
    let report = TextReport(isColoured: Stream.standardError.takesColour)
    let texts = update.report.entries.map(report.text)
    let new = known.withLock { known in
      let new = texts.filter { !known.contains($0) }
      known = Set(texts)
      return new
    }
    Stream.standardError.write(new.joined())
    guard !isQuiet else { return }
    let counts = update.report.countLine
    let seconds = Self.seconds(update.seconds)
    guard let site = update.site else {
      Stream.standardError.write("\(counts) (\(seconds) s); pages stay as they were\n")
      return
    }
    let pages = "\(BuildSummary.grouped(site.pageCount)) page\(site.pageCount == 1 ? "" : "s")"
    let remark = counts.isEmpty ? "" : "; \(counts)"
    Stream.standardOutput.write("\(Self.name(of: changes))\(pages) in \(seconds) s\(remark)\n")
  }

  /// `content/articles/nbc.md: `
  private static func name(of changes: SiteChanges) -> String {
    guard !changes.isEverything, let first = changes.paths.min() else { return "" }
    let more = changes.paths.count - 1
    return first + (more == 0 ? "" : " and \(more) more") + ": "
  }

  /// With two decimals.
  private static func seconds(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private func openBrowser(at address: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    #if os(macOS)
      process.arguments = ["open", address]
    #else
      process.arguments = ["xdg-open", address]
    #endif
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { process in
      guard process.terminationStatus != 0 else { return }
      Stream.standardError.write("quoth: no browser could be opened; open \(address) yourself\n")
    }
    do {
      try process.run()
    } catch {
      Stream.standardError.write("quoth: no browser could be opened; open \(address) yourself\n")
    }
  }
}
