// The columns in which a graph keeps its nodes: a million nodes take some tens of bytes each.

/// Nodes as columns: numbers in flat arrays, texts that repeat only once.
struct NodeColumns: Sendable, Equatable {
  private var ids: [UInt32] = []
  private var operations: [UInt32] = []
  private var attributes: [UInt32] = []
  private var shapes: [UInt32] = []
  private var scopes: [Int32] = []
  private var sources: [UInt32] = []
  private var inputEnds: [Int] = []
  private var inputs: [UInt32] = []
  /// Data of every node, each followed by its gradient where it has one.
  private var elements: [Double] = []
  private var dataStarts: [Int] = []
  private var hasGrad: [Bool] = []
  /// Rare texts, looked up by position and never iterated.
  private var names: [Int: String] = [:]
  private var labels: [Int: String] = [:]
  private var edges: [Int: [Edge]] = [:]
  private var operationTable = Interned<String>()
  private var attributeTable = Interned<[Attribute]>()
  private var shapeTable = Interned<[Int]>()
  private var sourceTable = Interned<String?>()

  var count: Int { ids.count }

  mutating func reserveCapacity(_ count: Int) {
    ids.reserveCapacity(count)
    operations.reserveCapacity(count)
    attributes.reserveCapacity(count)
    shapes.reserveCapacity(count)
    scopes.reserveCapacity(count)
    sources.reserveCapacity(count)
    inputEnds.reserveCapacity(count)
    dataStarts.reserveCapacity(count)
    hasGrad.reserveCapacity(count)
    inputs.reserveCapacity(2 * count)
    elements.reserveCapacity(2 * count)
  }

  mutating func append(_ node: Node) -> Int {
    let position = count
    let size = node.shape.reduce(1, *)
    precondition(
      node.id >= 0 && node.id <= UInt32.max && (position == 0 || node.id > ids[position - 1]),
      "node ids ascend")
    precondition(
      node.inputs.allSatisfy { $0 >= 0 && $0 < position }, "node \(node.id): inputs stand before it"
    )
    precondition(node.data.count == size, "node \(node.id): data do not fit the shape")
    precondition(
      node.grad.map { $0.count == size } ?? true, "node \(node.id): grad does not fit the shape")
    precondition(
      node.edges.map { $0.count == node.inputs.count } ?? true, "node \(node.id): an edge per input"
    )
    ids.append(UInt32(node.id))
    operations.append(operationTable.index(of: node.operation))
    attributes.append(attributeTable.index(of: node.attributes))
    shapes.append(shapeTable.index(of: node.shape))
    scopes.append(Int32(node.scope ?? -1))
    sources.append(sourceTable.index(of: node.source))
    for input in node.inputs { inputs.append(UInt32(input)) }
    inputEnds.append(inputs.count)
    dataStarts.append(elements.count)
    elements.append(contentsOf: node.data)
    hasGrad.append(node.grad != nil)
    if let grad = node.grad { elements.append(contentsOf: grad) }
    if let name = node.name { names[position] = name }
    if let label = node.label { labels[position] = label }
    if let nodeEdges = node.edges { edges[position] = nodeEdges }
    return position
  }

  subscript(position: Int) -> Node {
    let shape = shapeTable[shapes[position]]
    let size = shape.reduce(1, *)
    let start = dataStarts[position]
    let firstInput = position == 0 ? 0 : inputEnds[position - 1]
    return Node(
      id: Int(ids[position]), name: names[position], label: labels[position],
      operation: operationTable[operations[position]],
      inputs: inputs[firstInput..<inputEnds[position]].map(Int.init),
      attributes: attributeTable[attributes[position]], shape: shape,
      data: Array(elements[start..<start + size]),
      grad: hasGrad[position] ? Array(elements[start + size..<start + 2 * size]) : nil,
      scope: scopes[position] < 0 ? nil : Int(scopes[position]),
      source: sourceTable[sources[position]], edges: edges[position])
  }
}

/// Values that repeat, each kept once and named by a number.
struct Interned<Element: Hashable & Sendable>: Sendable, Equatable {
  private var elements: [Element] = []
  private var numbers: [Element: UInt32] = [:]

  subscript(number: UInt32) -> Element { elements[Int(number)] }

  mutating func index(of element: Element) -> UInt32 {
    if let known = numbers[element] { return known }
    let number = UInt32(elements.count)
    elements.append(element)
    numbers[element] = number
    return number
  }
}
