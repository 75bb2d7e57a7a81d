// Explanations as files: what their formats share.

import ComputationGraph

/// An explanation, and how much of it is written.
public struct WrittenExplanation: Artifact {
  public static var formats: [OutputFormat<WrittenExplanation>] { [.text, .markdown, .latex] }

  let explanation: Explanation
  let precision: Int
  let maxValues: Int

  /// An explanation to be written.
  ///
  /// - Parameters:
  ///   - explanation: What is written.
  ///   - precision: Significant digits of numbers (1 to 17).
  ///   - maxValues: Where values are explained one by one, how many; the last are shown.
  public init(_ explanation: Explanation, precision: Int = 6, maxValues: Int = 40) {
    self.explanation = explanation
    self.precision = precision
    self.maxValues = maxValues
  }

  public var dot: String {
    explanation.graph.dot(DrawingOptions(highlight: Highlight(explanation)))
  }
}

extension OutputFormat<WrittenExplanation> {
  /// Plain text.
  public static var text: Self { Self("text", "txt", Explanation.text(precision:maxValues:)) }
  /// Markdown with tables, as GitHub reads it.
  public static var markdown: Self {
    Self("markdown", "md", Explanation.markdown(precision:maxValues:))
  }
  /// LaTeX for a document that loads `amsmath`.
  public static var latex: Self { Self("latex", "tex", Explanation.latex(precision:maxValues:)) }

  private init(
    _ name: String, _ suffix: String,
    _ text: @escaping @Sendable (Explanation) -> (_ precision: Int, _ maxValues: Int) -> String
  ) {
    self.init(name, suffixes: [suffix]) { written, _ in
      Picture(text(written.explanation)(written.precision, written.maxValues))
    }
  }
}
