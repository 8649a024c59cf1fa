import Mustache

/// A theme made ready for one site: its templates compiled and checked against what each kind of page offers, before
/// anything is rendered; its assets under the names they are published by; the words of the site's language.
struct PreparedTheme: Sendable {
  let templates: PageTemplates
  let assets: SiteAssets
  let strings: PageRecord

  /// What is wrong in the templates.
  var diagnostics: [Diagnostic] { templates.diagnostics }

  init(_ theme: Theme, locale: Locale, addresses: Addresses) {
    let strings = InterfaceStrings(locale)
    assets = SiteAssets(theme.assets, addresses)
    templates = PageTemplates(
      theme.templates, shapes: PageShapes(strings: strings.shape, assets: assets.shape))
    self.strings = strings.record
  }
}
