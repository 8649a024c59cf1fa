/// Puts a program together step by step.
struct ProgramBuilder {
  private var instructions: [Instruction] = []
  private var text: [UInt8] = []
  /// Where the text begins that belongs to the next step.
  private var textStart = 0
  private var digests: [UInt64] = []
  private var paths: [[String]: Int32] = [:]
  private var calls: [(instruction: Int, routine: Int)] = []
  /// Where each routine begins.
  private var routines: [Int: Int] = [:]

  /// The bytes of text so far.
  var textCount: Int { text.count }

  /// Appends text.
  mutating func write(_ bytes: some Sequence<UInt8>) {
    text.append(contentsOf: bytes)
  }

  /// Appends the printing of a value.
  mutating func print(_ path: Path, raw: Bool) {
    emit(raw ? .raw : .escaped, path)
  }

  /// Begins a section; what is returned ends it.
  mutating func openSection(_ path: Path, inverted: Bool) -> Int {
    emit(inverted ? .inverted : .section, path)
    return instructions.count - 1
  }

  /// Ends a section.
  mutating func closeSection(_ section: Int) {
    if instructions[section].operation == .section {
      emit(.next)
    } else if textStart < text.count {
      emit(.text)
    }
    instructions[section].target = Int32(truncatingIfNeeded: instructions.count)
  }

  /// Appends a call of a routine, which may be built later.
  mutating func call(_ routine: Int) {
    calls.append((instructions.count, routine))
    emit(.call)
  }

  /// Begins a routine; the first is where the program begins.
  mutating func beginRoutine(_ routine: Int) {
    routines[routine] = instructions.count
  }

  /// Ends a routine.
  mutating func endRoutine() {
    emit(.back)
  }

  /// The program, from the template that the first routine is.
  consuming func program(of source: TemplateSource, strict: Bool) -> Program {
    for (instruction, routine) in calls {
      instructions[instruction].target = Int32(truncatingIfNeeded: routines[routine] ?? 0)
    }
    return Program(instructions: instructions, text: text, digests: digests, strict: strict, source: source)
  }

  private mutating func emit(_ operation: Instruction.Operation, _ path: Path? = nil) {
    instructions.append(
      Instruction(
        operation: operation, textStart: Int32(truncatingIfNeeded: textStart),
        textEnd: Int32(truncatingIfNeeded: text.count), pathStart: path.map { place(of: $0) } ?? 0,
        pathCount: Int32(truncatingIfNeeded: path?.parts.count ?? 0)))
    textStart = text.count
  }

  private mutating func place(of path: Path) -> Int32 {
    if let place = paths[path.parts] { return place }
    let place = Int32(truncatingIfNeeded: digests.count)
    digests += path.parts.map { NameTable.digest($0.utf8) }
    paths[path.parts] = place
    return place
  }
}
