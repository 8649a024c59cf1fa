/// What results can be narrowed down to: speakers, sources, topics and years, each with how often it occurs. Files of
/// their own, which the search fetches when a reader asks for them.
struct SearchFacets: Sendable {
  /// Of sources and speakers those that occur most: a longer list helps nobody to choose.
  static let limit = 1000

  let context: RenderContext

  func files() -> [OutputFile] {
    [
      file("speakers") { archive in
        archive.speakers.indices.map {
          (
            archive.speakers[$0].id, archive.speakers[$0].name,
            archive.speakerLinks[$0].quotes.count + archive.speakerLinks[$0].turnCount
          )
        }
      },
      file("sources") { archive in
        archive.sources.indices.map {
          (
            archive.sources[$0].id, archive.sources[$0].header.title.value,
            archive.sourceLinks[$0].quotes.count
          )
        }
      },
      file("topics") { archive in
        archive.topics.indices.map {
          (
            archive.topics[$0].id, archive.topics[$0].title,
            archive.topics[$0].articles.count + archive.topics[$0].transcripts.count
          )
        }
      },
      file("years") { archive in years(archive).map { (String($0.key), String($0.key), $0.value) } },
    ]
  }

  private func years(_ archive: LinkedArchive) -> [(key: Int, value: Int)] {
    var counts: [Int: Int] = [:]
    // By index: quotes and articles are not to be copied for a date.
    for index in archive.quotes.indices {
      let date = archive.quotes[index].date ?? archive.articles[archive.quotes[index].article].date
      counts[date.year, default: 0] += 1
    }
    for index in archive.articles.indices { counts[archive.articles[index].date.year, default: 0] += 1 }
    let lists = ListRecords(context: context)
    for index in archive.transcripts.indices where archive.transcriptLinks[index].isPublished {
      if let year = lists.date(ofTranscript: index)?.year { counts[year, default: 0] += 1 }
    }
    return counts.sorted { $0.key > $1.key }
  }

  private func file(
    _ name: String,
    _ entries: @escaping @Sendable (LinkedArchive) -> [(id: String, title: String, count: Int)]
  ) -> OutputFile {
    let context = context
    return OutputFile(context.archive.addresses.searchIndex("facets/\(name).json").file) { buffer in
      var found = entries(context.archive).enumerated().filter { $0.element.count > 0 }
      if found.count > Self.limit {
        found.sort { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
        found.removeLast(found.count - Self.limit)
      }
      var json = JSONWriter(continuing: &buffer)
      json.beginArray()
      for (_, entry) in found {
        json.newLine()
        json.beginArray()
        json.string(entry.id)
        json.string(entry.title)
        json.number(entry.count)
        json.endArray()
      }
      json.endArray()
      json.flush(into: &buffer)
    }
  }
}
