/// The archive as `find` and `cite` see it: read, parsed and linked, drafts included, nothing checked. What is wrong with
/// the content is for `quoth check` to say.
struct ArchiveReading: Sendable {
  let archive: LinkedArchive
  let theme: Theme
  /// The bytes of all files, by path.
  let texts: [String: [UInt8]]

  /// Throws `DiskFailure`.
  init(siteFolder: String, jobs: Int) throws {
    let parallel = Parallel(jobs: jobs)
    theme = try ThemeLoader(siteFolder: siteFolder).load().0
    let content = try Loader(siteFolder: siteFolder, parallel: parallel).load().0
    let parsed = ArchiveParser(theme: theme, parallel: parallel).parse(content).0
    archive =
      Linker(locale: theme.locale(parsed.config.language), includesDrafts: true, parallel: parallel)
      .link(parsed).0
    texts = Dictionary(content.files.map { ($0.path, $0.bytes) }) { first, _ in first }
  }
}
