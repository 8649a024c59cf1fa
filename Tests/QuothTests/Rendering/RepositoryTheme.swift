import Foundation
import Mustache

@testable import Quoth

/// The theme in `site-templates/`, read from the repository that this test was compiled from.
struct RepositoryTheme {
  private(set) var templates: [TemplateSource]
  let assets: [(name: String, bytes: [UInt8])]
  let locale: Quoth.Locale

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "site-templates")
    var templates: [TemplateSource] = []
    var assets: [(name: String, bytes: [UInt8])] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path()).sorted() {
      if path.hasSuffix(".mustache") {
        let bytes = Array(try Data(contentsOf: root.appending(path: path)))
        templates.append(
          TemplateSource(name: String(path.dropLast(9)), path: "site-templates/" + path, bytes: bytes))
      } else if path.hasPrefix("assets/"), path.contains(".") {
        assets.append((String(path.dropFirst(7)), Array(try Data(contentsOf: root.appending(path: path)))))
      }
    }
    self.templates = templates
    self.assets = assets
    locale = try Self.locale(root.appending(path: "locales/en.yml"))
  }

  /// Puts plain partials for quotes and notes in place of the theme's, whose looks are no business of a test.
  mutating func usePlainParts() {
    use(
      "partials/quote-inline",
      """
      <span{{#id}} id="{{id}}"{{/id}} data-quote="{{data_quote}}"{{#entry_href}} href="{{entry_href}}"\
      {{/entry_href}}>{{{html}}}</span>
      """)
    use(
      "partials/quote-block",
      """
      <figure{{#id}} id="{{id}}"{{/id}} data-quote="{{data_quote}}" cite="{{cite}}">
      {{{html}}}
      <figcaption>{{{attribution}}}{{#unsaid}}{{#to}} +to {{name}}{{/to}}{{#source}} +source {{title}}{{/source}}\
      {{#locator}} +at {{locator}}{{/locator}}{{#via}} +via {{title}}{{/via}}{{/unsaid}}</figcaption>
      </figure>

      """)
    use("partials/note-mark", "<sup id=\"{{id}}\" href=\"{{href}}\">{{number}}</sup>")
    use(
      "partials/note",
      "{{#note}}\n<aside class=\"{{class}}\" id=\"{{id}}\" href=\"{{back_href}}\">{{kind}}:{{{html}}}</aside>\n{{/note}}\n"
    )
  }

  /// Puts a template in place of the theme's.
  mutating func use(_ name: String, _ text: String) {
    templates.removeAll { $0.name == name }
    templates.append(TemplateSource(name: name, path: name + ".mustache", bytes: Array(text.utf8)))
  }

  /// Only what these tests need of the file: its strings, one a line.
  private static func locale(_ file: URL) throws -> Quoth.Locale {
    var strings: [String: String] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      guard line.hasPrefix("  "), let colon = line.firstRange(of: ": ") else { continue }
      let key = line[..<colon.lowerBound].trimmingCharacters(in: .whitespaces)
      strings[key] = line[colon.upperBound...].trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
    }
    return Quoth.Locale(
      language: "en", direction: "ltr", quotationMarks: [.init(open: "“", close: "”")], attributionTo: ["to"],
      attributionVia: ["via"],
      months: [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
      ], datePattern: "{day} {month} {year}", monthPattern: "{month} {year}", strings: strings)
  }
}
