/// Texts made of pieces, the same in each run (SplitMix64).
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(limit))
  }

  mutating func text(of pieces: [String], upTo count: Int) -> String {
    var text = ""
    for _ in 0...next(below: count) { text += pieces[next(below: pieces.count)] }
    return text
  }
}
