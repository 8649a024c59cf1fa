import Mustache

/// What one page says about itself: filled in by each kind of page, turned into the template's root here.
struct PageFrame {
  var kind: PageKind
  var address: Address
  var title: String
  /// The page's number in its list.
  var number = 1
  var description: String?
  /// nil: the site's.
  var language: String?
  var openGraphType = "website"
  /// As in `src`.
  var image: String?
  var published: CalendarDate?
  var modified: CalendarDate?
  /// Between the home page and this one: title and address.
  var path: [(title: String, href: String)] = []
  var feeds: [(title: String, href: String)] = []
  var isNoindex = false
  /// Linked data, besides what every page says.
  var linkedData: LinkedData.Page = .plain

  init(_ kind: PageKind, _ address: Address, _ title: String) {
    self.kind = kind
    self.address = address
    self.title = title
  }

  /// Draws the page: `own` are the values of the kind's own fields.
  func render(_ own: [Value], in context: RenderContext, into buffer: inout [UInt8]) {
    context.templates.render(
      kind,
      context.links.around + [.record(record(in: context)), context.menu.value(for: address.href)] + own,
      into: &buffer)
  }

  private func record(in context: RenderContext) -> PageRecord {
    let language = language ?? context.archive.config.language
    let url = context.archive.addresses.absolute(address)
    return PageRecord(
      .page,
      [
        .text(title), .text(headTitle(in: context)),
        .optional(description ?? context.archive.config.description), .text(kind.rawValue),
        .text(address.href),
        .text(url), .text(language), .text(context.direction(of: language)), .text(openGraphType),
        .optional(image.map(context.absolute)), .optional(published.map(context.texts.record)),
        .optional(modified.map(context.texts.record)), breadcrumbs(in: context),
        .records(feeds.map { PageRecord(.link, [.text($0.title), .text($0.href)]) }), .bool(kind == .home),
        .bool(isNoindex), .html(LinkedData(context).json(of: self, url: url)),
      ])
  }

  private func headTitle(in context: RenderContext) -> String {
    let site = context.archive.config.title
    if kind == .home { return site }
    let page = number > 1 ? ", " + context.texts.string("page_number", "n", String(number)) : ""
    return title + page + " · " + site
  }

  private func breadcrumbs(in context: RenderContext) -> Value {
    if kind == .home { return .list([]) }
    let entries = [(context.texts.string("home"), context.hrefs.home)] + path + [(title, address.href)]
    return .records(
      entries.enumerated().map { position, entry in
        PageRecord(.entry, [.text(entry.0), .text(entry.1), .bool(position == entries.count - 1)])
      })
  }
}
