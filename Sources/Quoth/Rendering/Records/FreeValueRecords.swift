import Mustache

extension FreeValue {
  /// The value as templates see it: maps are records of an open shape, whose names nobody checks.
  ///
  /// Works off an explicit list of what is still to be converted, so that deep nesting cannot exhaust the stack.
  var templateValue: Value {
    var pending = [Step.convert(self)]
    var done: [Value] = []
    while let step = pending.popLast() {
      switch step {
      case .convert(.null): done.append(.null)
      case .convert(.bool(let flag)): done.append(.bool(flag))
      case .convert(.text(let text)): done.append(.text(text))
      case .convert(.list(let items)):
        pending.append(.list(items.count))
        pending += items.reversed().map(Step.convert)
      case .convert(.map(let entries)):
        pending.append(.map(entries.map(\.key)))
        pending += entries.reversed().map { .convert($0.value) }
      case .list(let count):
        let items = Array(done.suffix(count))
        done.removeLast(items.count)
        done.append(.list(items))
      case .map(let keys):
        let values = Array(done.suffix(keys.count))
        done.removeLast(values.count)
        done.append(.record(PageRecord(open: .extra, zip(keys, values).map { ($0, $1) })))
      }
    }
    return done.last ?? .null
  }

  private enum Step {
    case convert(FreeValue)
    /// The last so many converted values are a list.
    case list(Int)
    /// The last converted values are those of a map with these keys.
    case map([String])
  }
}

extension Shape {
  /// The site's own names: none is known beforehand.
  static let extra = Shape("extra", [], open: true)
}
