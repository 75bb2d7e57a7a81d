// Functions that read and change the elements which a key picks, and that put elements elsewhere.

import Micrograd

extension Library {
  static let arrayPlaces: [Function] = [
    Function("array_get", in: [.support], "data, key") { call, data throws(Fault) in
      let picked = try ArrayPlaces(
        call.value("key"), of: data.tensor.shape, call.span, call.machine)
      let elements = try call.array(data).elements
      let result = try call.machine.tensor(picked.shape, data.kind, call.span) {
        elements[picked.places[$0]]
      }
      if picked.isBasic, !picked.shape.isEmpty { result.look(at: data, picked) }
      return .tensor(result)
    },
    Function("array_set", in: [.support], "data, key, value") { call, data throws(Fault) in
      let picked = try ArrayPlaces(
        call.value("key"), of: data.tensor.shape, call.span, call.machine)
      let value = try call.arrayData("value")
      let shape = value.tensor.shape
      let target = picked.shape
      // Dimensions of extent 1 in front say nothing.
      let trimmed = Array(shape.drop { $0 == 1 })
      guard Broadcast.fits(trimmed, target) else {
        throw Fault(.tensor(.assignedShape(shape, to: target)), call.span)
      }
      var elements = try call.array(data).elements
      let numbers = try call.array(value).elements
      for (place, source) in zip(picked.places, Broadcast.places(trimmed, in: target)) {
        elements[place] = data.kind.converting(numbers[source])
      }
      try call.machine.fill(data, call.span) { elements[$0] }
      return .none
    },
    Function("array_broadcast", in: [.support], "data, shape") { call, data throws(Fault) in
      let (shape, target) = (data.tensor.shape, try call.ints("shape"))
      guard target.allSatisfy({ $0 >= 0 }) else {
        throw call.invalid(
          "shape", "must not be negative", saying: "negative dimensions are not allowed",
          as: "ValueError")
      }
      guard Broadcast.fits(shape, target) else {
        throw Fault(.tensor(.broadcastShape(shape, to: target)), call.span)
      }
      try call.machine.check(shape: target, call.span)
      try call.machine.charge(
        work: target.checkedSize, call.span)
      let elements = try call.array(data).elements
      let places = Broadcast.places(shape, in: target)
      return .tensor(try call.machine.tensor(target, data.kind, call.span) { elements[places[$0]] })
    },
  ]
}

extension TensorObject {
  /// Shows what stands at places of another, from now on too.
  fileprivate func look(at base: TensorObject, _ picked: ArrayPlaces) {
    guard (base.view?.depth ?? 0) < TensorView.maximumDepth else { return }
    let positions = NDArray(
      shape: [picked.places.count], elements: picked.places.map(Double.init))
    view = TensorView(of: base, keepsOrder: false) { base throws(TensorError) in
      try noGrad { () throws(TensorError) in
        let flat = try Tensor.apply(Reshape(shape: [-1]), [base])
        let values = try Tensor.apply(Gather(indices: positions), [flat])
        return try Tensor.apply(Reshape(shape: picked.shape), [values])
      }
    }
  }
}
