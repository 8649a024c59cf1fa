import Mustache

/// `/transcripts/…`: the record. A long one is several pages (`TranscriptParts`).
struct TranscriptPages {
  let context: RenderContext

  func files() -> [OutputFile] {
    published.flatMap { index -> [OutputFile] in
      let count = context.transcripts.parts[index]?.parts.count ?? 1
      let inputs = inputs(index)
      return (0..<count).map { part in
        OutputFile(address(index, part).file, inputs: inputs) { [context] buffer in
          TranscriptPages(context: context).render(index, part, into: &buffer)
        }
      }
    }
  }

  /// All articles that the pages show something of: those that quote it, and those that it links to.
  private func inputs(_ index: Int) -> UInt64 {
    guard context.inputs.isKnown else { return 0 }
    let links = context.archive.transcriptLinks[index]
    let passages = context.transcripts.passages[index]
    let quotes = links.quotes + passages.map(\.quote)
    return context.inputs.facts(
      [quotes.map { context.archive.quotes[$0].article }, links.links.articles].joined(), links.quotes.count,
      passages.count)
  }

  /// What stands beside the pages: plain text and captions. No article has a part in them.
  func exports() -> [OutputFile] {
    let inputs = context.inputs.facts(EmptyCollection<Int>())
    return published.flatMap { index -> [OutputFile] in
      var files = [
        OutputFile(export(index, .text).file, inputs: inputs) { [context] buffer in
          TranscriptText(context, index).write(into: &buffer)
        }
      ]
      if CaptionTrack.hasTimes(context.archive.transcripts[index]) {
        for format in [TranscriptExport.webVTT, .subRip] {
          files.append(
            OutputFile(export(index, format).file, inputs: inputs) { [context] buffer in
              CaptionTrack(context, index).write(format, into: &buffer)
            })
        }
      }
      return files
    }
  }

  private var published: [Int] {
    context.archive.transcripts.indices.filter { context.archive.transcriptLinks[$0].isPublished }
  }

  private func address(_ index: Int, _ part: Int) -> Address {
    context.transcripts.parts[index]?.parts[part].address ?? context.archive.addresses.transcripts[index]
  }

  private func export(_ index: Int, _ format: TranscriptExport) -> Address {
    context.archive.addresses.below(
      context.archive.addresses.transcripts[index], "transcript." + format.rawValue)
  }

  // MARK: One page

  private func render(_ index: Int, _ part: Int, into buffer: inout ByteBuffer) {
    let transcript = context.archive.transcripts[index]
    let title = transcript.header.title.value
    let section = sectionTitle(index, part)
    var frame = PageFrame(
      .transcript, address(index, part), section.map { "\(title): \($0)" } ?? title)
    frame.description = transcript.summary?.value
    frame.language = transcript.header.language?.value
    frame.openGraphType = "article"
    frame.published = ListRecords(context: context).date(ofTranscript: index)
    frame.path = [(context.texts.string("transcripts"), context.hrefs.transcripts)]
    if part == 0 {
      frame.linkedData = .transcript(index)
    } else {
      frame.path.append((title, context.archive.addresses.transcripts[index].href))
    }
    frame.render(in: context, into: &buffer) { $0.record(record(index, part)) }
  }

  private func sectionTitle(_ index: Int, _ part: Int) -> String? {
    guard let section = context.transcripts.parts[index]?.parts[part].section,
      case .section(let title, _) = context.archive.transcripts[index].blocks[section].kind
    else { return nil }
    return title
  }

  private func record(_ index: Int, _ part: Int) -> PageRecord {
    let transcript = context.archive.transcripts[index]
    let links = context.archive.transcriptLinks[index]
    let shared = context.links
    let texts = context.texts
    let blocks = context.transcripts.parts[index]?.parts[part].blocks ?? 0..<transcript.blocks.count
    let turns = TurnsRenderer(context, index)
    let source = links.source.flatMap { context.archive.sources[$0].isImplicit ? nil : shared.sources[$0] }
    let outline = context.transcripts.parts[index]?.outline ?? TranscriptOutline(transcript)
    let sections = sections(outline, index, part)
    let hasTimes = CaptionTrack.hasTimes(transcript)
    return PageRecord(
      .transcript,
      [
        .text(transcript.id), .text(transcript.header.title.value),
        .text(context.archive.addresses.transcripts[index].href), .optional(transcript.summary?.value),
        .optional(ListRecords(context: context).date(ofTranscript: index).map(texts.record)),
        .optional(source), .records(transcript.participants.map(participant)),
        .optional(transcript.madeBy.map { texts.string("made_by_" + $0) }),
        .optional(transcript.style.map { texts.string("style_" + $0) }), .bool(transcript.reviewed == true),
        .optional(transcript.duration), .optional(links.links.media),
        .optional(links.links.media.flatMap(Self.mediaKind)), .optional(transcript.licence),
        .records(links.topics.map { shared.topics[$0] }),
        part == 0 ? .records(SpeakerShares(transcript, links).records(context)) : .list([]),
        .bool(sections.count > (part > 0 ? 1 : 0)), .records(sections),
        .bool(context.transcripts.parts[index] != nil),
        .optional(sectionTitle(index, part)),
        .optional(part > 0 ? link(index, part - 1) : nil),
        .optional(
          context.transcripts.parts[index].flatMap { part + 1 < $0.parts.count ? link(index, part + 1) : nil }
        ),
        .html(turns.html(blocks)), .list(turns.allNotes(of: blocks)),
        .record(texts.count(links.quotes.count, .quotes)),
        .record(texts.count(outline.turnCount, .turns)),
        .text(export(index, .text).href), hasTimes ? .text(export(index, .webVTT).href) : .null,
        hasTimes ? .text(export(index, .subRip).href) : .null, transcript.header.extra.templateValue,
      ])
  }

  private func link(_ index: Int, _ part: Int) -> PageRecord {
    PageRecord(
      .link,
      [
        .text(sectionTitle(index, part) ?? context.archive.transcripts[index].header.title.value),
        .text(address(index, part).href),
      ])
  }

  /// The sections: on the first page all, on a further page of a long transcript those that stand on it.
  private func sections(_ outline: TranscriptOutline, _ index: Int, _ part: Int) -> [PageRecord] {
    let parts = context.transcripts.parts[index]
    let own = parts?.parts[part].blocks
    return outline.sections.compactMap { section in
      if part > 0, let own, !own.contains(section.block) { return nil }
      let anchor = context.transcripts.anchor(index, block: section.block)
      let number = parts?.part(ofBlock: section.block) ?? 0
      let href: String
      if number == part {
        href = "#" + PercentEncoding.encoded(anchor ?? "")
      } else {
        // A page that begins with the section needs no anchor.
        let address = address(index, number)
        href = parts?.parts[number].section == section.block ? address.href : address.href(anchor)
      }
      return PageRecord(
        .section,
        [
          .text(section.title), .text(href), .int(section.level), .bool(section.level == outline.topLevel),
          .bool(part > 0 && own?.lowerBound == section.block),
          .optional(
            section.time.map { TimeCode.text($0, clock: context.archive.transcripts[index].usesClock) }),
        ])
    }
  }

  private func participant(_ participant: Transcript.Participant) -> PageRecord {
    let speakers = participant.speakers.compactMap { context.transcripts.speakers[$0.value] }
    return PageRecord(
      .participant,
      [
        .text(participant.label.value), .list(speakers.map { .record(context.links.speakers[$0]) }),
        .optional(participant.role),
      ])
  }

  /// What a browser's own player plays, by the ending of the file's name. What lies elsewhere is only linked to: nothing
  /// is loaded from there unasked.
  private static func mediaKind(_ href: String) -> String? {
    guard href.hasPrefix("/"), !href.hasPrefix("//") else { return nil }
    let path = href.prefix { $0 != "?" && $0 != "#" }.lowercased()
    if [".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac", ".aac"].contains(where: path.hasSuffix) {
      return "audio"
    }
    return [".mp4", ".m4v", ".webm", ".ogv", ".mov"].contains(where: path.hasSuffix) ? "video" : nil
  }
}

/// The files beside a transcript's page, by their endings.
enum TranscriptExport: String {
  case text = "txt"
  case webVTT = "vtt"
  case subRip = "srt"
}

extension TranscriptBlock {
  var isTurn: Bool { if case .turn = kind { true } else { false } }
}
