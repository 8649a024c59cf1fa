import Synchronization

/// What builds remember of the bodies that they parsed, so that the next one need not parse those of files whose bytes
/// are the same: parsing is half of what a build does that has little to write.
///
/// A body is found by a `Fingerprint` of its file's path and bytes and of all settings that bodies depend on. One in which
/// parsing found something to say is not kept, so that it is said again. As all memory of a build it is a help and
/// never needed.
final class BodyMemory: Sendable {
  private let settings: UInt64
  private let known: BodyRecords
  private let file: BodyMemoryFile
  /// Bytes of those that were asked for.
  private let inUse = Atomic(0)

  /// - Parameters:
  ///   - stored: the bytes of the file; empty: it is begun anew.
  ///   - settings: a `Fingerprint` of all that bodies depend on besides their files.
  init(_ stored: [UInt8], at path: String, settings: UInt64) {
    let known = BodyRecords(stored)
    self.known = known
    self.settings = settings
    file = BodyMemoryFile(path, beginningWith: known.isWhole ? nil : known.whole)
  }

  /// What parsing makes of a file: remembered, or made and kept. `fingerprint`: of the file.
  func body(
    of fingerprint: UInt64, orParsed parse: () -> (StoredBody, [Diagnostic])
  ) -> (StoredBody, [Diagnostic]) {
    var key = Fingerprint()
    key.add(settings)
    key.add(fingerprint)
    if let (body, size) = known.body(of: key.value) {
      inUse.add(size, ordering: .relaxed)
      return (body, [])
    }
    let (body, found) = parse()
    if found.isEmpty { file.append(body, of: key.value) }
    return (body, found)
  }

  /// Said once all files are parsed.
  func finish() { file.finish(inUse: inUse.load(ordering: .relaxed), of: known.size) }
}
