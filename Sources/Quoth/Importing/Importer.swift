import Foundation

/// `quoth import`: reads files of other programs, and writes transcripts and speakers into the archive.
///
/// Files are read in batches, on all cores, and written in their order, so that memory holds one batch and the result does
/// not depend on the number of threads.
public struct Importer: Sendable {
  private let request: ImportRequest
  private let observer: Observer

  public init(_ request: ImportRequest, _ observer: Observer = Observer()) {
    self.request = request
    self.observer = observer
  }

  /// So many bytes are read together; a larger file is a batch of its own.
  private static let batchSize = 8 << 20

  /// Throws `DiskFailure` when a folder cannot be read or a file not be written, and `Interrupted`.
  public func run() throws -> ImportResult {
    let start = ContinuousClock.now
    var run = try ImportRun(request)
    if run.mayGoOn {
      let items = try targets().items
      observer.progress(Progress(stage: .importing, total: items.count))
      var index = 0
      while index < items.count {
        if observer.isInterrupted() { throw Interrupted() }
        var end = index
        var size = 0
        while end < items.count, size < Self.batchSize {
          size += Self.size(items[end].path)
          end += 1
        }
        let batch = Array(items[index..<end])
        let known = run.knownLabels
        let read = Parallel(jobs: request.jobs).map(count: batch.count, chunk: 1) {
          Self.read(batch[$0], known)
        }
        for (item, file) in zip(batch, read) { try run.take(item, file) }
        index = end
        observer.progress(Progress(stage: .importing, done: index, total: items.count))
      }
      try run.finish()
    }
    let seconds = (ContinuousClock.now - start).components
    return run.result(seconds: Double(seconds.seconds) + Double(seconds.attoseconds) * 1e-18)
  }

  private func targets() throws -> ImportTargets {
    var files: [(path: String, below: String, isFromFolder: Bool)] = []
    for path in request.paths {
      if ContentDisk.kind(path) == .folder {
        let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        for below in try ContentDisk.files(below: folder, endings: TranscriptFormat.endings) {
          files.append((folder + "/" + below, below, true))
        }
      } else {
        files.append((path, path.split(separator: "/").last.map(String.init) ?? path, false))
      }
    }
    return ImportTargets(files, into: request.folder)
  }

  private static func size(_ path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  /// A file that is not read for its rival's sake has no import.
  private static func read(_ item: ImportTargets.Item, _ known: Set<String>) -> Result<ReadFile, DiskFailure>?
  {
    guard item.rival == nil else { return nil }
    do {
      guard let bytes = try ContentDisk.read(item.path) else {
        return .failure(DiskFailure("cannot read “\(item.path)”: there is no such file"))
      }
      return .success(ReadFile(file: FileImport(bytes, path: item.path, known: known), size: bytes.count))
    } catch let failure as DiskFailure {
      return .failure(failure)
    } catch {
      return .failure(DiskFailure("cannot read “\(item.path)”: \(error)"))
    }
  }

  struct ReadFile: Sendable {
    var file: FileImport
    var size: Int
  }
}
