/// All findings of one run, ready to be shown: sorted by place, each once, weighed by `--strict` or `--lenient`, with
/// columns that count code points and the line of the file they stand in.
public struct DiagnosticReport: Sendable {
  /// A finding with its place as people and editors count.
  public struct Entry: Sendable {
    /// Its details' columns count code points too.
    public var diagnostic: Diagnostic
    public var line: Int
    /// Code points from 1.
    public var column: Int
    /// Exclusive; on the first line of the finding.
    public var endColumn: Int
    /// The line of the file around the finding; nil when there is nothing to show.
    var excerpt: SourceExcerpt?
  }

  public private(set) var entries: [Entry] = []

  /// `text` gives the bytes of a file by the path that findings name, as parsing saw them.
  public init(
    _ diagnostics: [Diagnostic], strictness: BuildOptions.Strictness = .normal,
    text: (String) -> [UInt8]? = { _ in nil }
  ) {
    let weighed = Set(diagnostics.map { $0.weighed(strictness) })
    var files: [String: SourceLines] = [:]
    func lines(of file: String) -> SourceLines {
      if let known = files[file] { return known }
      let lines = SourceLines(bytes: text(file) ?? [])
      files[file] = lines
      return lines
    }
    var cursor = ColumnCursor()
    entries = weighed.sorted(by: DiagnosticReport.precedes).map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.details = diagnostic.details.map { detail in
        guard let place = detail.place, let line = lines(of: place.file).line(Int(place.span.line)) else {
          return detail
        }
        let column = line.codePoints(before: Int(place.span.column)) + 1
        return Diagnostic.Detail(
          detail.message,
          at: Place(file: place.file, span: SourceSpan(line: Int(place.span.line), column: column)))
      }
      return DiagnosticReport.entry(diagnostic, lines(of: diagnostic.place.file), &cursor)
    }
  }

  public var errorCount: Int { count(.error) }
  public var warningCount: Int { count(.warning) }

  /// An error was found: nothing may be written.
  public var hasErrors: Bool { entries.contains { $0.diagnostic.severity == .error } }

  /// `2 errors and 1 warning in 3 files`; empty when there is neither.
  public var countLine: String {
    let grave = entries.filter { $0.diagnostic.severity != .note }
    let files = Set(grave.map(\.diagnostic.place.file)).count
    let parts = [counted(errorCount, "error"), counted(warningCount, "warning")].compactMap { $0 }
    guard !parts.isEmpty else { return "" }
    return parts.joined(separator: " and ") + " in " + (counted(files, "file") ?? "")
  }

  /// Some of the content could not be read: the disk's fault, not the writer's.
  public var hasUnreadableFiles: Bool {
    entries.contains { $0.diagnostic.code == .unreadableFile && $0.diagnostic.severity == .error }
  }

  /// Only the findings in these files, or below these folders (relative to the site's folder).
  public func only(below paths: [String]) -> DiagnosticReport {
    var report = self
    report.entries = entries.filter { entry in
      let file = entry.diagnostic.place.file
      return paths.contains { file == $0 || file.isPath(below: $0) }
    }
    return report
  }

  /// For other programs, code hosts and browsers: words of private texts appear in the terminal alone.
  public var withoutPrivateWords: DiagnosticReport {
    var report = self
    for index in report.entries.indices {
      report.entries[index].diagnostic = report.entries[index].diagnostic.withoutPrivateWords
    }
    return report
  }

  private func count(_ severity: Diagnostic.Severity) -> Int {
    entries.count { $0.diagnostic.severity == severity }
  }

  private func counted(_ count: Int, _ noun: String) -> String? {
    count == 0 ? nil : "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func precedes(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    let file = a.place.file.compareBytes(b.place.file)
    if file != 0 { return file < 0 }
    let (one, two) = (a.place.span, b.place.span)
    if (one.line, one.column) != (two.line, two.column) {
      return (one.line, one.column) < (two.line, two.column)
    }
    if a.severity != b.severity { return a.severity > b.severity }
    let code = a.code.rawValue.compareBytes(b.code.rawValue)
    if code != 0 { return code < 0 }
    let message = a.message.compareBytes(b.message)
    if message != 0 { return message < 0 }
    return (one.endLine, one.endColumn) < (two.endLine, two.endColumn)
  }

  private static func entry(_ diagnostic: Diagnostic, _ lines: SourceLines, _ cursor: inout ColumnCursor)
    -> Entry
  {
    let span = diagnostic.place.span
    let start = max(1, Int(span.column))
    guard let line = lines.line(Int(span.line)) else {
      let end = span.endLine == span.line ? max(start, Int(span.endColumn)) : start
      return Entry(diagnostic: diagnostic, line: max(1, Int(span.line)), column: start, endColumn: end)
    }
    let end = span.endLine > span.line ? line.count + 1 : max(start, Int(span.endColumn))
    let column = cursor.column(of: start, in: line, line: Int(span.line), file: diagnostic.place.file)
    return Entry(
      diagnostic: diagnostic, line: Int(span.line), column: column,
      endColumn: column + line.codePoints(from: start, before: end),
      excerpt: SourceExcerpt(line: line, from: start - 1, to: end - 1))
  }
}

extension Diagnostic {
  /// With the severity that the user wants it to have.
  func weighed(_ strictness: BuildOptions.Strictness) -> Diagnostic {
    var weighed = self
    switch (strictness, severity) {
    case (.strict, .warning): weighed.severity = .error
    case (.lenient, .error) where code.isVerdict: weighed.severity = .warning
    default: break
    }
    return weighed
  }
}

extension DiagnosticCode {
  /// A judgement on the wording of a quote, which the editor may let pass (`--lenient`): `quote-…`.
  var isVerdict: Bool { rawValue.hasPrefix("quote-") }
}
