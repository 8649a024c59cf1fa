import Dispatch
import Quoth
import Subprocess
import Synchronization

/// Runs the programs that publishing calls, with the user's own environment: his keys, agents and settings.
public struct SubprocessRunner: ProgramRunner {
  private let isInterrupted: @Sendable () -> Bool

  /// `isInterrupted` is asked while a program runs; when it says yes the program is ended.
  public init(isInterrupted: @escaping @Sendable () -> Bool) { self.isInterrupted = isInterrupted }

  public func run(_ call: ProgramCall) throws -> ProgramOutcome {
    if isInterrupted() { throw Interrupted() }
    let outcome = try Self.waiting { try await self.outcome(of: call) }
    if isInterrupted() { throw Interrupted() }
    return outcome
  }

  /// What a program may say before it counts as broken: bytes.
  private static let mostOutput = 1 << 28

  private func outcome(of call: ProgramCall) async throws -> ProgramOutcome {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
    let variables = call.environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
    let configuration = Configuration(
      executable: .name(call.name), arguments: Arguments(call.arguments),
      environment: .inherit.updating(Dictionary(variables) { $1 }), platformOptions: options)
    return try await withThrowingTaskGroup(of: ProgramOutcome?.self) { group in
      group.addTask {
        do {
          let result = try await Subprocess.run(
            configuration, input: .inputWriter, output: .bytes(limit: Self.mostOutput),
            error: .bytes(limit: Self.mostOutput)
          ) { execution in
            // A program that ends before it has read everything says why on its own.
            _ = try? await execution.standardInputWriter.write(call.input)
            try? await execution.standardInputWriter.finish()
          }
          let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): 128 + signal
            }
          return ProgramOutcome(status: status, output: result.standardOutput, errors: result.standardError)
        } catch let error as SubprocessError where error.code == .executableNotFound {
          throw ProgramMissing(name: call.name)
        }
      }
      group.addTask {
        while !isInterrupted() { try await Task.sleep(for: .milliseconds(50)) }
        return nil
      }
      defer { group.cancelAll() }
      guard case .some(.some(let outcome)) = try await group.next() else { throw Interrupted() }
      return outcome
    }
  }

  /// Waits on this thread, which no task runs on, for what tasks do on others.
  private static func waiting<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let done = DispatchSemaphore(value: 0)
    let box = Box<Value>()
    Task {
      let result: Result<Value, any Error>
      do { result = .success(try await work()) } catch { result = .failure(error) }
      box.result.withLock { $0 = result }
      done.signal()
    }
    done.wait()
    guard let result = box.result.withLock({ $0 }) else { throw Interrupted() }
    return try result.get()
  }

  private final class Box<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }
}
