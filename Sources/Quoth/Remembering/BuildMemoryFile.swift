import Foundation

/// Where a build's memory is kept: one file for each output folder, in the user's folder for caches. It may be deleted at
/// any time; one that cannot be read is none, one that cannot be written is no fault.
///
///     "quoth memory 1\n" and a NUL, surroundings, then for each file: key, inputs, size, modified, number;
///     at the end a fingerprint of all before it. Numbers have eight bytes, the lowest first.
struct BuildMemoryFile {
  private let path: String
  private static let magic = Array("quoth memory 1\n\0".utf8)
  private static let numbersOfEntry = 5
  /// A memory that no build has used for so long goes: most output folders are gone by then.
  private static let longestUnused: TimeInterval = 30 * 24 * 60 * 60

  /// - Parameters:
  ///   - folder: for caches: `~/.cache/quoth`. It is made if need be.
  ///   - output: the output folder.
  init(in folder: String, of output: String) {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var name = Fingerprint()
    name.add(URL(filePath: output).standardizedFileURL.resolvingSymlinksInPath().path)
    path = folder + "/" + String(name.value, radix: 16)
  }

  /// Where bodies are remembered.
  var bodies: String { path + ".bodies" }

  /// The memory of the last build, or an empty one when there is none or anything around the pages has changed.
  func read(surroundings: UInt64) -> BuildMemory {
    let none = BuildMemory(surroundings: surroundings)
    guard let bytes = FileManager.default.contents(atPath: path).map({ Array($0) }) else { return none }
    let count = (bytes.count - Self.magic.count) / 8
    guard bytes.starts(with: Self.magic), bytes.count == Self.magic.count + count * 8,
      count >= 2, (count - 2).isMultiple(of: Self.numbersOfEntry)
    else { return none }
    let numbers = (0..<count).map { index in
      bytes.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: Self.magic.count + index * 8, as: UInt64.self).littleEndian
      }
    }
    guard numbers[0] == surroundings, numbers[count - 1] == Self.check(numbers.dropLast()) else {
      return none
    }
    let entries = stride(from: 1, to: count - 1, by: Self.numbersOfEntry).map { first in
      BuildMemory.Entry(
        key: numbers[first], inputs: numbers[first + 1],
        stamp: BuildMemory.Stamp(
          size: Int(truncatingIfNeeded: numbers[first + 2]),
          modified: Int(truncatingIfNeeded: numbers[first + 3]), number: numbers[first + 4]))
    }
    return BuildMemory(surroundings: surroundings, entries: entries)
  }

  func write(_ entries: [BuildMemory.Entry], surroundings: UInt64) {
    var numbers = [surroundings]
    numbers.reserveCapacity(entries.count * Self.numbersOfEntry + 2)
    for entry in entries {
      numbers.append(entry.key)
      numbers.append(entry.inputs)
      numbers.append(UInt64(truncatingIfNeeded: entry.stamp.size))
      numbers.append(UInt64(truncatingIfNeeded: entry.stamp.modified))
      numbers.append(entry.stamp.number)
    }
    numbers.append(Self.check(numbers[...]))
    var data = Data(Self.magic)
    numbers.map { $0.littleEndian }.withUnsafeBytes { data.append(contentsOf: $0) }
    // In one step, so that a build that reads meanwhile meets the old one or the new.
    try? data.write(to: URL(filePath: path), options: .atomic)
    removeUnused()
  }

  private func removeUnused() {
    let folder = URL(filePath: path).deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where UInt64(name.prefix { $0 != "." }, radix: 16) != nil {
      let file = folder.appending(path: name)
      // Bodies are in use as long as the memory beside them, which each build writes.
      let dates = [file, file.deletingPathExtension()].compactMap { file in
        try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
      }
      if dates.allSatisfy({ $0.timeIntervalSinceNow < -Self.longestUnused }) {
        try? FileManager.default.removeItem(at: file)
      }
    }
  }

  private static func check(_ numbers: ArraySlice<UInt64>) -> UInt64 {
    var check = Fingerprint()
    for number in numbers { check.add(number) }
    return check.value
  }
}
