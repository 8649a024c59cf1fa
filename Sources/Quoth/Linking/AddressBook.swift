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
  }

  private struct Claim {
    var path: String
    var owner: Owner
    /// nil: the site's own.
    var place: Place?

    var name: String { place.map { "\(owner.name) (\($0.file))" } ?? owner.name }
  }

  /// By path without case.
  private var claims: [String: Claim] = [:]
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
    claims[path] = Claim(path: path, owner: .site(name), place: nil)
  }

  /// Whether something of content is at that path.
  func holds(_ path: String) -> Bool {
    guard let claim = claims[NormalForm.folded(path)], claim.place != nil else { return false }
    return claim.path == path
  }

  /// Takes a path for a page. Case does not count: many hosts' file systems fold it.
  mutating func claim(_ path: String, by owner: Owner, at place: Place) {
    if Self.mayBeFaulty(path) { report(segmentsOf: path, at: place) }
    let claim = Claim(path: path, owner: owner, place: place)
    guard let other = claims.updateValue(claim, forKey: NormalForm.folded(path)) else { return }
    claims[NormalForm.folded(path)] = other
    findings.append(
      Finding(
        .duplicateAddress, "two things for one address: “/\(path)” is taken by \(other.name)", at: place,
        suggestion: "give one of them another `slug`, or rename its file",
        details: other.place.map { [Diagnostic.Detail(other.owner.name, at: $0)] } ?? []))
  }

  /// A redirect whose address is a file (`old.html`) leaves no room for a folder of that name.
  mutating func reportFolders(named files: [(path: String, place: Place)]) {
    if files.isEmpty { return }
    var wanted: [String: (path: String, place: Place)] = [:]
    for file in files { wanted[NormalForm.folded(file.path)] = file }
    for (key, claim) in claims.sorted(by: { $0.key.compareBytes($1.key) < 0 }) {
      var end = key.startIndex
      while let slash = key[end...].firstIndex(of: "/") {
        if let file = wanted[String(key[..<slash])] {
          findings.append(
            Finding(
              .duplicateAddress, "“/\(file.path)” would be a file and the folder of \(claim.name)",
              at: file.place,
              suggestion: "take the alias out, or move the other"))
        }
        end = key.index(after: slash)
      }
    }
  }

  /// A quick look: no path without a dot, an empty part, a part `page` or 255 bytes has a fault.
  private static func mayBeFaulty(_ path: String) -> Bool {
    guard path.utf8.count < 255 else { return true }
    var before = UInt8(ascii: "/")
    for byte in path.utf8 {
      if before == UInt8(ascii: "/"), byte == UInt8(ascii: "/") || byte == UInt8(ascii: "p") { return true }
      if byte == UInt8(ascii: ".") { return true }
      before = byte
    }
    return false
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
    if segments.last == "index.html" {
      add(.reservedName, "“index.html” is the name of a page's own file", place)
    }
    if let last = segments.popLast(), segments.last == "page", last.allSatisfy(\.isNumber) {
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
