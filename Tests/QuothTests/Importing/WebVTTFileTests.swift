import Foundation
import Testing

@testable import Quoth

@Suite struct WebVTTFileTests {
  private func cues(_ text: String) -> [String] {
    guard let file = WebVTTFile(Array(text.utf8), allowsSeconds: false) else { return ["no WebVTT"] }
    return file.cues.map { "\($0.start)-\($0.end) \(file.bytes[$0.identifier].text)|\($0.payload.text)" }
  }

  @Test func `A cue has an identifier, times, settings and words on several lines`() {
    let text =
      "WEBVTT - A title\n\nfirst\n00:01.000 --> 01:00:02.500 align:start line:0\nOne\ntwo\n\nNOTE\nnothing\n"
    #expect(cues(text) == ["1000-3602500 first|One\ntwo"])
    #expect(WebVTTFile(Array(text.utf8))?.header == ["- A title"])
    #expect(WebVTTFile(Array(text.utf8))?.notes == ["nothing"])
  }

  @Test(arguments: [
    ("webvtt\n", ["no WebVTT"]), ("WEBVTT", []), ("WEBVTTx\n\n00:00.000 --> 00:01.000\na", ["no WebVTT"]),
    ("WEBVTT\nfoobar\n\n00:00.000 --> 00:01.000\ntext", ["0-1000 |text"]),
    ("WEBVTT\n00:00.000 --> 00:01.000\ntext", ["0-1000 |text"]),
    ("WEBVTT\n\n00:00.000 --> 00:01.000\na\n00:01.000 --> 00:02.000\nb", ["0-1000 |a", "1000-2000 |b"]),
    ("WEBVTT\n\nSTYLE\n::cue{}\n\n00:00.000-->00:01.000\na\n\nSTYLE\nb", ["0-1000 |a"]),
    ("WEBVTT\n\n100:00:00.000 --> 100:00:01.000\na", ["360000000-360001000 |a"]),
    ("WEBVTT\n\n-00:01.000 --> 00:02.000\na", []), ("WEBVTT\n\n00:00:01:000 --> 00:02.000\na", []),
  ])
  func `Files are cut into cues as the specification says`(text: String, expected: [String]) {
    #expect(cues(text) == expected)
  }

  @Test func `What a browser would pass over is told`() {
    let file = WebVTTFile(Array("WEBVTT\n\n0:61 --> 0:70\nlost\n\nREGION\nid:a\n\nstray words\n".utf8))
    #expect(file?.faults.map(\.payload) == ["lost", "stray words"])
    #expect(file?.faults.map(\.line) == [3, 9])
  }

  // MARK: The public tests

  private static func folder(_ name: String) -> URL? {
    Corpora.folder?.appending(path: "conformance/\(name)")
  }

  private static func file(_ url: URL) throws -> WebVTTFile? {
    guard case .text(let text) = InputText.read(Array(try Data(contentsOf: url)), path: url.lastPathComponent)
    else {
      return nil
    }
    return WebVTTFile(text.bytes, allowsSeconds: false)
  }

  @Test(.enabled(if: WebVTTFileTests.folder("vtt-tests-w3c-webvttjs") != nil, "the corpora are not here"))
  func `The cue texts of the W3C's tests have the wanted trees`() throws {
    let folder = try #require(Self.folder("vtt-tests-w3c-webvttjs/test/wpt-cue-parsing"))
    for name in ["entities", "tags", "text", "timestamps", "tree-building"] {
      let data = try Data(contentsOf: folder.appending(path: name + ".json"))
      let tests = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: String]])
      for test in tests {
        // The payload of a cue ends at the first empty line, and has no NUL.
        let text = (test["text"] ?? "").replacing("\0", with: "\u{FFFD}").components(separatedBy: "\n\n")[0]
        let payload = text.hasSuffix("\n") ? String(text.dropLast()) : text
        #expect(
          WebVTTCueText(Array(payload.utf8)).tree == test["expectedTree"],
          "\(name): \(payload.debugDescription)")
      }
    }
  }

  /// How many cues each file has that the web platform's tests expect; no words of invalid ones are among them.
  @Test(.enabled(if: WebVTTFileTests.folder("vtt-tests-w3c-webvttjs") != nil, "the corpora are not here"))
  func `The files of the W3C's tests have the wanted cues`() throws {
    let folder = try #require(Self.folder("vtt-tests-w3c-webvttjs/test/wpt-file-parsing"))
    let counts = [
      "arrows": 6, "header-garbage": 1, "header-space": 1, "header-tab": 1, "header-timings": 1, "ids": 5,
      "newlines": 4,
      "nulls": 7, "regions-old": 2, "settings-multiple": 2, "signature-bom": 0, "signature-no-newline": 0,
      "signature-space": 0, "signature-timings": 0, "stylesheets": 2, "timings-60": 2, "timings-eof": 0,
      "timings-negative": 4, "timings-omitted-hours": 3, "timings-too-long": 2, "timings-too-short": 2,
      "whitespace-chars": 3,
    ]
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      let file = try #require(try Self.file(folder.appending(path: name + ".vtt")), "\(name)")
      #expect(file.cues.count == count, "\(name)")
      #expect(!file.cues.contains { $0.payload.text.hasPrefix("invalid") }, "\(name)")
    }
  }

  /// Mozilla's tests follow an older draft; where it differs, the W3C's word counts.
  private static let outdated: Set<String> = [
    // Three digits of minutes, hours without seconds.
    "cue-times/min-top-digits", "cue-times/minimum-spots-over-sixty",
    // A cue may follow the signature's line.
    "file-layout/header-no-new-line",
    // An arrow in the place of an identifier does not hide the cue.
    "integration/id",
    // Entities without semicolon, and others than the six of the draft.
    "cuetext/escape-characters/incorrect", "cuetext/escape-characters/together",
  ]

  @Test(.enabled(if: WebVTTFileTests.folder("vtt-tests-mozilla") != nil, "the corpora are not here"))
  func `Mozilla's files have the wanted cues and words`() throws {
    let folder = try #require(Self.folder("vtt-tests-mozilla/tests"))
    let names = try #require(FileManager.default.enumerator(atPath: folder.path))
    var checked = 0
    for case let name as String in names where name.hasSuffix(".vtt") {
      let test = String(name.dropLast(4))
      if Self.outdated.contains(test) { continue }
      let file = try Self.file(folder.appending(path: name))
      if let data = try? Data(contentsOf: folder.appending(path: test + ".json")) {
        let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let wanted = try #require(object?["cues"] as? [[String: Any]])
        let found = file?.cues.map { "\($0.start)-\($0.end) \($0.payload.text)" } ?? []
        #expect(found == wanted.map(Self.line), "\(test)")
        checked += 1
      }
      if let data = try? Data(contentsOf: folder.appending(path: test + "-proc.json")),
        let wanted = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
          as? [[String: Any]]
      {
        let found = file?.cues.map { WebVTTCueText($0.payload).plainText } ?? []
        #expect(found == wanted.map { $0["textContent"] as? String ?? "" }, "\(test)")
        checked += 1
      }
    }
    #expect(checked > 200)
  }

  private static func line(_ cue: [String: Any]) -> String {
    let time = { (key: String) in Int((((cue[key] as? NSNumber)?.doubleValue ?? -1) * 1000).rounded()) }
    return "\(time("startTime"))-\(time("endTime")) \(cue["text"] as? String ?? "")"
  }
}

extension WebVTTCueText {
  /// As the web platform's tests write trees.
  fileprivate var tree: String {
    var lines: [String] = []
    var depth = 0
    func add(_ line: String, _ depth: Int) {
      lines.append("| " + String(repeating: " ", count: depth * 2) + line)
    }
    for node in nodes {
      switch node {
      case .text(let text): add("\"\(text)\"", depth)
      case .time(let time):
        let seconds = time / 1000
        let fields = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let rest = String(time % 1000)
        add(
          "<?timestamp \(fields.joined(separator: ":")).\(String(repeating: "0", count: 3 - rest.count) + rest)>",
          depth)
      case .open(let name, let classes, let annotation):
        add("<\(["c", "v", "lang"].contains(name.rawValue) ? "span" : name.rawValue)>", depth)
        depth += 1
        if !classes.isEmpty { add("class=\"\(classes.joined(separator: " "))\"", depth) }
        if name == .v { add("title=\"\(annotation)\"", depth) }
        if name == .lang { add("lang=\"\(annotation)\"", depth) }
      case .close: depth -= 1
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  fileprivate var plainText: String {
    nodes.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }
}
