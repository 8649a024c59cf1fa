/// The Markdown of one file, parsed: HTML in which everything that only linking can know is left open as a slot.
///
/// One buffer holds the main text and, after `mainEnd`, the texts of the notes; a note, a block of a transcript or
/// the inside of a quote is a range of it. Rendering copies the bytes between slots and fills the slots in
/// (`Rendering/BodyRenderer.swift`).
struct Body: Sendable {
  var html: [UInt8] = []
  /// Where the main text ends and the notes' texts begin.
  var mainEnd = 0
  /// By offset, and in order of writing at one offset.
  var slots: [Slot] = []
  var references: [Reference] = []
  var quotes: [QuoteMark] = []
  var notes: [Note] = []
  var headings: [Heading] = []
  /// Lines of block quotes that begin with a dash and hold no link, with more of the block quote behind them: if one
  /// is the name of a speaker, it was meant to end the quote.
  var strayLines: [StrayLine] = []

  /// A place in `html` that rendering fills in.
  struct Slot: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
      /// `<a …>` and `</a>` of `references[i]`.
      case referenceOpen(Int)
      case referenceClose(Int)
      /// Begin and end of `quotes[i]`: the span of an inline quote, the figure of a block quote (or a plain
      /// `<blockquote>` if linking finds that its last line names nobody: `<blockquote>\n` … `</blockquote>`). A
      /// block's begin stands at the start of a line, its end before a line feed.
      case quoteOpen(Int)
      case quoteClose(Int)
      /// The attribution line of block `quotes[i]`, its HTML between the two without `<p>` around it.
      /// `inParagraph`: it is the last line of a paragraph whose `</p>\n` is left out of `html` (the line break
      /// before the dash stands in `html`), else a paragraph of its own whose `<p>` and `</p>\n` are left out.
      case attributionOpen(Int, inParagraph: Bool)
      case attributionClose(Int, inParagraph: Bool)
      /// `<a …>` and `</a>` around the words of the `quote:` link in the attribution line of block `quotes[i]`: to
      /// the speaker of the quote.
      case speakerOpen(Int)
      case speakerClose(Int)
      /// The mark of `notes[i]`.
      case noteMark(Int)
      /// The address of an image, `references[i]`, nothing around it. (A link to a medium is a reference as any.)
      case address(Int)
      /// The `id` attribute of `headings[i]` (after `<h2`).
      case headingID(Int)
      /// A moment inside a transcript's turn, in milliseconds: a time that seeks. Its words as typed follow up to
      /// `momentClose`.
      case momentOpen(Int)
      case momentClose
    }

    var offset: Int
    var kind: Kind
  }

  /// A heading of the text, for tables of contents and anchors.
  struct Heading: Sendable {
    var level: Int
    var text: String
    /// Unique in the body: the slug of the text, numbered from the second on.
    var anchor: String
    var span: SourceSpan
  }

  struct StrayLine: Sendable {
    /// Plain, dash first.
    var text: String
    var span: SourceSpan
  }
}
