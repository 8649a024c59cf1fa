/// What an import needs to know of the archive that it adds to: who its speakers are, and what sources it has.
struct ArchiveNames: Sendable {
  var speakers: [SpeakerRegistry.Entry] = []
  var sources: Set<String> = []

  /// Throws `DiskFailure` when a folder cannot be read.
  init(siteFolder: String) throws {
    let folder = siteFolder + "/content/speakers"
    if ContentDisk.kind(folder) == .folder {
      for name in try ContentDisk.files(below: folder, endings: ["md"]) where !name.contains("/") {
        guard var bytes = try ContentDisk.read(folder + "/" + name), TextForm.normalise(&bytes) == nil else {
          continue
        }
        var findings: [Diagnostic] = []
        let front = FrontMatter(bytes, path: name, findings: &findings)
        let id = NormalForm.nfc(String(name.dropLast(3)))
        var entry = SpeakerRegistry.Entry(id: id, name: id)
        for field in front.entries {
          switch (field.key.value, field.value.value) {
          case ("name", .scalar(let text, _)): entry.name = NormalForm.nfc(text)
          case ("other_names", .list(let items)):
            entry.otherNames = items.compactMap {
              if case .scalar(let text, _) = $0.value { NormalForm.nfc(text) } else { nil }
            }
          case ("other_names", .scalar(let text, _)): entry.otherNames = [NormalForm.nfc(text)]
          default: break
          }
        }
        speakers.append(entry)
      }
    }
    for collection in ["sources", "transcripts"] {
      let folder = siteFolder + "/content/" + collection
      guard ContentDisk.kind(folder) == .folder else { continue }
      for name in try ContentDisk.files(below: folder, endings: ["md"]) {
        sources.insert(NormalForm.nfc(String(name.dropLast(3))))
      }
    }
  }
}
