// An error of a program in the command's words: what a library can only name, its options say.

import PythonProgram

extension Diagnostic {
  var words: String {
    description { remedy in
      switch remedy {
      case .raise(.operations, let number): "raise the limit with --max-operations \(number)"
      case .raise(.elements, let number): "raise the limit with --max-elements \(number)"
      case .giveParameter(let name?): "give it a value: --let \(name)=1.0"
      case .giveParameter(nil): "give values with --let name=value"
      case .nameParameter: "write --let name=value"
      }
    }
  }
}
