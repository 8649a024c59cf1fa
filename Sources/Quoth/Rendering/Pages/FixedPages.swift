import Mustache

/// Pages that are there whatever the content: 404, the page about the data; and those that send readers on.
struct FixedPages {
  let context: RenderContext

  /// Those that search engines may list.
  func listed() -> [OutputFile] { context.archive.config.dataFiles.isEmpty ? [] : [data()] }

  /// Those that they should not.
  func unlisted() -> [OutputFile] { [notFound()] + redirects() }

  /// The search page, which is nothing without its index.
  func search(_ index: Later<SearchIndex>) -> OutputFile {
    let address = context.archive.addresses.search
    return OutputFile(address.file) { [context] buffer in
      let frame = PageFrame(.search, address, context.texts.string("search"))
      frame.render(in: context, into: &buffer) { root in
        root.text(context.archive.addresses.searchIndex("").href)
        root.text(index.value.version)
        root.text(context.archive.addresses.basePath)
        root.list(Verdict.Status.allCases) { $1.record(context.links.statuses[$0]) }
      }
    }
  }

  private func notFound() -> OutputFile {
    let address = context.archive.addresses.notFound
    return OutputFile(address.file, inputs: context.inputs.all) { [context] buffer in
      var frame = PageFrame(.notFound, address, context.texts.string("not_found"))
      frame.isNoindex = true
      frame.render(in: context, into: &buffer) { _ in }
    }
  }

  private func data() -> OutputFile {
    let address = context.archive.addresses.data
    return OutputFile(address.file, inputs: context.inputs.all) { [self] buffer in
      var frame = PageFrame(.data, address, context.texts.string("data"))
      frame.description = context.texts.string("data_intro")
      let offered = context.archive.config.dataFiles
      let datasets = DataSet.all.filter { offered.contains($0.kind) }.map { set in
        PageRecord(
          .dataset,
          [
            .text(set.name), .text(context.archive.addresses.data(set.name).href), .text(set.summary),
            .int(set.count(context.archive)),
            .records(
              set.fields.map { PageRecord(.dataField, [.text($0.name), .text($0.type), .text($0.summary)]) }),
          ])
      }
      frame.render(in: context, into: &buffer) { root in
        root.records(datasets)
        root.optional(offered.contains(.database) ? database() : nil)
      }
    }
  }

  private func database() -> PageRecord {
    let tables = DatabaseSchema.tables.map { table in
      PageRecord(
        .dataTable,
        [
          .text(table.name), .text(table.summary),
          .records(
            table.columns.map { PageRecord(.dataField, [.text($0.name), .text($0.type), .text($0.summary)]) }),
        ])
    }
    return PageRecord(
      .database,
      [
        .text(ArchiveDatabase.name), .text(context.archive.addresses.data(ArchiveDatabase.name).href),
        .records(tables),
      ])
  }

  private func redirects() -> [OutputFile] {
    context.archive.addresses.redirects.map { redirect in
      OutputFile(redirect.from.file, inputs: context.inputs.all) { [context] buffer in
        // The canonical address is the new one.
        var frame = PageFrame(.redirect, redirect.to, context.texts.string("moved"))
        frame.isNoindex = true
        let url = context.archive.addresses.absolute(redirect.to)
        frame.render(in: context, into: &buffer) { root in
          root.record(.link) { link in
            link.text(url)
            link.text(redirect.to.href)
          }
        }
      }
    }
  }
}
