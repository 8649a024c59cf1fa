import Foundation

/// Makes a new file of content with the right front matter, named after its title.
public struct DocumentStarter: Sendable {
  /// What can be made.
  public enum Kind: String, CaseIterable, Sendable {
    case article, transcript, speaker, source

    var folder: String { "content/\(rawValue)s" }
  }

  let siteFolder: String
  let now: Date

  /// `now` decides, with the site's time zone, which day a new article has.
  public init(siteFolder: String, now: Date = Date()) {
    self.siteFolder = siteFolder
    self.now = now
  }

  /// Writes the file and gives its path in the site's folder. Throws `Refusal` when there is one of this name, also
  /// one whose name differs only by case or Unicode form, and `DiskFailure`.
  public func start(_ kind: Kind, title: String) throws -> String {
    let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let name = Slug.make(title) + ".md"
    if let other = twin(of: name, in: kind.folder) {
      throw Refusal("“\(kind.folder)/\(other)” is there already and stays as it is; choose another title")
    }
    let path = kind.folder + "/" + name
    try write(Array(text(kind, title: title).utf8), to: path)
    return path
  }

  /// The name of a file in the folder that would have the same id.
  private func twin(of name: String, in folder: String) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: siteFolder + "/" + folder)) ?? []
    let wanted = NormalForm.nfc(name.lowercased())
    return names.sorted().first { NormalForm.nfc($0.lowercased()).compareBytes(wanted) == 0 }
  }

  private func text(_ kind: Kind, title: String) -> String {
    let title = YAMLText.scalar(title)
    switch kind {
    case .article:
      return "---\ntitle: \(title)\ndate: \(today)\n---\n"
    case .transcript:
      return "---\ntitle: \(title)\ndate: \(today)\n---\n"
    case .speaker:
      return "---\nname: \(title)\n---\n"
    case .source:
      return "---\ntitle: \(title)\nkind: document\n---\n"
    }
  }

  /// The day in the site's time zone, or in the machine's where site.yml names none.
  private var today: String {
    let bytes = try? ContentDisk.read(siteFolder + "/" + SiteConfig.path)
    var content = Content()
    content.site = bytes
    // What is wrong with site.yml is for the next check to say.
    var ignored: [Diagnostic] = []
    let named = SiteConfig(content, baseURL: nil, findings: &ignored).timezone
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = named.flatMap { TimeZone(identifier: $0) } ?? .current
    let day = calendar.dateComponents([.year, .month, .day], from: now)
    func padded(_ number: Int?, _ width: Int) -> String {
      let digits = String(number ?? 1)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
  }

  /// Creates the file, and never replaces one that has appeared meanwhile.
  private func write(_ bytes: [UInt8], to path: String) throws {
    let full = siteFolder + "/" + path
    try ContentDisk.makeFolders(for: full)
    let file = open(full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      if errno == EEXIST { throw Refusal("“\(path)” is there already and stays as it is") }
      throw DiskFailure(cannot: "write", path, code: errno)
    }
    let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
    let code = count < 0 ? errno : ENOSPC
    guard close(file) == 0, count == bytes.count else {
      unlink(full)
      throw DiskFailure(cannot: "write", path, code: code)
    }
  }
}
