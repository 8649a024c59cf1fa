import Mustache

/// `/<page-id>/`: about, method, licence.
struct TextPages {
  let context: RenderContext

  func files() -> [OutputFile] {
    context.archive.pages.indices.map { index in
      let address = context.archive.addresses.pages[index]
      return OutputFile(address.file, inputs: context.inputs.all) { [context] buffer in
        let page = context.archive.pages[index]
        let text = BodyRenderer(context, .page(index), as: .page)
        var frame = PageFrame(.page, address, page.header.title.value)
        frame.language = page.header.language?.value
        frame.render(
          [
            .record(
              PageRecord(
                .plainPage,
                [
                  .text(page.header.title.value), .html(text.main()), .list(text.allNotes()),
                  HeadingRecords.value(page.body.headings), page.header.extra.templateValue,
                ]))
          ], in: context, into: &buffer)
      }
    }
  }
}
