#if os(Linux)
  #if canImport(Glibc)
    import Glibc
  #else
    import Musl
  #endif

  /// The kernel's own word on what changes in folders (`inotify(7)`).
  struct Inotify: ~Copyable {
    /// A change in a watched folder.
    struct Event {
      /// The folder's watch; -1 when events were lost.
      var watch: Int32
      var mask: UInt32
      /// The name in the folder; empty when it is about the folder itself.
      var name: String

      var isAboutFolder: Bool { mask & UInt32(IN_ISDIR) != 0 || name.isEmpty }
      var isLoss: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }
      /// The watch is gone, by us or with its folder.
      var isEndOfWatch: Bool { mask & UInt32(IN_IGNORED) != 0 }
    }

    let descriptor: Int32

    /// Nil: the system gives no more of them.
    init?() {
      let made = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard made >= 0 else { return nil }
      descriptor = made
    }

    deinit { close(descriptor) }

    /// All by which a text comes to be another, or to be readable.
    private static let wanted = UInt32(
      IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
        | IN_DELETE_SELF
        | IN_MOVE_SELF)

    /// What the system answers when a user may have no more watches.
    static let noneLeft = ENOSPC

    /// The number of the folder's watch, the same for the same folder; nil and the reason when it cannot be watched.
    borrowing func watch(_ folder: String) -> (Int32?, errno: Int32) {
      let number = inotify_add_watch(descriptor, folder, Self.wanted | UInt32(IN_ONLYDIR))
      return number >= 0 ? (number, 0) : (nil, errno)
    }

    borrowing func forget(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

    /// The events that wait to be read; never blocks.
    borrowing func events() -> [Event] {
      var events: [Event] = []
      var buffer = [UInt8](repeating: 0, count: 64 * 1024)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return events }
        Self.parse(buffer[..<count], into: &events)
      }
    }

    /// Each event is a head of 16 bytes (watch, mask, cookie, length) and a name filled up with NUL.
    private static func parse(_ bytes: ArraySlice<UInt8>, into events: inout [Event]) {
      func word(_ at: Int) -> UInt32 {
        bytes[at..<at + 4].withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
      }
      var at = 0
      while at + 16 <= bytes.count {
        let length = Int(word(at + 12))
        guard at + 16 + length <= bytes.count else { return }
        let name = bytes[at + 16..<at + 16 + length].prefix { $0 != 0 }
        events.append(
          Event(
            watch: Int32(bitPattern: word(at)), mask: word(at + 4),
            name: String(decoding: name, as: UTF8.self)))
        at += 16 + length
      }
    }
  }
#endif
