// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "gradviz",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Micrograd", targets: ["Micrograd"]),
    .library(name: "Networks", targets: ["Networks"]),
    .library(name: "GradViz", targets: ["GradViz"]),
    .library(name: "ComputationGraph", targets: ["ComputationGraph"]),
    .library(name: "Graphviz", targets: ["Graphviz"]),
    .executable(name: "gradviz", targets: ["GradVizCommand"]),
  ],
  traits: [
    .trait(
      name: "BLAS",
      description: "Products of matrices by the system's BLAS: OpenBLAS, or Accelerate on Apple's.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    // For `make docs`. As no target uses it, packages that depend on this one do not fetch it.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .target(
      name: "ComputationGraph",
      dependencies: [
        .product(name: "Algorithms", package: "swift-algorithms"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(name: "CNumbers"),
    .target(
      name: "Random", dependencies: [.product(name: "RealModule", package: "swift-numerics")]),
    .target(name: "CThread"),
    // Only with the trait BLAS.
    .systemLibrary(
      name: "CBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .yum(["openblas-devel"])]),
    .target(
      name: "Micrograd",
      dependencies: [
        "ComputationGraph", "CNumbers", "CThread",
        .target(name: "CBLAS", condition: .when(platforms: [.linux], traits: ["BLAS"])),
        .product(name: "Algorithms", package: "swift-algorithms"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "Networks",
      dependencies: [
        "ComputationGraph", "CNumbers", "Micrograd", "Random",
        .product(name: "OrderedCollections", package: "swift-collections"),
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ]),
    .target(name: "CProcess"),
    .target(
      name: "Graphviz",
      dependencies: ["CProcess", .product(name: "SystemPackage", package: "swift-system")]),
    .target(
      name: "GradViz",
      dependencies: [
        "ComputationGraph", "Graphviz", .product(name: "Algorithms", package: "swift-algorithms"),
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [
        "page.html", "page.css", "embed.css", "print.css", "mathematics.js", "numbers.js",
        "arrays.js",
        "windows.js",
        "kernels.js", "trace.js", "engine.js", "picture.js", "tables.js", "operands.js",
        "explain.js", "levels.js", "scopes.js", "embed.js", "view.js", "sight.js", "map.js",
        "whatif.js", "chart.js", "descent.js", "question.js", "quiz.js", "print.js", "link.js",
        "player.js",
      ].map { .embedInCode("Replay/Page/\($0)") }),
    .target(
      name: "PythonProgram",
      dependencies: [
        "CThread", "ComputationGraph", "Micrograd", "Networks", "Random",
        .product(name: "Algorithms", package: "swift-algorithms"),
        .product(name: "BigInt", package: "BigInt"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      resources: [
        "abc", "argparse", "bisect", "builtins", "builtins_containers", "builtins_sets",
        "builtins_singles", "collections", "collections_abc", "collections_sequences",
        "contextlib", "copy", "csv", "dataclasses", "datetime", "datetime_date", "datetime_delta",
        "enum", "files", "fractions", "functools", "graphviz", "heapq", "importlib_metadata",
        "ipython_display", "itertools", "json", "logging", "math", "matplotlib", "micrograd_nn",
        "numbers", "numpy", "numpy_along", "numpy_curves", "numpy_decompositions",
        "numpy_distributions", "numpy_elementwise", "numpy_kinds", "numpy_linalg", "numpy_making",
        "numpy_operators", "numpy_picking", "numpy_products", "numpy_random", "numpy_reading",
        "numpy_sets", "numpy_settings", "numpy_shapes", "numpy_testing", "operator", "os",
        "packaging_version", "pandas", "pandas_frame", "pandas_index", "pandas_making",
        "pandas_operators", "pandas_places", "pandas_reading", "pandas_series", "pandas_text",
        "pathlib", "pprint", "random", "re", "re_matching", "re_pattern", "scipy_signal",
        "scipy_special", "sklearn", "sklearn_datasets", "sklearn_linear_model", "sklearn_metrics",
        "sklearn_model_selection", "sklearn_preprocessing", "sklearn_utils", "statistics",
        "string", "sys", "textwrap", "time", "torch", "torch_autograd",
        "torch_autograd_functional", "torch_distributions", "torch_distributions_more",
        "torch_func", "torch_linalg", "torch_making", "torch_nn", "torch_nn_activations",
        "torch_nn_attention", "torch_nn_convolutions", "torch_nn_functional",
        "torch_nn_functional_convolutions", "torch_nn_functional_images",
        "torch_nn_functional_losses", "torch_nn_functional_pools", "torch_nn_init",
        "torch_nn_layers", "torch_nn_lazy", "torch_nn_norms", "torch_nn_pools",
        "torch_nn_recurrent", "torch_nn_utils", "torch_nn_utils_parametrizations",
        "torch_nn_utils_rnn", "torch_optim", "torch_optim_lr_scheduler", "torch_optim_more",
        "torch_profiler", "torch_random", "torch_special", "torch_tensor", "torch_tensor_more",
        "torch_tensor_places", "torch_utils_data", "torch_utils_samplers", "torchviz", "tqdm",
        "types", "typing", "warnings",
      ].map { .embedInCode("Modules/\($0).py") }),
    .target(name: "CStart"),
    // Not "gradviz": a folder of that name beside GradViz is the same folder on macOS.
    .executableTarget(
      name: "GradVizCommand",
      dependencies: [
        "CStart", "ComputationGraph", "Micrograd", "Graphviz", "GradViz", "PythonProgram",
        .product(name: "Algorithms", package: "swift-algorithms"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Trace/pyproject.toml"],
      resources: [
        "__init__", "__main__", "frames", "graph", "objects", "objects_check", "objects_names",
        "torch_backward", "torch_loading", "torch_modules", "torch_operations", "torch_records",
        "torch_tracer", "torch_values", "trace",
      ].map { .embedInCode("Trace/gradviz/\($0).py") }),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "ComputationGraph", "Micrograd", "Networks", "Graphviz", "GradViz", "MoonsNetwork",
      ],
      path: "Tests/Benchmarks", exclude: ["README.md", "peers", "programs"]),
    .executableTarget(
      name: "linear-regression", dependencies: ["ExampleSupport", "Micrograd", "GradViz"],
      path: "Examples/linear-regression"),
    // A library, so that the benchmark can take the same steps.
    .target(
      name: "MoonsNetwork", dependencies: ["Micrograd"], path: "Examples/moons",
      exclude: ["README.md", "Moons.swift"], sources: ["Network"],
      resources: [.embedInCode("moons.csv")]),
    .executableTarget(
      name: "moons",
      dependencies: [
        "ComputationGraph", "ExampleSupport", "MoonsNetwork", "Micrograd", "GradViz",
      ],
      path: "Examples/moons", exclude: ["README.md", "moons.csv", "Network"],
      sources: ["Moons.swift"]),
    // What examples share: their command line, and what they have reached.
    .target(
      name: "ExampleSupport",
      dependencies: [
        "ComputationGraph", "Graphviz", "GradViz",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Examples/Support"),
    // A library, so that others can use its network and its images.
    .target(
      name: "DigitsNetwork", dependencies: ["ExampleSupport", "Micrograd", "Networks"],
      path: "Examples/digits", exclude: ["README.md", "Digits.swift", "digits.csv"],
      sources: ["Network"]),
    .executableTarget(
      name: "digits",
      dependencies: [
        "ComputationGraph", "DigitsNetwork", "ExampleSupport", "Micrograd", "Networks", "GradViz",
      ],
      path: "Examples/digits", exclude: ["README.md", "digits.csv", "Network"],
      sources: ["Digits.swift"]),
    .executableTarget(
      name: "compression",
      dependencies: [
        "ComputationGraph", "DigitsNetwork", "ExampleSupport", "Graphviz", "Micrograd", "Networks",
        "GradViz",
      ],
      path: "Examples/compression", exclude: ["README.md"]),
    .executableTarget(
      name: "clustering", dependencies: ["ExampleSupport", "Micrograd", "Networks", "GradViz"],
      path: "Examples/clustering", exclude: ["README.md", "iris.csv"]),
    .executableTarget(
      name: "cartpole",
      dependencies: ["ComputationGraph", "ExampleSupport", "Micrograd", "Networks", "GradViz"],
      path: "Examples/cartpole", exclude: ["README.md"]),
    .executableTarget(
      name: "detection",
      dependencies: [
        "ComputationGraph", "DigitsNetwork", "ExampleSupport", "Micrograd", "Networks", "GradViz",
      ],
      path: "Examples/detection", exclude: ["README.md"]),
    .executableTarget(
      name: "language-id",
      dependencies: ["ComputationGraph", "ExampleSupport", "Micrograd", "Networks", "GradViz"],
      path: "Examples/language-id", exclude: ["README.md", "words"]),
    .executableTarget(
      name: "translation",
      dependencies: ["ComputationGraph", "ExampleSupport", "Micrograd", "Networks", "GradViz"],
      path: "Examples/translation", exclude: ["README.md"]),
    .executableTarget(
      name: "names",
      dependencies: ["ComputationGraph", "ExampleSupport", "Micrograd", "Networks", "GradViz"],
      path: "Examples/names", exclude: ["README.md", "names.csv"]),
    // Makes the tutorial of its texts and programs.
    .executableTarget(
      name: "Tutorial",
      dependencies: ["ComputationGraph", "Micrograd", "GradViz", "PythonProgram"],
      path: "Examples/tutorial/Making"),
    // What the tests share.
    .target(name: "TestSupport", path: "Tests/Support"),
    // What README.md and the articles show: a program for each page.
    .executableTarget(
      name: "DocumentationPrograms",
      dependencies: ["ComputationGraph", "Graphviz", "Micrograd", "Networks", "GradViz"],
      path: "Tests/DocumentationPrograms"),
    .testTarget(
      name: "DocumentationTests", dependencies: ["DocumentationPrograms", "TestSupport"]),
    .testTarget(
      name: "ComputationGraphTests", dependencies: ["ComputationGraph", "TestSupport"],
      exclude: ["Version1"]),
    .testTarget(name: "RandomTests", dependencies: ["Random"], exclude: ["Tables"]),
    .testTarget(
      name: "NetworksTests",
      dependencies: ["Networks", "ComputationGraph", "Micrograd", "Random", "TestSupport"],
      exclude: ["Resources"]),
    .testTarget(
      name: "MicrogradTests", dependencies: ["Micrograd", "Networks", "TestSupport"],
      exclude: ["Resources"]),
    .testTarget(name: "GraphvizTests", dependencies: ["Graphviz", "TestSupport"]),
    .testTarget(
      name: "GradVizTests",
      dependencies: ["GradViz", "Micrograd", "PythonProgram", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "PythonProgramTests", dependencies: ["PythonProgram", "GradViz", "TestSupport"],
      exclude: ["Resources"]),
    .testTarget(
      name: "GradVizCommandTests", dependencies: ["GradVizCommand", "GradViz", "TestSupport"]),
    .testTarget(
      name: "ExamplesTests",
      dependencies: [
        "linear-regression", "moons", "MoonsNetwork", "digits", "DigitsNetwork", "compression",
        "clustering", "cartpole", "detection", "language-id", "names", "translation", "Tutorial",
        "ExampleSupport", "Micrograd", "Networks", "GradViz", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// What `make fuzz` builds: libFuzzer brings the main function, so it is no part of an ordinary build.
if Context.environment["GRADVIZ_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "ComputationGraph", "Micrograd", "Graphviz", "GradViz", "PythonProgram", "TestSupport",
      ],
      path: "Tests/Fuzz", exclude: ["Corpus", "Differential", "Templates", "python.dict", "run"],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}
