import Foundation
import Testing

@testable import Quoth

/// Builds the archives of `Fixtures/` and compares what is found, and what comes out, with what they expect. With
/// QUOTH_RECORD=1 in the environment, `expected` is rewritten instead: read the difference before you commit it.
@Suite struct SiteFixtureTests {
  @Test(arguments: SiteFixture.names(in: "invalid"))
  func eachFaultIsReportedAsExpectedAndNothingIsWritten(_ name: String) throws {
    let (found, site) = try build(name, in: "invalid")
    #expect(site.listing("_site").isEmpty)
    #expect(found.contains(": error["))
  }

  @Test(arguments: SiteFixture.names(in: "valid"))
  func eachArchiveBuildsAsExpected(_ name: String) throws {
    let (_, site) = try build(name, in: "valid")
    let fixture = try SiteFixture(name, in: "valid")
    for (path, lines) in fixture.output {
      let text = try #require(site.text("_site/" + path), "\(path) is not there")
      for line in lines where !line.isEmpty { #expect(text.contains(line), "\(path) lacks \(line)") }
    }
    for (path, lines) in fixture.absent {
      let text = try #require(site.text("_site/" + path), "\(path) is not there")
      for line in lines where !line.isEmpty { #expect(!text.contains(line), "\(path) holds \(line)") }
    }
    for path in fixture.notWritten {
      #expect(site.modificationDate("_site/" + path) == nil, "\(path) is there")
    }
  }

  private func build(_ name: String, in folder: String) throws -> (found: String, TemporaryFolder) {
    let fixture = try SiteFixture(name, in: folder)
    let site = try TemporaryFolder()
    try fixture.put(into: site)
    let result = try Pipeline(BuildOptions(siteFolder: site.path, jobs: 2)).build()
    let found = result.report.entries.map { entry in
      let diagnostic = entry.diagnostic
      #expect(diagnostic.suggestion != nil, "\(diagnostic.message): there is no remedy")
      let remedy = diagnostic.suggestion.map { " | " + $0 } ?? ""
      return "\(diagnostic.place.file):\(entry.line):\(entry.column): \(diagnostic.severity.rawValue)"
        + "[\(diagnostic.code.rawValue)]: \(diagnostic.message)\(remedy)\n"
    }.joined().replacing(site.path, with: "SITE")
    if ProcessInfo.processInfo.environment["QUOTH_RECORD"] != nil {
      try fixture.record(found, in: folder)
    } else {
      #expect(found == fixture.expected)
    }
    return (found, site)
  }
}
