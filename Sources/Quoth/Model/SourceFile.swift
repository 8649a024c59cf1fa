/// One Markdown file of a collection, as read from disk.
struct SourceFile: Sendable {
  /// Relative to the site's folder, as the file system spells it: `content/articles/2018/nbc.md`.
  var path: String
  var collection: Collection
  /// The path below the collection without the ending, in Unicode NFC: `2018/nbc`.
  var id: String
  /// The whole file: checked to be UTF-8, without BOM, with LF line ends.
  var bytes: [UInt8]

  var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(path)
    fingerprint.add(bytes)
    return fingerprint.value
  }
}

/// What the loading stage found in `content/`, in the same order whatever the order on disk.
struct Content: Sendable {
  /// `content/site.yml`; nil when there is none.
  var site: [UInt8]?
  /// By collection, then id (by UTF-8 bytes); no two ids of a collection differ only by case or Unicode form.
  var files: [SourceFile] = []
  /// Private copies of sources' texts, by source id: checked against, never published.
  var privateTexts: [PrivateText] = []
  var media: [MediaFile] = []
  /// `content/verdicts.json`, if there.
  var seals: [UInt8]?
  /// Paths of files that are there but could not be read; an error has said why. Those of collections stand in
  /// `files` with no bytes, so that references to them resolve.
  var unreadable: Set<String> = []

  /// A `Fingerprint` of all that is no article.
  var surroundings: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(site ?? [])
    fingerprint.add(seals ?? [])
    for file in files where file.collection != .articles { fingerprint.add(file.fingerprint) }
    for text in privateTexts {
      fingerprint.add(text.path)
      fingerprint.add(text.bytes)
    }
    for file in media { fingerprint.add(file.path) }
    return fingerprint.value
  }
}

/// The words of a source that is not ours to publish: `sources/ID.txt`.
struct PrivateText: Sendable {
  var path: String
  var id: String
  var bytes: [UInt8]
}

/// A file below `content/media/`, copied as it is.
struct MediaFile: Sendable {
  /// Relative to the site's folder: `content/media/2018/photo.jpg`.
  var path: String
  /// In the site: `media/2018/photo.jpg`.
  var address: String
}
