/// The texts that findings are shown in, read again when a report is made: keeping every file in memory to the end
/// for the few that have findings would cost more than all else.
struct SourceTexts: Sendable {
  let siteFolder: String

  /// The bytes of a file that findings name, as parsing saw them; nil when there are none to show.
  func bytes(of file: String) -> [UInt8]? {
    if let own = read(file, in: siteFolder) { return own }
    guard file.hasPrefix("site-templates/"), let folder = try? ThemeFolder.builtIn() else { return nil }
    return read(String(file.dropFirst("site-templates/".count)), in: folder)
  }

  private func read(_ file: String, in folder: String) -> [UInt8]? {
    let found = try? SiteFolder.with(folder) { site -> [UInt8]? in
      // Any folder on the way may be a link as well.
      guard case .inside(let target) = site.target(ofLink: file),
        case .success(var bytes) = site.bytes(of: target)
      else { return nil }
      return TextForm.normalise(&bytes) == nil ? bytes : nil
    }
    return found ?? nil
  }
}
