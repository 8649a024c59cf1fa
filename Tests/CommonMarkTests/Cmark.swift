#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Ccmark
import CommonMark

/// cmark's own answers, to hold ours to.
enum Cmark {
  static func html(_ source: [UInt8], allowsHTML: Bool) -> [UInt8] {
    source.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        let options = allowsHTML ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT
        guard let start = characters.baseAddress,
          let html = cmark_markdown_to_html(start, characters.count, options)
        else { return [] }
        defer { free(html) }
        return (0..<strlen(html)).map { UInt8(bitPattern: html[$0]) }
      }
    }
  }
}

/// Ours.
func html(_ source: [UInt8], allowsHTML: Bool) -> [UInt8] {
  var output: [UInt8] = []
  HTMLRenderer(allowsHTML: allowsHTML).render(MarkdownDocument(parsing: source), into: &output)
  return output
}

/// Small random numbers that are the same in every run.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
