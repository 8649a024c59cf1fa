import Foundation

/// Where the folders are that come with the program: `site-templates/` (the look) and `starter/` (what `init` copies).
enum SharedFolder {
  /// Below `share/quoth` beside the folder of the program, else in the checkout that the program was built in.
  /// Throws `DiskFailure` when it is in neither; `remedy` ends that sentence.
  static func path(
    of name: String, program: String? = ProgramPath.current, remedy: String = "install it again"
  ) throws -> String {
    guard let program else { throw DiskFailure("the program cannot find its own path; \(remedy)") }
    var folder = URL(filePath: program).deletingLastPathComponent()
    let shared = folder.deletingLastPathComponent().appending(path: "share/quoth/" + name).path
    if ThemeFolder.isFolder(shared) { return shared }
    while folder.path != "/" {
      let inCheckout = folder.appending(path: name).path
      if ThemeFolder.isFolder(inCheckout),
        FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
      {
        return inCheckout
      }
      folder.deleteLastPathComponent()
    }
    throw DiskFailure("the files that come with quoth are not where the program is (\(shared)); \(remedy)")
  }
}
