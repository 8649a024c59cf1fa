/// What libyaml says is wrong, in words for a writer. The keys are the texts of libyaml's scanner and parser.
struct YAMLProblem {
  var message: String
  var suggestion: String?
  /// The place to show is where the thing begins, not where libyaml gave up.
  var isAboutContext = false

  init(_ problem: String) {
    switch problem {
    case "mapping values are not allowed in this context":
      message = "a second “: ” stands on this line"
      suggestion = "put the whole value in quotes, and check the indent of the line"
    case "could not find expected ':'":
      message = "this line is neither “key: value” nor part of the value before it"
      suggestion = "write “key: value”, or indent the line"
    case "did not find expected key", "did not find expected '-' indicator":
      message = "this line does not fit the lines above it"
      suggestion = "check its indent, and that quotes and brackets above it are closed"
    case "found character that cannot start any token":
      message = "a value without quotes cannot begin with this character"
      suggestion = "put the value in quotes; indent with spaces, not tabs"
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      message = "a tab stands where YAML wants spaces"
      suggestion = "indent with spaces"
    case "found unexpected end of stream":
      message = "this quotation mark is never closed"
      suggestion = "close it, or put the value in quotes of the other kind"
      isAboutContext = true
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      message = "this bracket is never closed, or a comma is missing after one of its values"
      suggestion = "close it, or put the value in quotes if the bracket is part of its words"
      isAboutContext = true
    case "did not find expected node content":
      message = "a value is missing here"
      suggestion = "write it, or put the line in quotes if its brackets and commas are part of its words"
    case "found undefined alias", "did not find expected alphabetic or numeric character":
      message = "to YAML a value that begins with “*” or “&” is an alias or an anchor, and there is none such"
      suggestion = "put the value in quotes"
      isAboutContext = true
    case "found unknown escape character":
      message = "a backslash in double quotes begins an escape, and YAML knows none such"
      suggestion = "put the value in single quotes"
    case "but found another document", "did not find expected <document start>":
      message = "a second YAML document begins here"
      suggestion = "keep the keys in one block"
    default:
      message = "this is not YAML: \(problem)"
      suggestion = "put the value in quotes if it is text"
    }
  }
}
