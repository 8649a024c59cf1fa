import Foundation
import Testing

@testable import Quoth

/// Holds docs/diagnostics.md to the codes that there are.
@Suite struct DiagnosticDocumentationTests {
  @Test func everyCodeIsDocumentedAndEveryDocumentedCodeIsThere() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: package.appendingPathComponent("docs/diagnostics.md"), encoding: .utf8)
    let documented = text.split(separator: "\n").filter { $0.hasPrefix("### ") }.map {
      $0.dropFirst(4).filter { $0 != "`" }
    }
    let codes = DiagnosticCode.allCases.map(\.rawValue)
    #expect(Set(codes).subtracting(documented).sorted() == [])
    #expect(Set(documented).subtracting(codes).sorted() == [])
    #expect(Set(documented).count == documented.count)
  }
}
