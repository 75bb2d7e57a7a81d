// Functions that read and change the elements which a key picks, and that put elements elsewhere.

import Micrograd

extension Library {
  static let arrayPlaces: [Function] = [
    Function("array_get", in: [.support], "data, key") { call, data throws(Fault) in
      let picked = try ArrayPlaces(
        call.value("key"), of: data.tensor.shape, call.span, call.machine)
      let elements = try call.array(data).elements
      return .tensor(
        try call.machine.tensor(picked.shape, data.kind, call.span) { elements[picked.places[$0]] })
    },
    Function("is_view", in: [.support], "key") { call throws(Fault) in
      let parts = try call.elements("key") ?? [call.value("key")]
      let isList = call.value("key").elements?.kind == .list
      return .bool(
        !isList
          && parts.allSatisfy {
            switch $0 {
            case .none, .ellipsis, .int, .object(is SliceValue): true
            default: false
            }
          })
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
      return .tensor(try call.machine.tensor(data.tensor.shape, data.kind, call.span) { elements[$0] })
    },
    Function("array_broadcast", in: [.support], "data, shape") { call, data throws(Fault) in
      let (shape, target) = (data.tensor.shape, try call.ints("shape"))
      guard target.allSatisfy({ $0 >= 0 }), Broadcast.fits(shape, target) else {
        throw Fault(.tensor(.assignedShape(shape, to: target)), call.span)
      }
      try call.machine.check(shape: target, call.span)
      try call.machine.charge(
        work: target.checkedSize, numbers: target.checkedSize, call.span)
      let elements = try call.array(data).elements
      let places = Broadcast.places(shape, in: target)
      return .tensor(try call.machine.tensor(target, data.kind, call.span) { elements[places[$0]] })
    },
  ]
}
