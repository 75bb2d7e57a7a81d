// Products by letters: einsum("ij,jk->ik", a, b).

extension Tensor {
  /// The sum of products that letters state, one for each dimension: what stands on the right stays,
  /// the others are summed over. Without an arrow, those stay that occur once, in the alphabet's
  /// order. Pairs are multiplied from the left, as matrices.
  package static func einsum(
    _ equation: String, _ operands: [Tensor]
  ) throws(TensorError) -> Tensor {
    let letters: (inputs: [[Character]], output: [Character])
    do throws(OperationError) { letters = try read(equation, operands.map(\.shape)) } catch {
      throw TensorError(
        .operation(error), operation: "einsum", operands: operands.map(\.operandDescription))
    }
    var terms = try zip(operands, letters.inputs).map { tensor, letters throws(TensorError) in
      try Term(tensor: tensor, letters: letters).withoutRepetition()
    }
    var result = terms.removeFirst()
    while !terms.isEmpty {
      let next = terms.removeFirst()
      let needed = Set(letters.output + terms.flatMap(\.letters))
      result = try result.times(next, keeping: needed)
    }
    return try result.summed(keeping: Set(letters.output)).arranged(letters.output).tensor
  }

  private static func read(
    _ equation: String, _ shapes: [Shape]
  ) throws(OperationError) -> (inputs: [[Character]], output: [Character]) {
    let text = equation.filter { $0 != " " }
    let arrow = text.firstRange(of: "->")
    let left = arrow.map { text[..<$0.lowerBound] } ?? text[...]
    let inputs = left.split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
    guard !shapes.isEmpty, inputs.count == shapes.count else {
      throw .equation("\"\(equation)\" has letters for \(inputs.count) operands")
    }
    let all = inputs.flatMap { $0 }
    let counts = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
    let output =
      arrow.map { Array(text[$0.upperBound...]) } ?? counts.keys.filter { counts[$0] == 1 }.sorted()
    guard (all + output).allSatisfy({ $0.isLetter && $0.isASCII }) else {
      throw .equation("\"\(equation)\" has a sign that is no letter")
    }
    guard Set(output).count == output.count, Set(output).isSubset(of: all) else {
      throw .equation("the right side of \"\(equation)\" needs letters of the left, each once")
    }
    var extents: [Character: Int] = [:]
    for (letters, shape) in zip(inputs, shapes) {
      guard letters.count == shape.count else {
        throw .equation("\"\(String(letters))\" must have a letter for each dimension")
      }
      for (letter, extent) in zip(letters, shape) {
        guard extents[letter, default: extent] == extent else {
          throw .equation("\"\(letter)\" stands for dimensions of different extents")
        }
        extents[letter] = extent
      }
    }
    return (inputs, output)
  }

  /// A tensor with the letter of each of its dimensions.
  private struct Term {
    var tensor: Tensor
    var letters: [Character]

    /// Where a letter stands twice, the diagonal.
    func withoutRepetition() throws(TensorError) -> Term {
      guard Set(letters).count < letters.count else { return self }
      var unique: [Character] = []
      for letter in letters where !unique.contains(letter) { unique.append(letter) }
      let items = letters.enumerated().map { dimension, letter in
        let after = unique.count - 1 - (unique.firstIndex(of: letter) ?? 0)
        let extent = tensor.shape[dimension]
        return IndexItem.positions(
          NDArray(shape: [extent] + [Int](repeating: 1, count: after)) { Double($0) })
      }
      return Term(
        tensor: try Tensor.apply(Pick(items, name: "diagonal"), tensor), letters: unique)
    }

    func summed(keeping needed: Set<Character>) throws(TensorError) -> Term {
      let dims = letters.indices.filter { !needed.contains(letters[$0]) }
      guard !dims.isEmpty else { return self }
      return Term(
        tensor: try Tensor.apply(Sum(dims: dims), tensor),
        letters: letters.filter(needed.contains))
    }

    func arranged(_ order: [Character]) throws(TensorError) -> Term {
      guard order != letters else { return self }
      let axes = order.compactMap { letters.firstIndex(of: $0) }
      return Term(tensor: try Tensor.apply(Permute(axes), tensor), letters: order)
    }

    /// The product with another, summed over what both have and nobody needs: one of matrices.
    func times(_ other: Term, keeping needed: Set<Character>) throws(TensorError) -> Term {
      let a = try summed(keeping: needed.union(other.letters))
      let b = try other.summed(keeping: needed.union(letters))
      let shared = a.letters.filter(b.letters.contains)
      let batch = shared.filter(needed.contains)
      let inner = shared.filter { !needed.contains($0) }
      let rows = a.letters.filter { !shared.contains($0) }
      let columns = b.letters.filter { !shared.contains($0) }
      let product = try Tensor.apply(
        MatMul(), a.matrices(batch, rows, inner), b.matrices(batch, inner, columns))
      let order = batch + rows + columns
      let extents = order.map { letter in
        a.extent(letter) ?? b.extent(letter) ?? 1
      }
      let tensor = try Tensor.apply(Reshape(shape: extents), product)
      return Term(tensor: tensor, letters: order)
    }

    private func extent(_ letter: Character) -> Int? {
      letters.firstIndex(of: letter).map { tensor.shape[$0] }
    }

    /// The tensor as matrices: groups of letters become batch, rows and columns.
    private func matrices(
      _ batch: [Character], _ rows: [Character], _ columns: [Character]
    ) throws(TensorError) -> Tensor {
      let arranged = try arranged(batch + rows + columns)
      func size(_ group: [Character]) -> Int { group.map { extent($0) ?? 1 }.reduce(1, *) }
      let shape = batch.map { extent($0) ?? 1 } + [size(rows), size(columns)]
      if shape == arranged.tensor.shape { return arranged.tensor }
      return try Tensor.apply(Reshape(shape: shape), arranged.tensor)
    }
  }
}
