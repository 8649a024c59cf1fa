import ArgumentParser
import Foundation

/// `--site` of the subcommands that need an archive and none of the options of a build.
struct SiteFolderArgument {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Throws `ValidationError` when no archive is there, or the threads make no sense.
  func validate(jobs: Int? = nil) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path + "/content", isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw ValidationError("There is no folder “\(path)/content”: --site names the one that holds content/.")
    }
    if let jobs, !(1...512).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 512.") }
  }
}
