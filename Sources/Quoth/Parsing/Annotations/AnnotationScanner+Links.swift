import CommonMark

extension AnnotationScanner {
  /// Reads the links of the current block.
  mutating func addLinks(in block: Int) {
    var attributionLinks: [(link: InlineText.Link, reference: Int?)] = []
    for link in text.links {
      switch roles[link.node] {
      case .words, .moment: continue
      default: break
      }
      if link.isNested {
        addNestedLink(link)
        continue
      }
      let url = document.bytes(document.nodes[link.node].url)
      let kind = LinkKind(url)
      let mark = attributedQuote(of: link.node)
      if hasFaultyDefinition(link.node) {
        roles[link.node] = .words
        continue
      }
      if !openQuotes.isEmpty, mark == nil, kind != .quote, reportBracket(link) { continue }
      switch kind {
      case .plain:
        checkScheme(url, of: link.node)
        reportDangerous(url, of: link.node)
        checkElsewhere(url, of: link.node)
      case .quote where collection == .transcripts: addWordsLink(link, url)
      case .quote:
        if let mark {
          if addSpeakerLink(link, url, mark) { attributionLinks.append((link, nil)) }
        } else {
          addQuote(link, url)
        }
      case .reference(let scheme):
        addReference(link, url, scheme, mark)
        if mark != nil, case .reference = roles[link.node] {
          attributionLinks.append((link, references.count - 1))
        }
      case .path:
        addReference(link, url, .path, mark)
        if mark != nil { attributionLinks.append((link, references.count - 1)) }
      }
    }
    if let open = openQuotes.last, open.attribution.paragraph == block {
      addAttribution(attributionLinks, from: open.attribution.lineBreak == nil ? 0 : text.marked ?? 0)
    }
  }

  /// Where a link's address stands: for a reference in its definition.
  func targetSpan(of node: Int) -> SourceSpan {
    let index = document.nodes[node].linkIndex
    guard document.links.indices.contains(index) else { return span(of: node) }
    let link = document.links[index]
    let definition = Int(link.definition)
    if link.style == .reference, document.swallowedDefinitions.indices.contains(definition) {
      return source.place(document.swallowedDefinitions[definition].destinationSpan)
    }
    return source.place(link.destination)
  }

  private mutating func addQuote(_ link: InlineText.Link, _ url: ArraySlice<UInt8>) {
    let target = targetSpan(of: link.node)
    let address = LinkAddress(url, from: "quote:".utf8.count)
    check(address, LinkRules.quote, "quote:", url, at: target)
    let words = words(link.range)
    if QuoteMark.isEmpty(words) || isAutolink(link.node) {
      report(
        .emptyQuote, "this quote has no words", at: span(of: link.node),
        suggestion: "put the words between `[` and `]`")
    }
    roles[link.node] = .quote(Int32(quotes.count))
    quotes.append(
      QuoteMark(
        kind: .inline, span: span(of: link.node), targetSpan: target, outer: openQuotes.last?.mark,
        speaker: address.target.isEmpty ? nil : address.target, name: name(of: address, url, at: target),
        parameters: address.parameters, text: words))
  }

  /// Reads the `quote:` link of an attribution line into its quote; answers whether it is the first.
  private mutating func addSpeakerLink(_ link: InlineText.Link, _ url: ArraySlice<UInt8>, _ mark: Int) -> Bool
  {
    let target = targetSpan(of: link.node)
    guard !quotes[mark].attribution.contains(where: { if case .quoteLink = $0 { true } else { false } })
    else {
      report(
        .attributionNotRead, "a second `quote:` link stands in this attribution", at: target,
        suggestion: "use `speaker:` links for others who are named")
      roles[link.node] = .words
      return false
    }
    let address = LinkAddress(url, from: "quote:".utf8.count)
    check(address, LinkRules.quote, "quote:", url, at: target)
    roles[link.node] = .speakerLink(Int32(mark))
    quotes[mark].targetSpan = target
    quotes[mark].speaker = address.target.isEmpty ? nil : address.target
    quotes[mark].name = name(of: address, url, at: target)
    quotes[mark].parameters = address.parameters
    // Tells the next one; the pieces proper follow when all links are known.
    quotes[mark].attribution = [.quoteLink("")]
    return true
  }

  /// In a transcript a `quote:` link names words.
  private mutating func addWordsLink(_ link: InlineText.Link, _ url: ArraySlice<UInt8>) {
    let target = targetSpan(of: link.node)
    var address = LinkAddress(url, from: "quote:".utf8.count)
    if !address.target.isEmpty || !address.parameters.isEmpty {
      report(
        .invalidParameter, "in a transcript a `quote:` link only names words; the turn says who speaks",
        at: target,
        suggestion: "write `quote:#\(address.fragment ?? "name")`")
    }
    if address.fragment == nil {
      report(
        .invalidParameter, "this link gives the words no name", at: target, suggestion: "write `quote:#name`")
    }
    address.parameters = []
    let name = name(of: address, url, at: target)
    roles[link.node] = .reference(Int32(references.count))
    references.append(
      Reference(
        scheme: .words, target: "", fragment: name, text: words(link.range), span: span(of: link.node),
        targetSpan: target))
  }

  private mutating func addReference(
    _ link: InlineText.Link, _ url: ArraySlice<UInt8>, _ scheme: Reference.Scheme, _ mark: Int?
  ) {
    let target = targetSpan(of: link.node)
    let address = LinkAddress(url, from: scheme == .path ? 0 : scheme.rawValue.utf8.count + 1)
    if scheme != .path, address.target.isEmpty {
      report(
        .invalidParameter, "this link names no \(scheme.rawValue)", at: target,
        suggestion: "write its id behind `\(scheme.rawValue):`")
      roles[link.node] = .words
      return
    }
    let below = scheme == .path ? RelativePath.resolve(address.target, in: path) : ""
    let name =
      scheme != .path ? "\(scheme.rawValue):" : LinkRules.isSearch(path: below) ? "the search" : "the file"
    check(address, LinkRules.parameters(of: scheme, path: below), name, url, at: target)
    roles[link.node] = .reference(Int32(references.count))
    references.append(
      Reference(
        scheme: scheme, target: address.target, parameters: address.parameters, fragment: address.fragment,
        title: title(of: link.node), text: words(link.range), span: span(of: link.node), targetSpan: target,
        quote: openQuotes.last?.mark,
        isInAttribution: mark != nil))
  }

  private func title(of node: Int) -> String? {
    document.nodes[node].hasTitle ? document.string(document.nodes[node].title) : nil
  }

  /// Reads the images of the current block: those that are files of the archive, and those of other hosts.
  mutating func addImages() {
    for node in text.images {
      let url = document.bytes(document.nodes[node].url)
      if LinkKind(url).isOurs {
        report(
          .linkNotRead, "an image cannot be found by “\(String(decoding: url, as: UTF8.self))”",
          at: span(of: node), suggestion: "take the `!` away, and it is a link")
        continue
      }
      reportDangerous(url, of: node)
      if LinkAddress.namesHost(url) {
        roles[node] = .imageElsewhere(isInLink: isInLink(node))
        checkElsewhere(url, of: node)
      }
      guard LinkKind(url) == .path else { continue }
      let address = LinkAddress(url, from: 0)
      var alternative: [UInt8] = []
      PlainText.append(document.plainText(of: node)[...], to: &alternative)
      roles[node] = .image(Int32(references.count))
      references.append(
        Reference(
          scheme: .path, target: address.target,
          parameters: address.parameters,
          fragment: address.fragment, text: PlainText.string(alternative), span: span(of: node),
          targetSpan: targetSpan(of: node), quote: openQuotes.last?.mark,
          isInAttribution: attributedQuote(of: node) != nil))
    }
  }

  private func isInLink(_ node: Int) -> Bool {
    var above = Int(document.nodes[node].parent)
    while above >= 0 {
      if document.nodes[above].kind == .link { return true }
      above = Int(document.nodes[above].parent)
    }
    return false
  }

  /// `<https://…>` inside a link: CommonMark makes both links, which HTML does not allow.
  private mutating func addNestedLink(_ link: InlineText.Link) {
    roles[link.node] = .words
    guard let outer = link.outer,
      LinkKind(document.bytes(document.nodes[text.links[outer].node].url)) == .quote
    else { return }
    report(
      .linkInQuote, "a link stands inside the words of a quote", at: span(of: link.node),
      suggestion: "put the address behind the quote, or write it in backticks")
  }

  /// `<quote:…>`
  private func isAutolink(_ node: Int) -> Bool {
    let index = document.nodes[node].linkIndex
    return document.links.indices.contains(index) && document.links[index].style == .autolink
  }

  /// Reports an address that a browser might run; without raw HTML it is left out.
  private mutating func reportDangerous(_ url: ArraySlice<UInt8>, of node: Int) {
    guard !settings.allowsHTML, HTMLEscape.isDangerous(url: url.span) else { return }
    let scheme = String(decoding: url.prefix(while: { $0 != UInt8(ascii: ":") }), as: UTF8.self)
    report(
      .invalidURL, .warning, "an address with “\(scheme):” is left out, for it is no web page",
      at: targetSpan(of: node),
      suggestion: "link to an http(s) address or a path of the site, or take the link away")
  }

  /// Sees to an address of another host that no browser would take as it is: what can be encoded is, and a link to no
  /// host is left out.
  private mutating func checkElsewhere(_ url: ArraySlice<UInt8>, of node: Int) {
    guard !AddressCheck.isOrdinary(url) else { return }
    let address = String(decoding: url, as: UTF8.self)
    let mended = PercentEncoding.mended(address, keepingLetters: true)
    if AddressCheck.isAbsolute(address), let fault = AddressCheck.fault(in: mended) {
      report(
        .invalidURL, .warning, "the address “\(address)” \(fault.message), so the link is left out",
        at: targetSpan(of: node), suggestion: fault.suggestion ?? "write it as https://host/path")
      roles[node] = .words
    } else if mended != address, case .plain = roles[node] {
      roles[node] = .linkElsewhere
    }
  }

  /// Reports a scheme that is nearly one of ours: `qoute:`.
  private mutating func checkScheme(_ url: ArraySlice<UInt8>, of node: Int) {
    guard let length = LinkKind.schemeLength(url), !url.starts(with: "http".utf8) else { return }
    let scheme = String(decoding: url.prefix(length), as: UTF8.self).lowercased()
    guard scheme.utf8.count >= 4, let near = NearestName.find(scheme, in: LinkRules.schemes) else { return }
    report(
      .linkNotRead, "“\(scheme):” leads nowhere in the archive", at: targetSpan(of: node),
      suggestion: "did you mean “\(near):”?")
  }

  /// The `#ID` of a quote, if it may be one.
  private mutating func name(of address: LinkAddress, _ url: ArraySlice<UInt8>, at span: SourceSpan)
    -> String?
  {
    guard let fragment = address.fragment else { return nil }
    if LinkRules.isQuoteName(fragment) { return fragment }
    report(
      .invalidParameter,
      fragment.isEmpty ? "the name behind `#` is empty" : "“\(fragment)” cannot be the name of a quote",
      at: part(address.fragmentRange, of: url, at: span),
      suggestion: "use letters from a to z, digits, `-` and `_`")
    return nil
  }

  /// Reports parameters that a link may not have, that are empty or that contradict each other.
  private mutating func check(
    _ address: LinkAddress, _ allowed: [String], _ kind: String, _ url: ArraySlice<UInt8>, at span: SourceSpan
  ) {
    for (index, parameter) in address.parameters.enumerated() {
      if !allowed.contains(parameter.name) {
        let known = allowed.isEmpty ? "it takes none" : "it takes \(allowed.joined(separator: ", "))"
        report(
          .unknownParameter, "\(kind) takes no parameter “\(parameter.name)”",
          at: part(LinkAddress.range(ofParameter: index, in: url), of: url, at: span),
          suggestion: NearestName.suggestion(for: parameter.name, in: allowed) ?? known)
      } else if parameter.value.isEmpty {
        report(
          .invalidParameter, "the parameter “\(parameter.name)” is empty",
          at: part(LinkAddress.range(ofParameter: index, in: url), of: url, at: span),
          suggestion: "give it a value or leave it out")
      } else if address.parameters[..<index].contains(where: {
        $0.name == parameter.name && $0.value != parameter.value
      }) {
        report(
          .conflictingParameter, "the parameter “\(parameter.name)” stands here twice, with different values",
          at: part(LinkAddress.range(ofParameter: index, in: url), of: url, at: span),
          suggestion: "leave one of them out")
      }
    }
  }

  /// The span of a part of an address: exact if the address is on one line and without escapes, else all of it.
  private func part(_ range: Range<Int>?, of url: ArraySlice<UInt8>, at span: SourceSpan) -> SourceSpan {
    guard let range, span.line == span.endLine, Int(span.endColumn - span.column) == url.count else {
      return span
    }
    let column = Int(span.column)
    return SourceSpan(
      line: Int(span.line), column: column + range.lowerBound, endColumn: column + range.upperBound)
  }
}
