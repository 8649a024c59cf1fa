import Mustache

/// `/verification/`: what the statuses mean and how many quotes have each; below it the ledger, the quotes of each
/// status.
struct VerificationPages {
  let context: RenderContext

  func files() -> [OutputFile] {
    var byStatus = [[Int]](repeating: [], count: Verdict.Status.allCases.count)
    // Newest first, as everywhere.
    for quote in context.archive.quotes.indices.reversed() {
      byStatus[context.verdicts[quote].status.order].append(quote)
    }
    return [overview(byStatus)] + Verdict.Status.allCases.flatMap { ledger($0, byStatus[$0.order]) }
  }

  private func overview(_ byStatus: [[Int]]) -> OutputFile {
    let address = context.archive.addresses.verification
    let total = context.archive.quotes.count
    return OutputFile(address.file, inputs: context.inputs.all) { [context] buffer in
      var frame = PageFrame(.verification, address, context.texts.string("verification"))
      frame.description = context.texts.string("verification_summary")
      frame.render(in: context, into: &buffer) { root in
        root.list(Verdict.Status.allCases) { status, list in
          let number = byStatus[status.order].count
          list.record(.ledgerStatus) { entry in
            entry.record(context.links.statuses[status])
            entry.int(number)
            entry.text(context.texts.digits(number))
            entry.int(number * 100 / max(1, total))
            entry.text(context.archive.addresses.verification(status).href)
          }
        }
        root.record(context.texts.count(total, .quotes))
      }
    }
  }

  private func ledger(_ status: Verdict.Status, _ quotes: [Int]) -> [OutputFile] {
    let list = context.archive.addresses.verification(status)
    let pagination = Pagination(quotes.count, size: context.archive.config.perPage)
    return (1...pagination.pages).map { number in
      let address = context.archive.addresses.page(number, of: list)
      var inputs = Fingerprint()
      for quote in pagination.slice(quotes, page: number) {
        let article = context.archive.quotes[quote].article
        inputs.add(
          context.inputs.facts(
            CollectionOfOne(article), quote - context.archive.articleLinks[article].quotes.lowerBound))
      }
      inputs.add(quotes.count)
      return OutputFile(address.file, inputs: inputs.value) { [context] buffer in
        let label = context.texts.string("status_" + status.rawValue)
        var frame = PageFrame(.ledger, address, "\(context.texts.string("verification")): \(label)")
        frame.number = number
        frame.description = context.texts.string("status_\(status.rawValue)_text")
        frame.path = [(context.texts.string("verification"), context.archive.addresses.verification.href)]
        frame.linkedData = .list
        frame.render(in: context, into: &buffer) { root in
          root.record(context.links.statuses[status])
          root.record(context.texts.count(quotes.count, .quotes))
          root.list(pagination.slice(quotes, page: number)) { $1.record(context.record(ofQuote: $0)) }
          pagination.write(page: number, of: list, in: context, to: &root)
        }
      }
    }
  }
}
