import ArgumentParser

/// How findings and results are shown.
struct ReportOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, github
  }

  @Option(
    help: """
      text for people (on standard error); json, sarif and github for programs (on standard output, and nothing else \
      there).
      """)
  var format = Format.text

  @Flag(help: "Show neither progress nor the summary, only findings.")
  var quiet = false

  @Flag(help: "Show how long each stage took.")
  var timings = false
}
