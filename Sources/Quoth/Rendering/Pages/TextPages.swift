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
        frame.render(in: context, into: &buffer) { root in
          root.record(.plainPage) { record in
            record.text(page.header.title.value)
            text.writeMain(to: &record)
            record.value(.list(text.allNotes()))
            HeadingRecords.write(page.body.headings, to: &record)
            record.value(page.header.extra.templateValue)
          }
        }
      }
    }
  }
}
