import Mustache

@testable import Quoth

/// The theme that comes with the tool, and what tests change in it.
extension Theme {
  static func builtIn() throws -> Theme { try ThemeLoader(siteFolder: "/nonexistent").load().0 }

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
}
