/// Many growing lists of places in one piece of memory. A place is a number that only grows within its list; the
/// list holds the gaps, seven bits a byte.
///
/// A list is a chain of slices, each larger than the one before and with the address of the next at its end: short
/// lists, which most words have, take 16 bytes, and long ones are not copied when they grow.
struct PostingPool: ~Copyable {
  /// One list: where it begins, where it goes on, and what it has come to.
  struct List {
    var head: UInt32
    var next: UInt32
    var end: UInt32
    var level: UInt32 = 0
    var last = 0
    var lastUnit = -1
    var units = 0
  }

  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var used = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 4096)
    memory = .allocate(capacity: self.capacity)
  }

  deinit { memory.deallocate() }

  mutating func list() -> List {
    let start = slice(level: 0)
    return List(head: start, next: start, end: start + Self.size(0) - 4)
  }

  @inline(__always)
  mutating func add(_ place: Int, unit: Int, to list: inout List) {
    var gap = place - list.last
    // A property may be given twice; a gap of nothing marks the end of a page.
    if gap == 0, list.units > 0 { return }
    list.last = place
    if unit != list.lastUnit {
      list.lastUnit = unit
      list.units += 1
    }
    while gap >= 0x80 {
      append(UInt8(truncatingIfNeeded: gap) | 0x80, to: &list)
      gap >>= 7
    }
    append(UInt8(truncatingIfNeeded: gap), to: &list)
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8, to list: inout List) {
    if list.next == list.end { grow(&list) }
    memory[Int(list.next)] = byte
    list.next += 1
  }

  private mutating func grow(_ list: inout List) {
    list.level = min(list.level + 1, 6)
    let start = slice(level: list.level)
    UnsafeMutableRawPointer(memory + Int(list.end)).storeBytes(of: start, as: UInt32.self)
    list.next = start
    list.end = start + Self.size(list.level) - 4
  }

  /// 16 bytes, then 32, 64 … 1,024: always aligned to four.
  private static func size(_ level: UInt32) -> UInt32 { 16 << level }

  private mutating func slice(level: UInt32) -> UInt32 {
    let start = used
    used += Int(Self.size(level))
    if used > capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(capacity * 2, used))
      larger.update(from: memory, count: start)
      memory.deallocate()
      memory = larger
      capacity = max(capacity * 2, used)
    }
    return UInt32(start)
  }

  /// Appends the bytes of a list.
  func copy(_ list: List, into bytes: inout [UInt8]) {
    var start = list.head
    var level: UInt32 = 0
    while true {
      let end = start + Self.size(level) - 4
      if list.next >= start, list.next <= end {
        bytes.append(
          contentsOf: UnsafeBufferPointer(start: memory + Int(start), count: Int(list.next - start)))
        return
      }
      bytes.append(contentsOf: UnsafeBufferPointer(start: memory + Int(start), count: Int(end - start)))
      start = UnsafeRawPointer(memory + Int(end)).load(as: UInt32.self)
      level = min(level + 1, 6)
    }
  }
}
