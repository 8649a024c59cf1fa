import Mustache

/// The roots: what the template of a page, or of a part of a text, sees first. Strings and assets are the theme's, so
/// these shapes are made when a theme is loaded.
struct PageShapes: Sendable {
  private let pages: [PageKind: Shape]
  private let parts: [BodyPart: Shape]

  /// `strings`: what `t` offers; `assets`: the addresses of the theme's files.
  init(strings: Shape, assets: Shape) {
    let around: [Field] = [
      .record("site", .site, "the whole site"),
      .record("t", strings, "the strings of the interface, by key, from `locales/`"),
      .record(
        "assets", assets, "addresses of the theme's files: `assets.site.css` is that of `assets/site.css`"),
    ]
    let page: [Field] = [
      .record("page", .page, "the page itself"),
      .list("menu", of: .entry, "the main menu"),
    ]
    pages = Dictionary(
      uniqueKeysWithValues: PageKind.allCases.map { ($0, Shape($0.rawValue, around + page + $0.fields)) })
    parts = Dictionary(
      uniqueKeysWithValues: BodyPart.allCases.map { ($0, Shape($0.rawValue, around + $0.fields)) })
  }

  /// What the template of a page sees.
  subscript(_ kind: PageKind) -> Shape { pages[kind] ?? Self.nothing }
  /// What the partial that draws a part of a text sees.
  subscript(_ part: BodyPart) -> Shape { parts[part] ?? Self.nothing }

  private static let nothing = Shape("nothing", [])
}
