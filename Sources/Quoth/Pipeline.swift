/// The way from a folder of Markdown to a site. One stage, one folder, one entry; each takes the value of the one
/// before and returns its own value and what it found:
///
///     Loading/       Loader         disk → Content
///     Theming/       ThemeLoader    built-in templates and the site's own → Theme (templates, assets, locales)
///     Parsing/       ArchiveParser  Content → Archive
///     Linking/       Linker         Archive → LinkedArchive
///     Verification/  Verifier       LinkedArchive → [Verdict], one a quote
///     Rendering/     SiteRenderer   all of them → [OutputFile]
///     Writing/       SiteWriter     [OutputFile] → disk
public struct Pipeline: Sendable {
  let options: BuildOptions

  public init(_ options: BuildOptions) { self.options = options }
}
