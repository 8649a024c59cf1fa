/// Who is at which address: finds two files that want the same one, and names that are the site's own.
struct AddressBook {
  /// First segments of addresses that the site makes itself, lower case. A page of the site may not begin with one.
  static let reserved: Set<String> = Set(Collection.allCases.map(\.rawValue)).union(generated).union([
    "topics", "media", "index.html", "cname", "_headers", "_redirects", "netlify.toml",
  ])
  /// Those of them whose pages and files rendering alone knows.
  static let generated: Set<String> = [
    "quotes", "data", "page", "assets", "search", "verification", "feed.xml", "feed.json", "sitemap.xml",
    "robots.txt", "404.html",
  ]

  /// Below these all names are the site's own, and their number depends on the site's size or on its host.
  private static let reservedFolders = ["assets", "data", "media", "search/index"]
  private static let reservedFiles: Set<String> = [
    ".nojekyll", "cname", "_headers", "_redirects", "netlify.toml",
  ]

  /// The part of a path without case that no alias may begin with; nil: it may be one.
  static func reservedFolder(of path: String) -> String? {
    if let folder = reservedFolders.first(where: { (path + "/").hasPrefix($0 + "/") }) { return folder + "/" }
    let first = String(path.prefix { $0 != "/" })
    let isReserved =
      reservedFiles.contains(first) || first.hasPrefix(".quoth-")
      || (first.hasPrefix("sitemap-") && first.hasSuffix(".xml"))
    return isReserved ? first : nil
  }

  /// Something that is at an address.
  enum Owner {
    case entry(Collection, id: String)
    case topic(title: String)
    case alias(String)
    /// A page or file that the site makes itself.
    case site(String)

    var name: String {
      switch self {
      case .entry(let collection, let id): "\(collection.singular) “\(id)”"
      case .topic(let title): "the topic “\(title)”"
      case .alias(let path): "the alias “\(path)”"
      case .site(let name): name
      }
    }

    /// What to do when it is at an address of something else.
    var remedy: String {
      if case .alias = self { return "take the alias out, or move the other" }
      return "give one of them another `slug`, or rename its file"
    }
  }

  struct Claim {
    var path: String
    var owner: Owner
    /// nil: the site's own.
    var place: Place?

    var name: String { place.map { "\(owner.name) (\($0.file))" } ?? owner.name }
    /// Whether the address is a file and no folder with one.
    var isFile: Bool { !path.isEmpty && path.utf8.last != UInt8(ascii: "/") }
  }

  /// By path without case and without a slash at the end, for a file and a folder cannot have one name either.
  private var claims: [String: Claim] = [:]
  /// Those that may stand among addresses which rendering makes (`GeneratedAddresses`).
  private(set) var free: [Claim] = []
  private(set) var findings: [Finding] = []

  init(capacity: Int) {
    claims.reserveCapacity(capacity + 32)
    add("", "the home page")
    for collection in Collection.allCases where collection != .pages {
      add(collection.rawValue + "/", "the list of \(collection.rawValue)")
    }
    add("topics/", "the list of topics")
    for name in Self.generated where name != "page" {
      add(name.contains(".") ? name : name + "/", "a page of the site's own")
    }
  }

  private mutating func add(_ path: String, _ name: String) {
    claims[Self.key(path)] = Claim(path: path, owner: .site(name), place: nil)
  }

  private static func key(_ path: String) -> String {
    let folded = NormalForm.folded(path)
    return folded.utf8.last == UInt8(ascii: "/") ? String(Substring(folded.utf8.dropLast())) : folded
  }

  /// The folders that a path lies in: `a` and `a/b` for `a/b/c` and for `a/b/`.
  static func folders(of path: String) -> [Substring] {
    path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { path[..<$0] }
  }

  /// All paths that are taken.
  var paths: [String] { claims.values.map(\.path) }

  /// Whether something of content is at that path.
  func holds(_ path: String) -> Bool {
    guard let claim = claims[Self.key(path)], claim.place != nil else { return false }
    return claim.path == path
  }

  /// Takes a path for a page. Case does not count: many hosts' file systems fold it.
  mutating func claim(_ path: String, by owner: Owner, at place: Place) {
    if Self.mayBeFaulty(path) { report(segmentsOf: path, at: place) }
    let claim = Claim(path: path, owner: owner, place: place)
    if Self.isFree(claim) { free.append(claim) }
    let key = Self.key(path)
    guard let other = claims.updateValue(claim, forKey: key) else { return }
    claims[key] = other
    findings.append(
      Finding(
        .duplicateAddress, "two things for one address: “/\(path)” is taken by \(other.name)", at: place,
        suggestion: owner.remedy,
        details: other.place.map { [Diagnostic.Detail(other.owner.name, at: $0)] } ?? []))
  }

  /// Articles, topics and pages have nothing beside them, and speakers and sources stand in no folders.
  private static func isFree(_ claim: Claim) -> Bool {
    switch claim.owner {
    case .alias: true
    case .entry(.transcripts, let id): id.utf8.contains(UInt8(ascii: "/"))
    case .entry, .topic, .site: false
    }
  }

  /// Reports aliases for which a file would have to be a folder too: those that are files (`old.html`), and those below a
  /// file of the site's own.
  mutating func reportFilesAsFolders() {
    var files: [String: Claim] = [:]
    for claim in free {
      guard case .alias = claim.owner, let place = claim.place else { continue }
      if claim.isFile { files[Self.key(claim.path)] = claim }
      for folder in Self.folders(of: Self.key(claim.path)) {
        guard let file = claims[String(folder)], file.isFile, file.place == nil else { continue }
        add(
          .duplicateAddress, "“/\(claim.path)” would lie in a folder “/\(file.path)”, which is \(file.name)",
          place, suggestion: "take the alias out")
      }
    }
    if files.isEmpty { return }
    for (key, claim) in claims.sorted(by: { $0.key.compareBytes($1.key) < 0 }) {
      for folder in Self.folders(of: key) {
        guard let file = files[String(folder)], let place = file.place else { continue }
        add(
          .duplicateAddress, "“/\(file.path)” would be a file and the folder of \(claim.name)", place,
          suggestion: "take the alias out, or move the other")
      }
    }
  }

  /// A quick look: no path without a dot, an empty part, a part `page` or 255 bytes has a fault.
  private static func mayBeFaulty(_ path: String) -> Bool {
    guard path.utf8.count < 255 else { return true }
    var before = UInt8(ascii: "/")
    for byte in path.utf8 {
      if before == UInt8(ascii: "/"), byte == UInt8(ascii: "/") || byte | 0x20 == UInt8(ascii: "p") {
        return true
      }
      if byte == UInt8(ascii: ".") { return true }
      before = byte
    }
    return false
  }

  /// The pages of an article's quotes lie in folders named by its id, whatever its slug.
  mutating func checkID(ofArticle id: String, at place: Place) {
    guard id.utf8.contains(UInt8(ascii: ".")) else { return }
    let parts = id.split(separator: "/")
    if parts.contains(where: { NormalForm.folded(String($0)) == "index.html" }) { addIndexFile(place) }
  }

  private mutating func addIndexFile(_ place: Place) {
    add(.reservedName, "“index.html” is the name of a page's own file", place)
  }

  private mutating func report(segmentsOf path: String, at place: Place) {
    var segments = path.split(separator: "/", omittingEmptySubsequences: false)[...]
    if segments.last?.isEmpty == true { segments.removeLast() }
    for segment in segments {
      if segment.isEmpty || segment == "." || segment == ".." {
        add(.invalidSlug, "“\(segment)” cannot be a part of an address, in “/\(path)”", place)
      } else if segment.utf8.count > 255 {
        add(.invalidSlug, "a part of the address is longer than the 255 bytes that file systems allow", place)
      }
    }
    let folded = segments.map { NormalForm.folded(String($0)) }
    if folded.contains("index.html") { addIndexFile(place) }
    if let last = folded.last, folded.dropLast().last == "page", last.allSatisfy(\.isNumber) {
      add(.reservedName, "“/\(path)” is where the later pages of a list are", place)
    }
  }

  mutating func add(
    _ code: DiagnosticCode, _ message: String, _ place: Place,
    suggestion: String = "rename the file, or give it another `slug`"
  ) {
    findings.append(Finding(code, message, at: place, suggestion: suggestion))
  }
}
