/// All words of an archive, read on all cores: portion by portion, each with its own lists of places.
struct SearchReading: Sendable {
  let units: SearchUnits
  let portions: [(kind: SearchUnits.Kind, range: Range<Int>)]
  /// By portion.
  let read: [(TermLists, [SearchUnit])]

  init(_ context: RenderContext) {
    let units = SearchUnits(context)
    let portions = units.portions()
    read = context.parallel.map(count: portions.count, chunk: 1) { number in
      units.read(portions[number].kind, portions[number].range)
    }
    self.units = units
    self.portions = portions
  }
}
