import Foundation

/// Changes files of the site's own folder, for the few commands that mend content. A file is replaced whole, so that
/// an interrupted change leaves it as it was.
struct ContentEditor {
  let siteFolder: String

  /// The bytes as they are on disk, line ends and all; nil when there is no such file.
  func bytes(of path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: siteFolder + "/" + path).map { Array($0) }
  }

  /// Writes the file unless it holds these bytes already; says whether it did. Throws `DiskFailure`.
  @discardableResult
  func write(_ bytes: [UInt8], to path: String) throws -> Bool {
    if self.bytes(of: path) == bytes { return false }
    do {
      try Data(bytes).write(to: URL(filePath: siteFolder + "/" + path), options: .atomic)
    } catch {
      let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
      throw DiskFailure("cannot write “\(path)”: \((reason ?? error).localizedDescription)")
    }
    return true
  }
}
