/// A stack of plain values in memory that it is lent, or in more of its own where that is not enough. A page runs some
/// ten small programs, and arrays would ask for memory for each.
struct Stack<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private var isOwned = false
  private(set) var count = 0

  /// `memory` outlives the stack, and holds one value at least.
  init(in memory: UnsafeMutableBufferPointer<Element>) {
    if let start = memory.baseAddress, !memory.isEmpty {
      base = start
      capacity = memory.count
    } else {
      base = .allocate(capacity: 1)
      capacity = 1
      isOwned = true
    }
  }

  deinit { if isOwned { base.deallocate() } }

  /// The value of that number, from the bottom; there must be one.
  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count)
      return base[index]
    }
    set {
      precondition(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  @inline(__always)
  mutating func push(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  /// Takes the uppermost value off; nil: there is none.
  @inline(__always)
  mutating func pop() -> Element? {
    guard count > 0 else { return nil }
    count -= 1
    return base[count]
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.update(from: base, count: count)
    if isOwned { base.deallocate() }
    base = larger
    capacity *= 2
    isOwned = true
  }
}
