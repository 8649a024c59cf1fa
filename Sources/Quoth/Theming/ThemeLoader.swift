import Mustache

/// Loads the theme: the tool's own `site-templates/` with the site's laid over it, file by file.
struct ThemeLoader {
  let siteFolder: String

  /// Throws `DiskFailure` when the tool's own files cannot be found or read.
  func load() throws -> (Theme, [Diagnostic]) {
    let builtIn = try ThemeFolder(ThemeFolder.builtIn(), shownAs: "site-templates/")
    var diagnostics = builtIn.diagnostics
    var files = Dictionary(builtIn.files.map { ($0.name, [$0]) }) { first, _ in first }
    let own = siteFolder + "/site-templates"
    if ThemeFolder.isFolder(own) {
      let folder = try ThemeFolder(own, shownAs: "site-templates/")
      diagnostics += folder.diagnostics
      for file in folder.files { files[file.name, default: []].append(file) }
    }
    var theme = Theme()
    var locales: [String: LocaleFile] = [:]
    for name in files.keys.sorted(by: { $0.compareBytes($1) < 0 }) {
      guard let versions = files[name], let file = versions.last else { continue }
      switch Self.kind(name) {
      case .template(let template):
        theme.templates.append(TemplateSource(name: template, path: file.path, bytes: file.bytes))
      case .asset(let asset): theme.assets.append((name: asset, bytes: file.bytes))
      case .locale(let language):
        // Key by key: a site's own file may hold only what differs.
        for version in versions {
          var layer = LocaleFile()
          diagnostics += layer.read(version)
          locales[language, default: LocaleFile()].overlay(layer)
        }
      case .words(let language):
        do {
          theme.languages[language] = try LanguageWordsFile(
            text: String(decoding: file.bytes, as: UTF8.self), language: language
          ).read()
        } catch {
          diagnostics.append(LocaleFile.broken(file, error))
        }
      case .other: continue
      }
    }
    theme.locales = Self.completed(locales)
    return (theme, diagnostics)
  }

  private enum Kind {
    case template(String)
    case asset(String)
    case locale(String)
    case words(String)
    case other
  }

  private static func kind(_ name: String) -> Kind {
    func inner(_ folder: String, _ ending: String) -> String? {
      guard name.hasPrefix(folder), name.hasSuffix(ending),
        name.utf8.count > folder.utf8.count + ending.utf8.count
      else { return nil }
      return String(name.dropFirst(folder.count).dropLast(ending.count))
    }
    if let asset = inner("assets/", "") { return .asset(asset) }
    if let language = inner("locales/", ".yml") { return .locale(language.lowercased()) }
    if let language = inner("languages/", ".yml") { return .words(language.lowercased()) }
    if let template = inner("", ".mustache") { return .template(template) }
    return .other
  }

  /// What a locale does not say, its primary language says, and English after that.
  private static func completed(_ files: [String: LocaleFile]) -> [String: Locale] {
    let english = files["en"] ?? LocaleFile()
    var locales: [String: Locale] = [:]
    for (language, file) in files {
      var whole = english
      if let primary = files[Verifier.primary(language)] { whole.overlay(primary) }
      whole.overlay(file)
      locales[language] = whole.locale(language)
    }
    return locales
  }
}
