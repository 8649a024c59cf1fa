import Mustache

/// Loads the theme: the tool's own `site-templates/` with the site's laid over it, file by file.
struct ThemeLoader {
  let siteFolder: String

  /// Throws `DiskFailure` when the tool's own files cannot be found or read.
  func load() throws -> (Theme, [Diagnostic]) {
    let builtIn = try ThemeFolder(ThemeFolder.builtIn(), shownAs: "site-templates/")
    let folder = siteFolder + "/site-templates"
    let own = ThemeFolder.isFolder(folder) ? try ThemeFolder(folder, shownAs: "site-templates/") : nil
    var diagnostics = builtIn.diagnostics + (own?.diagnostics ?? [])

    var theme = Theme()
    var locales: [String: LocaleFile] = [:]
    for file in builtIn.files where own?.holds(file.name) != true || file.kind.isLayered {
      theme.add(file, &locales, &diagnostics)
    }
    let builtInLocales = locales
    for file in own?.files ?? [] {
      switch file.kind {
      case .locale(let language):
        // Key by key: a site's own file may hold only what differs.
        let layer = LocaleFile(file, findings: &diagnostics)
        diagnostics += layer.gaps(
          in: file, others: builtInLocales[language] ?? builtInLocales[Theme.primary(language)],
          english: builtInLocales["en"] ?? LocaleFile())
        locales[language, default: LocaleFile()].overlay(layer)
      case .other:
        diagnostics.append(
          Diagnostic(
            .unknownFile, .warning, "this file is not read", at: Place(file: file.path),
            suggestion:
              "templates end in .mustache, locales/ and languages/ hold .yml, all else goes into assets/"))
      default: theme.add(file, &locales, &diagnostics)
      }
    }
    for file in builtIn.files + (own?.files ?? []) {
      theme.fingerprint.add(file.path)
      theme.fingerprint.add(file.bytes)
      if file.kind.isOfLanguage {
        theme.languageFingerprint.add(file.path)
        theme.languageFingerprint.add(file.bytes)
      }
    }
    theme.templates.sort { $0.name.compareBytes($1.name) < 0 }
    theme.assets.sort { $0.name.compareBytes($1.name) < 0 }
    theme.locales = Self.completed(locales)
    return (theme, diagnostics)
  }

  /// What a locale does not say, its primary language says, and English after that.
  private static func completed(_ files: [String: LocaleFile]) -> [String: Locale] {
    let english = files["en"] ?? LocaleFile()
    var locales: [String: Locale] = [:]
    for (language, file) in files {
      var whole = english
      if let primary = files[Theme.primary(language)] { whole.overlay(primary) }
      whole.overlay(file)
      locales[language] = whole.locale(language)
    }
    return locales
  }
}

extension Theme {
  fileprivate mutating func add(
    _ file: ThemeFolder.File, _ locales: inout [String: LocaleFile], _ diagnostics: inout [Diagnostic]
  ) {
    switch file.kind {
    case .template(let name):
      templates.append(TemplateSource(name: name, path: file.path, bytes: file.bytes))
    case .asset(let name): assets.append((name: name, bytes: file.bytes))
    case .locale(let language): locales[language] = LocaleFile(file, findings: &diagnostics)
    case .words(let language):
      languages[language] = LanguageWords(file, language: language, findings: &diagnostics)
    case .other: break
    }
  }
}
