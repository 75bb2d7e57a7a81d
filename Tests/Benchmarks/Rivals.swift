// Peers in turns with our own work, so that a noisy machine disturbs all of them alike.

/// Several peers that do one work.
final class Rivals {
  private let peers: [Peer]
  /// The best report of each peer that is there.
  private var reports: [Peer.Report?]
  private let rounds: Int

  init(_ peers: [Peer], rounds: Int = 3) {
    self.peers = peers
    self.rounds = rounds
    reports = peers.map { _ in nil }
  }

  /// Runs our work and that of each peer in turns.
  func alternate(_ ours: () -> Void) {
    for round in 0..<rounds {
      ours()
      for index in peers.indices where round == 0 || reports[index] != nil {
        guard let report = peers[index].run() else { continue }
        if report.secondsPerWork < reports[index]?.secondsPerWork ?? .infinity {
          reports[index] = report
        }
      }
    }
  }

  /// A row for each peer, also for one that is not there; all that is compared is per unit of work.
  ///
  /// - Parameter atLeast: How many times faster than the peer of a name we should be.
  func rows(_ work: String, ours: Double, atLeast: [String: Double] = [:]) -> [Row] {
    rows(work, ours) {
      Row(work, ours: ours, $0.name, $0.secondsPerWork, atLeast: atLeast[$0.name])
    }
  }

  /// The same, where we may take some times as long as the peers.
  func rows(_ work: String, ours: Double, atMost: Double?) -> [Row] {
    rows(work, ours) {
      Row(work, ours: ours, part: $0.name, $0.secondsPerWork, atMost: atMost)
    }
  }

  private func rows(_ work: String, _ ours: Double, _ row: (Peer.Report) -> Row) -> [Row] {
    zip(peers, reports).map { peer, report in
      report.map(row) ?? Row(work, time(ours), missing: peer.script)
    }
  }
}
