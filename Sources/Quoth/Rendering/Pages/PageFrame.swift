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

  /// Draws the page; `own` gives the values of the kind's own fields. What they are laid out in goes with the page.
  func render(
    in context: RenderContext, _ arena: RecordArena = RecordArena(capacity: 16_384),
    into buffer: inout ByteBuffer, own: (inout RecordWriter) -> Void
  ) {
    context.templates.render(kind, in: arena, into: &buffer) { root in
      for record in context.links.around { root.record(record) }
      root.record(.page) { write(to: &$0, in: context) }
      root.value(context.menu.value(for: address.href))
      own(&root)
    }
  }

  private func write(to page: inout RecordWriter, in context: RenderContext) {
    let language = language ?? context.archive.config.language
    let url = context.archive.addresses.absolute(address)
    page.text(title)
    writeHeadTitle(to: &page, in: context)
    page.optional(description ?? context.archive.config.description)
    page.text(kind.rawValue)
    page.text(address.href)
    page.text(url)
    page.text(language)
    page.text(context.direction(of: language))
    page.text(openGraphType)
    page.optional(image.map(context.absolute))
    context.texts.write(published, to: &page)
    context.texts.write(modified, to: &page)
    writeBreadcrumbs(to: &page, in: context)
    page.list(feeds) { feed, list in
      list.record(.link) { link in
        link.text(feed.title)
        link.text(feed.href)
      }
    }
    page.bool(kind == .home)
    page.bool(isNoindex)
    LinkedData(context).write(self, url: url, to: &page)
  }

  private func writeHeadTitle(to page: inout RecordWriter, in context: RenderContext) {
    let site = context.archive.config.title
    if kind == .home { return page.text(site) }
    let number = number > 1 ? ", " + context.texts.string("page_number", "n", String(number)) : ""
    page.text(title, number.isEmpty ? " · " : number + " · ", site)
  }

  private func writeBreadcrumbs(to page: inout RecordWriter, in context: RenderContext) {
    if kind == .home { return page.list(0) { _, _ in } }
    page.list(path.count + 2) { number, list in
      list.record(.entry) { entry in
        let isLast = number == path.count + 1
        if number == 0 {
          entry.text(context.texts.string("home"))
          entry.text(context.hrefs.home)
        } else {
          entry.text(isLast ? title : path[number - 1].title)
          entry.text(isLast ? address.href : path[number - 1].href)
        }
        entry.bool(isLast)
      }
    }
  }
}
