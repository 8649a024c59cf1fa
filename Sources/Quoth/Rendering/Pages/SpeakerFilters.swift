import Mustache

/// `/speakers/<id>/by-source/`, `…/by-topic/`, `…/by-status/`: the quotes of somebody of whom there are more than a page,
/// sorted into groups, so that a plain link leads to those from one source, on one topic, of one status.
///
/// One list for all groups and not one for each: those would outnumber all other pages of a large archive.
struct SpeakerFilters: Sendable {
  private let lists: [QuoteGroups]
  /// By list, what leads to each group: the same on all pages of the speaker.
  private let choices: Later<[RecordTable]>
  private let address: Address
  private let size: Int

  /// Of the speaker of that index.
  init(_ index: Int, _ context: RenderContext) {
    let quotes = context.archive.speakerLinks[index].quotes
    let address = context.archive.addresses.speakers[index]
    let size = context.archive.config.perPage
    let lists =
      quotes.count >= context.archive.config.filtersFrom ?? (size + 1)
      ? QuoteGroups.Property.allCases.compactMap { QuoteGroups($0, of: quotes, context) } : []
    choices = Later {
      lists.map { list in
        RecordTable(.filterChoice, count: list.groups.count, bytes: 256, parallel: Parallel(jobs: 1)) {
          Self.write(choice: list.groups[$0], of: list, below: address, size, to: &$1, context)
        }
      }
    }
    self.lists = lists
    self.address = address
    self.size = size
  }

  /// The pages of all groups, as `draw` draws them: from the page's address, its number in its list, how its quotes are
  /// sorted, and what gives the values of its own.
  func files(
    inputs: UInt64?, _ context: RenderContext,
    _ draw:
      @escaping @Sendable (
        Address, Int, QuoteGroups.Property, (inout RecordWriter) -> Void, inout ByteBuffer
      ) -> Void
  ) -> [OutputFile] {
    lists.flatMap { list -> [OutputFile] in
      let pagination = Pagination(list.count, size: size)
      let first = context.archive.addresses.below(address, Self.path(list.property))
      return (1...pagination.pages).map { number in
        let page = context.archive.addresses.page(number, of: first)
        return OutputFile(page.file, inputs: inputs) { buffer in
          draw(
            page, number, list.property,
            { root in
              self.write(current: list.property, to: &root, context)
              root.list(list.slices(page: number, pagination)) {
                self.write($0.group, $0.quotes, of: list, to: &$1, context)
              }
              root.bool(list.property != .source)
              pagination.write(page: number, of: first, in: context, to: &root)
            }, &buffer)
        }
      }
    }
  }

  /// The ways to sort the quotes, each with its largest groups.
  func write(current: QuoteGroups.Property? = nil, to root: inout RecordWriter, _ context: RenderContext) {
    let choices = lists.isEmpty ? [] : choices.value
    root.list(lists.indices) { number, list in
      let groups = lists[number]
      list.record(.filter) { filter in
        filter.text(groups.property.rawValue)
        filter.text(context.texts.string("by_" + groups.property.rawValue))
        filter.text(context.archive.addresses.below(address, Self.path(groups.property)).href)
        filter.bool(groups.property == current)
        filter.records(choices[number].records)
      }
    }
  }

  private static func path(_ property: QuoteGroups.Property) -> String { "by-\(property.rawValue)/" }

  /// The fields of `Shape.filterChoice`.
  private static func write(
    choice group: QuoteGroups.Group, of list: QuoteGroups, below address: Address, _ size: Int,
    to choice: inout RecordWriter, _ context: RenderContext
  ) {
    let about = about(group, list.property, context)
    choice.text(about.title)
    choice.text(href(group, entry: 0, of: list, below: address, size, context))
    choice.optional(about.foreignLanguage)
    choice.text(context.texts.digits(group.quotes.count))
  }

  private func write(
    _ group: QuoteGroups.Group, _ quotes: ArraySlice<Int>, of groups: QuoteGroups,
    to list: inout RecordWriter, _ context: RenderContext
  ) {
    let about = Self.about(group, groups.property, context)
    list.record(.quoteGroup) { record in
      record.text(Self.anchor(about.id))
      record.text(about.title)
      record.text(about.href)
      record.optional(about.foreignLanguage)
      record.record(context.texts.count(group.quotes.count, .quotes))
      record.bool(quotes.startIndex > 0)
      record.optional(
        quotes.endIndex < group.quotes.count
          ? Self.href(group, entry: quotes.endIndex, of: groups, below: address, size, context) : nil)
      record.list(quotes) { $1.record(context.record(ofQuote: $0)) }
    }
  }

  /// Where the entry of a group stands that has that position in it.
  private static func href(
    _ group: QuoteGroups.Group, entry: Int, of list: QuoteGroups, below address: Address, _ size: Int,
    _ context: RenderContext
  ) -> String {
    let first = context.archive.addresses.below(address, path(list.property))
    let page = Pagination(list.count, size: size).page(ofEntry: group.start + entry)
    return context.archive.addresses.page(page, of: first)
      .href(anchor(about(group, list.property, context).id))
  }

  /// An anchor holds no blanks, a file's name may.
  private static func anchor(_ id: String) -> String {
    "site-of-" + (id.contains(where: \.isWhitespace) ? PercentEncoding.encoded(id) : id)
  }

  private static func about(
    _ group: QuoteGroups.Group, _ property: QuoteGroups.Property, _ context: RenderContext
  ) -> (id: String, title: String, href: String, foreignLanguage: String?) {
    let archive = context.archive
    switch property {
    case .source:
      return (
        archive.sources[group.value].id, archive.sources[group.value].header.title.value,
        archive.addresses.sources[group.value].href,
        context.foreignLanguage(archive.sources[group.value].header.language)
      )
    case .topic:
      let topic = archive.topics[group.value]
      return (topic.id, topic.title, archive.addresses.topics[group.value].href, nil)
    case .status:
      let status = Verdict.Status.allCases[group.value]
      return (
        status.rawValue, context.texts.string("status_" + status.rawValue),
        archive.addresses.verification(status).href, nil
      )
    }
  }
}
