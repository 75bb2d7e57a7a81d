// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "gradviz",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Micrograd", targets: ["Micrograd"]),
    .library(name: "GradViz", targets: ["GradViz"]),
    .library(name: "ComputationGraph", targets: ["ComputationGraph"]),
    .library(name: "Graphviz", targets: ["Graphviz"]),
    .executable(name: "gradviz", targets: ["GradVizCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .target(
      name: "ComputationGraph",
      dependencies: [
        .product(name: "Algorithms", package: "swift-algorithms"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(name: "CThread"),
    .target(
      name: "Micrograd",
      dependencies: [
        "ComputationGraph", "CThread", .product(name: "Algorithms", package: "swift-algorithms"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "Graphviz",
      dependencies: [
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "GradViz",
      dependencies: [
        "ComputationGraph", "Graphviz", .product(name: "Algorithms", package: "swift-algorithms"),
      ],
      resources: [
        "page.html", "page.css", "mathematics.js", "numbers.js", "arrays.js", "kernels.js",
        "engine.js", "picture.js", "explain.js", "view.js", "whatif.js", "player.js",
      ].map { .embedInCode("Replay/Page/\($0)") }),
    .target(
      name: "PythonProgram",
      dependencies: [
        "ComputationGraph", "Micrograd",
        .product(name: "Algorithms", package: "swift-algorithms"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    // Not "gradviz": a folder of that name beside GradViz is the same folder on macOS.
    .executableTarget(
      name: "GradVizCommand",
      dependencies: [
        "ComputationGraph", "Micrograd", "Graphviz", "GradViz", "PythonProgram",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["ComputationGraph", "Micrograd", "Graphviz", "GradViz", "MoonsNetwork"],
      path: "Tests/Benchmarks", exclude: ["README.md", "peers"]),
    .executableTarget(
      name: "linear-regression", dependencies: ["Micrograd", "GradViz"],
      path: "Examples/linear-regression"),
    // A library, so that the benchmark can take the same steps.
    .target(
      name: "MoonsNetwork", dependencies: ["Micrograd"], path: "Examples/moons",
      exclude: ["README.md", "Moons.swift"], sources: ["Network"],
      resources: [.embedInCode("moons.csv")]),
    .executableTarget(
      name: "moons", dependencies: ["ComputationGraph", "MoonsNetwork", "Micrograd", "GradViz"],
      path: "Examples/moons", exclude: ["README.md", "moons.csv", "Network"],
      sources: ["Moons.swift"]),
    .testTarget(
      name: "ComputationGraphTests", dependencies: ["ComputationGraph"], exclude: ["Version1"]),
    .testTarget(name: "MicrogradTests", dependencies: ["Micrograd"]),
    .testTarget(name: "GraphvizTests", dependencies: ["Graphviz"]),
    .testTarget(
      name: "GradVizTests", dependencies: ["GradViz", "Micrograd"], exclude: ["Goldens"]),
    .testTarget(
      name: "PythonProgramTests", dependencies: ["PythonProgram", "GradViz"],
      exclude: ["Resources"]),
    .testTarget(name: "GradVizCommandTests", dependencies: ["GradVizCommand"]),
    .testTarget(
      name: "ExamplesTests",
      dependencies: ["linear-regression", "moons", "MoonsNetwork", "Micrograd", "GradViz"]),
  ],
  swiftLanguageModes: [.v6]
)
