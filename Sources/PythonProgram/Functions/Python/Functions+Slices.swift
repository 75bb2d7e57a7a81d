// `slice(start, stop, step)`, for programs that put brackets together.

extension Library {
  static let slices: [Function] = [
    Function("slice", in: [.builtin], "start, stop...") { call throws(Fault) in
      let others = try call.elements("stop") ?? []
      guard let stop = others.first else {
        return .object(SliceValue(start: .none, stop: call.value("start"), step: .none))
      }
      return .object(
        SliceValue(
          start: call.value("start"), stop: stop, step: others.count > 1 ? others[1] : .none))
    }
  ]
}
