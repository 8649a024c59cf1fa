import Foundation

/// One `site-templates/` folder, read whole.
struct ThemeFolder {
  struct File {
    /// Below the folder: `partials/head.mustache`.
    var name: String
    /// For messages: below the site's folder, or below the tool's own.
    var path: String
    var bytes: [UInt8]

    enum Kind {
      case template(String)
      case asset(String)
      case locale(String)
      case words(String)
      case other

      /// A site's file adds to the tool's and does not take its place.
      var isLayered: Bool { if case .locale = self { true } else { false } }

      /// It says how a language is written, which decides what texts mean.
      var isOfLanguage: Bool {
        switch self {
        case .locale, .words: true
        case .template, .asset, .other: false
        }
      }
    }

    /// What it is for, by its name.
    var kind: Kind {
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
  }

  private(set) var files: [File] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// `shownAs`: what messages put in front of a file's name. Throws `DiskFailure` when the folder cannot be read.
  init(_ folder: String, shownAs: String) throws {
    try SiteFolder.with(folder) { root in
      let walk = FolderWalk(of: ".", in: root)
      diagnostics += walk.diagnostics.map { finding in
        var finding = finding
        finding.place.file = shownAs + Self.name(finding.place.file)
        return finding
      }
      for file in walk.files {
        guard let realPath = file.realPath else { continue }
        let name = Self.name(file.path)
        switch root.bytes(of: realPath) {
        case .success(let bytes): add(File(name: name, path: shownAs + name, bytes: bytes))
        case .failure(let failure): diagnostics.append(.unreadable(shownAs + name, failure))
        }
      }
    }
  }

  /// All but assets is text.
  private mutating func add(_ file: File) {
    var file = file
    if case .asset = file.kind {
      files.append(file)
    } else if let fault = TextForm.normalise(&file.bytes) {
      diagnostics.append(fault.diagnostic(path: file.path, bytes: file.bytes))
    } else {
      files.append(file)
    }
  }

  func holds(_ name: String) -> Bool { files.contains { $0.name == name } }

  /// `./assets/site.css` → `assets/site.css`.
  private static func name(_ path: String) -> String {
    path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  /// Where the files that come with the tool are: `QUOTH_TEMPLATES`, else `share/quoth/site-templates` beside the
  /// folder of the program, else `site-templates` of the checkout that the program was built in.
  static func builtIn(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    program: String? = ProgramPath.current
  ) throws -> String {
    if let named = environment["QUOTH_TEMPLATES"] { return named }
    return try SharedFolder.path(
      of: "site-templates", program: program, remedy: "install it again, or set QUOTH_TEMPLATES")
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}

/// Where the running program's file is.
enum ProgramPath {
  /// Another one when the program was built or installed anew.
  static var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    let path = current ?? ""
    fingerprint.add(path)
    if let facts = try? FileManager.default.attributesOfItem(atPath: path) {
      fingerprint.add((facts[.size] as? Int) ?? 0)
      let changed = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      fingerprint.add(changed.bitPattern)
    }
    return fingerprint.value
  }

  static var current: String? {
    #if os(Linux)
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      Bundle.main.executablePath.map { URL(filePath: $0).resolvingSymlinksInPath().path }
    #endif
  }
}
