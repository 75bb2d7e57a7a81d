// The modules that import lines bind, and what is found in them.

final class Module: Sendable, ProgramObject, Equatable {
  let name: String
  /// Where its functions are found.
  let home: Function.Home

  private init(_ name: String, _ home: Function.Home) {
    self.name = name
    self.home = home
  }

  static let torch = Module("torch", .torch)
  static let math = Module("math", .math)
  static let micrograd = Module("micrograd", .micrograd)
  static let torchviz = Module("torchviz", .torchviz)
  static let functional = Module("torch.nn.functional", .functional)
  static let nn = Module("torch.nn", .nn)
  static let linalg = Module("torch.linalg", .linalg)
  static let profiler = Module("torch.profiler", .profiler)
  static let autograd = Module("torch.autograd", .profiler)
  static let optim = Module("torch.optim", .optim)
  static let engine = Module("micrograd.engine", .micrograd)
  /// What the library's own modules are built on.
  static let support = Module("_support", .support)

  static func == (a: Module, b: Module) -> Bool { a === b }

  var typeName: String { "the module '\(name)'" }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    if let value = machine.libraryModules[self.name]?.changed[name] ?? self[name] { return value }
    if let value = try machine.libraryModule(self.name, span)?.names[name] { return value }
    return try machine.libraryModule(self.name + "." + name, span).map { .object($0) }
  }

  /// What a program sets, such as a function of its own, comes before what is there.
  func setAttribute(
    _ name: String, to value: Value, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    guard let module = try machine.libraryModule(self.name, span) else {
      throw Fault(.name(.cannotSetAttribute(name, owner: typeName)), span)
    }
    try machine.charge(work: 0, numbers: 6, span)
    module.changed[name] = value
    machine.hasChangedModules = true
  }

  /// The modules that begin a path.
  static let roots: [String: Module] = [
    "torch": .torch, "math": .math, "micrograd": .micrograd, "torchviz": .torchviz,
    "_support": .support,
  ]

  /// What an attribute of the module is.
  subscript(attribute: String) -> Value? {
    if let module = submodules[attribute] { return .object(module) }
    if let function = Library.function(attribute, in: home) { return .object(function) }
    return constants[attribute]
  }

  private var submodules: [String: Module] {
    switch self {
    case .torch:
      ["nn": .nn, "linalg": .linalg, "profiler": .profiler, "autograd": .autograd, "optim": .optim]
    case .nn: ["functional": .functional]
    case .autograd: ["profiler": .profiler]
    case .micrograd: ["engine": .engine]
    default: [:]
    }
  }

  private var constants: [String: Value] {
    switch self {
    case .torch:
      Self.numbers.mapValues { .float($0) }
        .merging(Self.kinds.mapValues { .object($0.dtype) }) { number, _ in number }
    case .math:
      Self.numbers.merging(["tau": 2 * .pi]) { number, _ in number }.mapValues { .float($0) }
    default: [:]
    }
  }

  private static let numbers: [String: Double] = [
    "pi": .pi, "e": 2.718_281_828_459_045, "inf": .infinity, "nan": .nan,
  ]

  private static let kinds: [String: ElementKind] = [
    "float": .float, "float16": .half, "float32": .float, "float64": .double, "bfloat16": .bfloat,
    "double": .double, "int": .int32, "int32": .int32, "int8": .int8, "int16": .int16,
    "uint8": .uint8, "short": .int16, "half": .half, "int64": .int, "long": .int, "bool": .bool,
  ]

  /// The functions first.
  var attributeNames: [String] {
    Library.names(in: home) + constants.keys.sorted() + submodules.keys.sorted()
  }
}
