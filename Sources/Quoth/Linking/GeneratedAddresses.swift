/// Finds what of content stands where the site has pages and files of its own making: the lists below a speaker, the
/// files beside a transcript, the sections of a long one, the pages of quotes. `AddressBook` knows everything else.
///
/// Only what content places freely can meet one: aliases, and transcripts in folders. So the addresses that the site makes
/// are gone through only below things that one of those stands below.
struct GeneratedAddresses {
  private let archive: LinkedArchive
  private let claims: [AddressBook.Claim]
  /// Claims by what they are on disk, and by the folders on the way there; all without case.
  private var files: [String: [Int]] = [:]
  private var folders: [String: [Int]] = [:]
  private var findings: [Finding] = []

  /// Where there are such addresses.
  private static let families = ["speakers", "topics", "transcripts", "verification", "quotes"]

  /// Whether only the texts of articles and transcripts tell if something else is at an address: the page of a quote, a
  /// section.
  static func depend(onTextsAt address: Address) -> Bool {
    lies(address.path, in: ["transcripts", "quotes"])
  }

  private static func lies(_ path: String, in families: [String]) -> Bool {
    families.contains(NormalForm.folded(String(path.prefix { $0 != "/" })))
  }

  /// What is wrong with those of the book's claims that lie among generated addresses.
  static func check(_ book: AddressBook, in archive: LinkedArchive, _ findings: inout [Finding]) {
    let claims = book.free.filter { lies($0.path, in: families) }
    guard !claims.isEmpty else { return }
    var check = GeneratedAddresses(claims, archive)
    check.checkSpeakers()
    check.checkTopics()
    check.checkTranscripts()
    check.checkStatuses()
    check.checkQuotes()
    findings += check.findings
  }

  private init(_ claims: [AddressBook.Claim], _ archive: LinkedArchive) {
    self.archive = archive
    self.claims = claims
    for (index, claim) in claims.enumerated() {
      let file = NormalForm.folded(Address(path: claim.path, href: "").file)
      files[file, default: []].append(index)
      for folder in AddressBook.folders(of: file) { folders[String(folder), default: []].append(index) }
    }
  }

  // MARK: What the site makes

  private mutating func checkSpeakers() {
    guard folders[Collection.speakers.rawValue] != nil else { return }
    for (index, speaker) in archive.speakers.enumerated() {
      let page = archive.addresses.speakers[index]
      guard hasClaims(below: page) else { continue }
      let name = "speaker “\(speaker.id)”"
      check("mentions/", below: page, "the mentions of \(name)")
      check("transcripts/", below: page, "the transcripts of \(name)")
      check("feed.xml", below: page, "the feed of \(name)")
      for property in QuoteGroups.Property.allCases {
        check("by-\(property.rawValue)/", below: page, "the quotes of \(name) by \(property.rawValue)")
      }
    }
  }

  private mutating func checkTopics() {
    guard folders["topics"] != nil else { return }
    for (index, topic) in archive.topics.enumerated() where hasClaims(below: archive.addresses.topics[index])
    {
      check("feed.xml", below: archive.addresses.topics[index], "the feed of the topic “\(topic.title)”")
    }
  }

  private mutating func checkTranscripts() {
    guard folders[Collection.transcripts.rawValue] != nil else { return }
    let taken = Set(archive.addresses.transcripts.map(\.path))
    for (index, transcript) in archive.transcripts.enumerated()
    where archive.transcriptLinks[index].isPublished {
      let page = archive.addresses.transcripts[index]
      guard hasClaims(below: page) else { continue }
      for export in [TranscriptExport.text, .webVTT, .subRip] {
        check("transcript.\(export.rawValue)", below: page, "a file of transcript “\(transcript.id)”")
      }
      let parts = TranscriptParts(
        transcript, archive.transcriptLinks[index], at: page, archive.addresses, taken: taken)
      for part in parts?.parts.dropFirst() ?? [] {
        check(part.address, "a section of transcript “\(transcript.id)”")
      }
    }
  }

  private mutating func checkStatuses() {
    guard folders["verification"] != nil else { return }
    for status in Verdict.Status.allCases {
      check(archive.addresses.verification(status), "the quotes that are \(status.rawValue)")
    }
  }

  private mutating func checkQuotes() {
    guard folders["quotes"] != nil, archive.config.quotePages != .none else { return }
    for (index, article) in archive.articles.enumerated() {
      let folder = NormalForm.folded("quotes/\(article.id)")
      let quotes = archive.articleLinks[index].quotes
      guard let first = quotes.first(where: archive.hasPage) else { continue }
      for path in AddressBook.folders(of: folder + "/") {
        for claim in files[String(path)] ?? [] {
          report(claim, "is a folder of the page of the quote “\(archive.quotes[first].id)”")
        }
      }
      guard folders[folder] != nil else { continue }
      for quote in quotes where archive.hasPage(quote) {
        let id = archive.quotes[quote].id
        check(archive.addresses.quotePage(id: id), "the page of the quote “\(id)”")
      }
    }
  }

  // MARK: Comparing

  private func hasClaims(below page: Address) -> Bool {
    folders[NormalForm.folded(String(page.path.dropLast()))] != nil
  }

  private mutating func check(_ path: String, below page: Address, _ name: String) {
    check(archive.addresses.below(page, path), name)
  }

  private mutating func check(_ address: Address, _ name: String) {
    let file = NormalForm.folded(address.file)
    for claim in (files[file] ?? []) + (folders[file] ?? []) {
      report(claim, "is kept for \(name)", "“/\(address.path)”")
    }
  }

  private mutating func report(_ index: Int, _ why: String, _ path: String? = nil) {
    let claim = claims[index]
    guard let place = claim.place else { return }
    findings.append(
      Finding(
        .duplicateAddress, "two things for one address: \(path ?? "“/\(claim.path)”") \(why)", at: place,
        suggestion: claim.owner.remedy))
  }
}
