#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import NIOCore

extension IOError {
  var isBusyAddress: Bool { errnoCode == EADDRINUSE }

  /// The words of the system.
  var localizedReason: String { String(cString: strerror(errnoCode)) }
}
