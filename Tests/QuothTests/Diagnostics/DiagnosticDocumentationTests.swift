import Foundation
import Testing

@testable import Quoth

/// Holds docs/diagnostics.md to the codes that there are.
@Suite struct DiagnosticDocumentationTests {
  private func text() throws -> String {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: package.appendingPathComponent("docs/diagnostics.md"), encoding: .utf8)
  }

  @Test func everyCodeHasAnExample() throws {
    for section in try text().split(separator: "\n### ").dropFirst() {
      let hasExample = section.split(separator: "\n").contains { $0.hasPrefix("    ") }
      #expect(hasExample, "\(section.prefix { $0 != "\n" })")
    }
  }

  @Test func everyCodeIsDocumentedAndEveryDocumentedCodeIsThere() throws {
    let documented = try text().split(separator: "\n").filter { $0.hasPrefix("### ") }.map {
      $0.dropFirst(4).filter { $0 != "`" }
    }
    let codes = DiagnosticCode.allCases.map(\.rawValue)
    #expect(Set(codes).subtracting(documented).sorted() == [])
    #expect(Set(documented).subtracting(codes).sorted() == [])
    #expect(Set(documented).count == documented.count)
  }
}
