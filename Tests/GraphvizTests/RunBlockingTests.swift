// Waiting must not take away the threads that are waited for.

import Testing

@testable import Graphviz

@Suite(.timeLimit(.minutes(1))) struct RunBlockingTests {
  /// Many more tasks than threads wait at once, each for something that needs tasks itself.
  @Test(arguments: [[TaskPriority.medium], [.high], [.low], [.medium, .high]])
  func allThreadsMayWait(priorities: [TaskPriority]) async {
    let sum = await withTaskGroup(of: Int.self) { group in
      for index in 0..<64 {
        group.addTask(priority: priorities[index % priorities.count]) {
          runBlocking {
            try? await Task.sleep(for: .milliseconds(1))
            return await Task { index }.value
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(sum == 64 * 63 / 2)
  }

  @Test func theTaskThatWaitsIsStillATask() async throws {
    let before = Task.currentPriority
    _ = runBlocking { 1 }
    try await Task.sleep(for: .milliseconds(1))
    #expect(Task.currentPriority == before)
  }
}
