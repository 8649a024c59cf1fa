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

  /// Paths of all pages: `articles/nbc/`.
  private(set) var paths: Set<String> = []
  private var claims: [String: Claim] = [:]
  private(set) var findings: [Finding] = []

  private struct Claim {
    var place: Place?
    /// `the alias`, `the home page`.
    var name: String
  }

  init() {
    claims[""] = Claim(place: nil, name: "the home page")
    for collection in Collection.allCases where collection != .pages {
      claims[collection.rawValue + "/"] = Claim(place: nil, name: "the list of \(collection.rawValue)")
    }
    claims["topics/"] = Claim(place: nil, name: "the list of topics")
    for name in Self.generated where name != "page" {
      claims[name.contains(".") ? name : name + "/"] = Claim(place: nil, name: "a page of the site's own")
    }
  }

  mutating func reserve(_ count: Int) {
    paths.reserveCapacity(count)
    claims.reserveCapacity(count + 32)
  }

  /// Takes a path for a page. Case does not count: many hosts' file systems fold it.
  mutating func claim(_ path: String, by name: String, at place: Place) {
    report(segmentsOf: path, at: place)
    let key = NormalForm.folded(path)
    if let other = claims[key] {
      var details: [Diagnostic.Detail] = []
      if let otherPlace = other.place { details.append(Diagnostic.Detail(other.name, at: otherPlace)) }
      let by = other.place.map { "\(other.name) (\($0.file))" } ?? other.name
      findings.append(
        Finding(
          .duplicateAddress, "two things for one address: “/\(path)” is taken by \(by)", at: place,
          suggestion: "give one of them another `slug`, or rename its file", details: details))
    } else {
      claims[key] = Claim(place: place, name: name)
      paths.insert(path)
    }
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
          let other = claim.place.map { "\(claim.name) (\($0.file))" } ?? claim.name
          findings.append(
            Finding(
              .duplicateAddress, "“/\(file.path)” would be a file and the folder of \(other)", at: file.place,
              suggestion: "take the alias out, or move the other"))
        }
        end = key.index(after: slash)
      }
    }
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
