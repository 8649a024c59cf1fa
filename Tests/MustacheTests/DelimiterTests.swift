import Mustache
import Testing

@Suite("Delimiters")
struct DelimiterTests {
  @Test("can be changed, and changed back")
  func change() {
    #expect(render("{{=<% %>=}}<%x%>{{x}}<%{x}%><%={{ }}=%>{{x}}", data(["x": .text("1")])) == "1{{x}}11")
  }

  @Test("of a template do not reach its partials, nor theirs the template")
  func stayInside() {
    #expect(
      render("{{=| |=}}|>p||x|{{x}}", data(["x": .int(1)]), ["p": "{{x}}{{=[ ]=}}[x]|x|"]) == "11|x|1{{x}}")
  }

  @Test("may open and close with the same characters")
  func alike() {
    #expect(render("{{=@@ @@=}}@@x@@ @@#y@@a@@/y@@", data(["x": .int(1), "y": .bool(true)])) == "1 a")
  }
}
