// Every link that drives a page against the replay on that page.

import ComputationGraph

extension Replay {
  /// What the steps tell, by their number: `n` computes a value, `∂o/∂o` begins backward, `o → n`
  /// passes a gradient; `start` and `end` are what they say.
  ///
  /// Two steps that tell the same, such as those of `x * x`, are `square → x` and `square → x, again`.
  var told: [String] {
    let terms = ValueNames(graph)
    var known: Set<String> = []
    return ["start"]
      + steps.map { step in
        let told =
          switch step {
          case .forward(let node): terms[node].text
          case .seed(let seed): "∂\(terms[seed.node].text)/∂\(terms[seed.node].text)"
          case .flow(let flow): "\(terms[flow.node].text) → \(terms[flow.target].text)"
          }
        return known.insert(told).inserted ? told : told + ", again"
      }
  }

  /// The number of the step that tells something; nil where none does.
  func step(telling told: String) -> Int? {
    told == "end" ? steps.count : self.told.firstIndex(of: told)
  }
}

extension TutorialText {
  /// What is wrong with links that drive pages, and the text with the right steps in their places.
  func checkSteps(_ programs: Programs) -> (problems: [Problem], corrected: String) {
    var problems: [Problem] = []
    var corrections: [(range: Range<String.Index>, text: String)] = []
    for (tag, section, told) in elements(with: "data-tells") {
      let place = tag.range.lowerBound
      guard let page = elements(with: "data-page").first(where: { $0.section == section })?.value
      else {
        problems.append(problem(at: place, "there is no page in this section to be driven"))
        continue
      }
      do {
        let replay = try programs(page).replay()
        guard let step = replay.step(telling: told) else {
          let known = replay.told.joined(separator: "; ")
          problems.append(
            problem(at: place, "no step of \(page) tells \(told), but: \(known); end"))
          continue
        }
        let written = tag["data-step"] ?? "nothing"
        guard written != String(step) else { continue }
        problems.append(
          problem(at: place, "\(told) is step \(step) of \(page), but the link has \(written)"))
        let old = String(content[tag.range])
        let new = old.replacing("data-step=\"\(written)\"", with: "data-step=\"\(step)\"")
        corrections.append((tag.range, new))
      } catch {
        problems.append(problem(at: place, "the page \(page) \(error)"))
      }
    }
    return (problems, replacing(corrections))
  }

  /// Links that change a number, `b=8` or `W[2]=0.5`, which the section's page does not have.
  func checkChanges(_ programs: Programs) -> [Problem] {
    elements(with: "data-set").compactMap { tag, section, change in
      let page = elements(with: "data-page").first { $0.section == section }?.value
      let nodes = page.flatMap { try? programs($0).replay() }?.graph.nodes
      if let match = change.wholeMatch(of: /(\w+)(?:\[([0-9]+)\])?=-?[0-9.]+/),
        let leaf = nodes?.first(where: { $0.isLeaf && $0.name == String(match.output.1) }),
        match.output.2.flatMap({ Int($0) }) ?? 0 < leaf.size
      {
        return nil
      }
      return problem(
        at: tag.range.lowerBound, "\(change) is no number that the section's page takes")
    }
  }
}
