// Lets go of values that are inside each other, however deep.

import CThread

/// Empties what a container holds, when it goes.
///
/// What it held alone goes with it, and what that held: a chain of these could be longer than the
/// stack is deep. So beyond some levels it is kept until the outermost container is done.
func letGo<Contents>(of contents: inout Contents, leaving empty: Contents) {
  let burial = gradviz_burial()!
  guard burial.pointee.nesting < Buried.maximumNesting else {
    Buried.current.contents.append(contents)
    contents = empty
    return
  }
  burial.pointee.nesting += 1
  contents = empty
  burial.pointee.nesting -= 1
  if burial.pointee.nesting == 0, burial.pointee.buried != nil { Buried.letGo() }
}

/// The same for values in memory of the container's own, which is given back too.
func letGo<Element>(of elements: UnsafeMutablePointer<Element>, count: Int) {
  let burial = gradviz_burial()!
  if burial.pointee.nesting < Buried.maximumNesting {
    burial.pointee.nesting += 1
    elements.deinitialize(count: count)
    burial.pointee.nesting -= 1
  } else {
    Buried.current.contents.append(
      ContiguousArray(UnsafeMutableBufferPointer(start: elements, count: count)))
    elements.deinitialize(count: count)
  }
  elements.deallocate()
  if burial.pointee.nesting == 0, burial.pointee.buried != nil { Buried.letGo() }
}

/// What waits to be let go of on this thread.
private final class Buried {
  static let maximumNesting: Int32 = 40

  var contents: [Any] = []

  static var current: Buried {
    if let known = gradviz_burial().pointee.buried {
      return Unmanaged<Buried>.fromOpaque(known).takeUnretainedValue()
    }
    let buried = Buried()
    gradviz_burial().pointee.buried = Unmanaged.passRetained(buried).toOpaque()
    return buried
  }

  /// Lets go of everything, one after the other; each may bury more.
  static func letGo() {
    gradviz_burial().pointee.nesting = 1
    while let next = current.contents.popLast() { _ = next }
    gradviz_burial().pointee.nesting = 0
    guard let known = gradviz_burial().pointee.buried else { return }
    gradviz_burial().pointee.buried = nil
    Unmanaged<Buried>.fromOpaque(known).release()
  }
}
