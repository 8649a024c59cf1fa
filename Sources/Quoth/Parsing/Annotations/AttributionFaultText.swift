/// What is said about a line that looks like an attribution and is not read as one.
struct AttributionFaultText {
  var severity = Diagnostic.Severity.error
  var message: String
  var suggestion: String
  var detail: String?

  init(_ reason: AttributionFinder.Fault.Reason) {
    suggestion = "put an empty `>` line before it"
    switch reason {
    case .secondDash: message = "two lines of this paragraph begin with a dash; which of them says who spoke?"
    case .inList: message = "this line belongs to the list above it and says nothing about the block quote"
    case .notLast:
      message = "this looks like the name of the speaker, but more of the block quote follows"
      suggestion = "end the block quote behind it, or put an empty `>` line before it if it does end there"
    case .lazyLine: message = "CommonMark takes this line for a part of another block quote than its `>` say"
    case .dashAlone:
      message = "nothing stands behind this dash"
      suggestion = "write the dash and the name on one line"
    case .underline:
      message = "to CommonMark this line makes a heading of the words above it"
      detail = "and write the dashes and the name on one line: `-- Name`"
    case .insideMarks: message = "this line begins inside emphasis or a link, so that it cannot be told apart"
    case .noWords:
      message = "no words stand before this attribution"
      suggestion = "put the quoted words above it in the block quote"
    case .outside(let isCertain):
      message = "this line stands behind the block quote and says nothing about it"
      suggestion = "begin it with `>`, and put an empty `>` line before it"
      severity = isCertain ? .error : .warning
    }
  }
}
