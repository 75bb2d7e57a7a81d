// Runs the code of a page: each program here is what a page shows, line by line.

let programs: [String: () throws -> Void] = [
  "README.md": readme,
  "Sources/ComputationGraph/ComputationGraph.docc/TheRecord.md": theRecord,
  "Sources/Graphviz/Graphviz.docc/DocumentsAndPictures.md": documentsAndPictures,
  "Sources/Micrograd/Micrograd.docc/ComputingGradients.md": computingGradients,
  "Sources/Micrograd/Micrograd.docc/OwnOperations.md": ownOperations,
  "Sources/Networks/Networks.docc/TrainingNetworks.md": trainingNetworks,
  "Sources/Networks/Networks.docc/LearningFromData.md": learningFromData,
  "Sources/GradViz/GradViz.docc/ShowingGraphs.md": showingGraphs,
  "Sources/GradViz/GradViz.docc/ShowingCharts.md": charts,
]
try programs[CommandLine.arguments[1]]!()
