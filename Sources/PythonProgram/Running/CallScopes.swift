// The scopes that calls of functions are, entered when something is recorded in them.

import Micrograd

/// The calls that are going on and that are scopes. Most calls record nothing: the engine hears of
/// those that do.
struct CallScopes {
  private var names: [String] = []
  /// How many of them, the outer ones, the engine has entered.
  private var entered = 0

  mutating func enter(_ name: String) { names.append(name) }

  mutating func leave() {
    if entered == names.count {
      Recording.leaveScope()
      entered -= 1
    }
    names.removeLast()
  }

  /// Something is recorded now.
  @inline(__always)
  mutating func record() {
    while entered < names.count {
      Recording.enterScope(names[entered])
      entered += 1
    }
  }
}
