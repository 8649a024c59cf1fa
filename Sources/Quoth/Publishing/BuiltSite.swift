/// The built site as it lies in the output folder: the files that the build wrote, and no others.
struct BuiltSite: Sendable {
  let folder: String
  /// Sorted by bytes.
  let paths: [String]

  /// Throws `PublishFault` when the folder holds no site of ours.
  init(folder: String) throws {
    guard let bytes = try ContentDisk.read(folder + "/" + Manifest.fileName),
      let manifest = Manifest(bytes: bytes)
    else { throw PublishFault(.refused, "“\(folder)” holds no site that a build of ours made") }
    guard manifest.paths.contains(where: { $0.hasSuffix(".html") }) else {
      throw PublishFault(.refused, "the site in “\(folder)” is empty, and an empty site is not published")
    }
    self.folder = folder
    paths = manifest.paths
  }

  var manifest: Manifest { Manifest(paths: paths) }

  func file(_ path: String) -> String { folder + "/" + path }
}
