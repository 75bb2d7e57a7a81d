// Peers in turns with our own work, so that a noisy machine disturbs all of them alike.

/// Several peers that do one work.
final class Rivals {
  private let peers: [Peer]
  /// The best report of each peer that is there.
  private(set) var reports: [Peer.Report?]
  private static let rounds = 3

  init(_ peers: [Peer]) {
    self.peers = peers
    reports = peers.map { _ in nil }
  }

  /// Runs our work and that of each peer in turns.
  func alternate(_ ours: () -> Void) {
    for round in 0..<Self.rounds {
      ours()
      for index in peers.indices where round == 0 || reports[index] != nil {
        guard let report = peers[index].run() else { continue }
        if report.secondsPerWork < reports[index]?.secondsPerWork ?? .infinity {
          reports[index] = report
        }
      }
    }
  }

  /// A row for each peer that is there; all that is compared is per unit of work.
  func rows(_ work: String, ours: Double, atLeast: (String) -> Double?) -> [Row] {
    reports.compactMap { $0 }.map { report in
      Row(work, ours: ours, report.name, report.secondsPerWork, atLeast: atLeast(report.name))
    }
  }
}

extension Peer.Report {
  var secondsPerWork: Double { seconds / Double(work) }
}
