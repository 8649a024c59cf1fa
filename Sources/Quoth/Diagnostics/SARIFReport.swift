import Foundation

/// Findings in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS), which code hosts show beside
/// the lines of a change.
public struct SARIFReport: Sendable {
  public init() {}

  /// One JSON document that ends with a line feed.
  public func text(of report: DiagnosticReport) throws -> String {
    let codes = Set(report.entries.map(\.diagnostic.code.rawValue)).sorted()
    let driver = Driver(name: "Quoth", version: QuothVersion.current, rules: codes.map(Rule.init))
    let run = Run(tool: Tool(driver: driver), results: report.withoutPrivateWords.entries.map(Finding.init))
    return try jsonText(Log(runs: [run]))
  }

  private struct Log: Encodable {
    var schema = "https://json.schemastore.org/sarif-2.1.0.json"
    var version = "2.1.0"
    var runs: [Run]

    private enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  private struct Run: Encodable {
    var tool: Tool
    var columnKind = "unicodeCodePoints"
    var results: [Finding]
  }

  private struct Tool: Encodable { var driver: Driver }

  private struct Driver: Encodable {
    var name: String
    var version: String
    var rules: [Rule]
  }

  private struct Rule: Encodable { var id: String }

  private struct Finding: Encodable {
    var ruleId: String
    var level: String
    var message: Message
    var locations: [Location]
    var relatedLocations: [Location]?

    init(_ entry: DiagnosticReport.Entry) {
      let diagnostic = entry.diagnostic
      ruleId = diagnostic.code.rawValue
      level = diagnostic.severity.rawValue
      let remedy = diagnostic.suggestion.map { ": \($0)" } ?? ""
      let remarks = diagnostic.details.filter { $0.place == nil }.map { "\n" + $0.message }.joined()
      message = Message(text: diagnostic.message + remedy + remarks)
      let region = Region(startLine: entry.line, startColumn: entry.column, endColumn: entry.endColumn)
      locations = [Location(diagnostic.place.file, region)]
      let related = diagnostic.details.compactMap { detail in
        detail.place.map { place in
          Location(
            place.file, Region(startLine: Int(place.span.line), startColumn: Int(place.span.column)),
            Message(text: detail.message))
        }
      }
      relatedLocations = related.isEmpty ? nil : related
    }
  }

  private struct Message: Encodable { var text: String }

  private struct Location: Encodable {
    var physicalLocation: PhysicalLocation
    var message: Message?

    init(_ file: String, _ region: Region, _ message: Message? = nil) {
      physicalLocation = PhysicalLocation(
        artifactLocation: Artifact(uri: PercentEncoding.encoded(file)), region: region)
      self.message = message
    }
  }

  private struct PhysicalLocation: Encodable {
    var artifactLocation: Artifact
    var region: Region
  }

  private struct Artifact: Encodable { var uri: String }

  private struct Region: Encodable {
    var startLine: Int
    var startColumn: Int
    var endColumn: Int?
  }
}
