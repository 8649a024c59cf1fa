import Foundation

@testable import Quoth

/// A whole archive in one readable file: a sentence on what it shows, then its files, each below a line with its
/// name, then what is expected.
///
///     A quote of somebody nobody knows.
///     -- content/articles/a.md --
///     …
///     -- expected --
///     content/articles/a.md:5:12: error[unknown-speaker]: no speaker is called “adda”
///     -- output articles/a/index.html --
///     words that this file of the site holds, a line each
///     -- absent from articles/a/index.html --
///     words that it does not hold
///     -- not written --
///     paths that the site does not have, a line each
///
/// Unless its first line is `bare`, a fixture also has the files of `base`, where it does not bring its own.
struct SiteFixture {
  var name: String
  var isBare = false
  var files: [(path: String, text: String)] = []
  var expected = ""
  var output: [(path: String, lines: [String])] = []
  var absent: [(path: String, lines: [String])] = []
  var notWritten: [String] = []

  static let base = [
    ("content/site.yml", "title: Fixture\nbase_url: https://example.org/\n"),
    ("content/speakers/ada.md", "---\nname: Ada Lind\n---\n"),
    ("content/speakers/ben.md", "---\nname: Ben Ost\n---\n"),
    ("content/sources/talk.md", "---\ntitle: The Talk\nkind: interview\ndate: 2024-05-01\n---\n"),
  ]

  /// All fixtures of a folder below `Fixtures/`, by name.
  static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
    return names.filter { $0.hasSuffix(".site") }.map { String($0.dropLast(5)) }.sorted()
  }

  init(_ name: String, in folder: String) throws {
    self.name = name
    let text = try String(contentsOfFile: SiteFixture.path(of: name, in: folder), encoding: .utf8)
    var section: String?
    var lines: [String] = []
    func close() {
      guard let section else { return }
      let text = lines.map { $0 + "\n" }.joined()
      if section == "expected" {
        expected = text
      } else if section == "not written" {
        notWritten = lines.filter { !$0.isEmpty }
      } else if section.hasPrefix("output ") {
        output.append((String(section.dropFirst(7)), lines))
      } else if section.hasPrefix("absent from ") {
        absent.append((String(section.dropFirst(12)), lines))
      } else {
        files.append((section, text))
      }
    }
    var all = text.split(separator: "\n", omittingEmptySubsequences: false)
    if all.last == "" { all.removeLast() }
    isBare = all.first == "bare"
    for line in all {
      if line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 {
        close()
        section = String(line.dropFirst(3).dropLast(3))
        lines = []
      } else {
        lines.append(String(line))
      }
    }
    close()
  }

  /// Writes the archive's files into a folder.
  func put(into folder: TemporaryFolder) throws {
    let own = Set(files.map(\.path))
    for (path, text) in SiteFixture.base where !isBare && !own.contains(path) {
      try folder.put(text, at: path)
    }
    for (path, text) in files { try folder.put(text, at: path) }
  }

  /// Replaces what is expected, in the fixture's own file.
  func record(_ expected: String, in folder: String) throws {
    let path = SiteFixture.path(of: name, in: folder)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let marker = "-- expected --\n"
    guard let start = text.range(of: marker) else {
      try (text + marker + expected).write(toFile: path, atomically: true, encoding: .utf8)
      return
    }
    let rest = text[start.upperBound...]
    let end =
      rest.hasPrefix("-- ")
      ? rest.startIndex : rest.range(of: "\n-- ").map { rest.index(after: $0.lowerBound) }
    let tail = end.map { rest[$0...] } ?? ""
    try (text[..<start.upperBound] + expected + tail).write(toFile: path, atomically: true, encoding: .utf8)
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("Fixtures").path

  private static func path(of name: String, in folder: String) -> String { "\(root)/\(folder)/\(name).site" }
}
