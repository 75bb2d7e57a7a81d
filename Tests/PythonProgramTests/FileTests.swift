// What programs read of the files that they are lent, and that they see no others.

import Testing

@testable import PythonProgram

/// What a program prints that is lent these files; the expected texts are CPython's.
private func printed(_ lines: String, files: [String: String] = [:]) throws -> String {
  let tensor = "\nimport torch\ndrawn = torch.tensor(1.0, requires_grad=True)\n"
  return try PythonProgram.run(
    source: lines + tensor, file: "test.py", files: files.mapValues { Array($0.utf8) }
  ).printed
}

private let names = ["names.txt": "emma\nolivia\nava"]

@Test(arguments: [
  ("print(open('names.txt').read())", "emma\nolivia\nava\n"),
  ("print(open('names.txt').read().splitlines())", "['emma', 'olivia', 'ava']\n"),
  (
    "print(open('names.txt', 'r', encoding='utf-8').readlines())",
    "['emma\\n', 'olivia\\n', 'ava']\n"
  ),
  ("print([line.strip() for line in open('names.txt')])", "['emma', 'olivia', 'ava']\n"),
  (
    "with open('names.txt') as f:\n  print(f.readline(), next(f).strip(), f.read(2), f.read())\nprint(f.closed)",
    "emma\n olivia av a\nTrue\n"
  ),
  (
    "f = open('names.txt')\nf.read()\nprint(repr(f.read()), f.readline() == '', f.readlines())\nf.seek(0)\nprint(len(f.read()), f.name)",
    "'' True []\n15 names.txt\n"
  ),
  (
    "f = open('names.txt')\nf.close()\ntry:\n  f.read()\nexcept ValueError as e:\n  print(e)",
    "I/O operation on closed file.\n"
  ),
  ("import os\nprint(os.path.exists('names.txt'), os.path.isfile('other.txt'))", "True False\n"),
])
func aFileIsReadAsText(lines: String, expected: String) throws {
  #expect(try printed(lines, files: names) == expected)
}

@Test func aFileIsFoundByItsNameWhereverItIs() throws {
  #expect(
    try printed("print(open('names.txt').readline())", files: ["in/names.txt": "a\n"]) == "a\n\n")
  #expect(try printed("print(open('/x/names.txt').read())", files: ["names.txt": "a"]) == "a\n")
  // The one of that very name first.
  let files = ["a/n.txt": "a", "b/n.txt": "b"]
  #expect(try printed("print(open('b/n.txt').read())", files: files) == "b\n")
}

@Test func linesEndAsTextHasThem() throws {
  let lines = "print(open('f').readlines())"
  #expect(
    try printed(lines, files: ["f": "a\r\nb\rc\n\u{2028}d"])
      == "['a\\n', 'b\\n', 'c\\n', '\\u2028d']\n")
  #expect(try printed(lines, files: ["f": ""]) == "[]\n")
  #expect(try printed(lines, files: ["f": "\u{FEFF}a"]) == "['a']\n")
}

private let points = [
  "points.csv": "x,y\n1,2\n\"3, a\",\"say \"\"hi\"\"\"\n\n5,\"6\n7\"\r\n8,9,10\n11\n"
]

@Test(arguments: [
  (
    "for row in csv.reader(open('points.csv')):\n  print(row)",
    "['x', 'y']\n['1', '2']\n['3, a', 'say \"hi\"']\n[]\n['5', '6\\n7']\n['8', '9', '10']\n['11']\n"
  ),
  (
    "for row in csv.DictReader(open('points.csv')):\n  print(row)",
    "{'x': '1', 'y': '2'}\n{'x': '3, a', 'y': 'say \"hi\"'}\n{'x': '5', 'y': '6\\n7'}\n{'x': '8', 'y': '9', None: ['10']}\n{'x': '11', 'y': None}\n"
  ),
  (
    "r = csv.reader(['a;\"b;c\"', ' d;e'], delimiter=';', skipinitialspace=True)\nprint(next(r), list(r), r.line_num)",
    "['a', 'b;c'] [['d', 'e']] 2\n"
  ),
  (
    "print(list(csv.reader(['1,\"a\"', '2.5,\"\"'], quoting=csv.QUOTE_NONNUMERIC)))",
    "[[1.0, 'a'], [2.5, '']]\n"
  ),
  ("print(csv.DictReader(open('points.csv')).fieldnames)", "['x', 'y']\n"),
])
func rowsAreThoseOfPython(lines: String, expected: String) throws {
  #expect(try printed("import csv\n" + lines, files: points) == expected)
}

@Test func nothingElseIsSeen() throws {
  for path in ["/etc/passwd", "names.txt", "", ".", "../names.txt/", "names.txt\\n"] {
    let error = #expect(throws: Diagnostic.self) { try printed("open('\(path)')") }
    #expect(
      error?.message.hasPrefix("FileNotFoundError: [Errno 2] No such file or directory: ") == true)
    guard case .lendFile? = error?.remedy else {
      Issue.record("no remedy for \(path)")
      continue
    }
  }
  let caught = "try:\n  open('a')\nexcept FileNotFoundError as e:\n  print(e)"
  #expect(try printed(caught) == "[Errno 2] No such file or directory: 'a'\n")
}

@Test func whatIsWrittenStaysInTheProgram() throws {
  let run = try PythonProgram.run(
    source: """
      import torch
      with open("names.txt", "a") as f:
        f.write("mia")
      open("other.txt", "w").write("a")
      print(open("names.txt").read())
      x = torch.tensor(1.0)
      """, file: "test.py", files: ["names.txt": Array("ava\n".utf8)])
  #expect(run.printed == "ava\nmia\n")
  #expect(
    run.notes.filter { $0.contains("files") } == [
      "test.py:2: what is written to files is kept in memory, and gone in the end"
    ])
}

@Test func filesAreTexts() throws {
  for mode in ["r+", "rb", "w+", "wb", "", "ww", "t"] {
    let error = #expect(throws: Diagnostic.self) {
      try printed("open('names.txt', '\(mode)')", files: names)
    }
    #expect(error?.message == "PermissionError: a program cannot open a file with mode '\(mode)'")
  }
  let error = #expect(throws: Diagnostic.self) {
    try PythonProgram.run(source: "open('f').read()", file: "test.py", files: ["f": [0xFF]])
  }
  #expect(error?.message == "UnicodeError: 'f' is no UTF-8 text")
  let latin = try PythonProgram.run(
    source: "print(open('f', encoding='latin-1').read())\nimport torch\nx = torch.tensor(1.0)",
    file: "test.py", files: ["f": [0xE9]])
  #expect(latin.printed == "é\n")
}

@Test func aLargeFileCountsAsWhatTheProgramHolds() throws {
  let error = #expect(throws: Diagnostic.self) {
    try PythonProgram.run(
      source: "f = open('f')", file: "test.py", limits: ProgramLimits(maxElements: 10_000),
      files: ["f": [UInt8](repeating: UInt8(ascii: "a"), count: 100_000)])
  }
  #expect(error?.message == "the program holds more than 10000 numbers in memory")
}

@Test func numbersAndTablesAreReadFromFiles() throws {
  let files = ["d.csv": "x,y,n\n1,2.5,a\n2,,b\n", "n.txt": "# two\n1 2\n3 4\n"]
  #expect(
    try printed(
      """
      import numpy as np, pandas as pd
      frame = pd.read_csv("data/d.csv")
      print(frame, frame.shape, frame["y"].isna().sum())
      print(np.loadtxt("n.txt"), np.genfromtxt("d.csv", delimiter=",", skip_header=1)[:, :2])
      """, files: files)
        == """
           x    y  n
        0  1  2.5  a
        1  2  NaN  b (2, 3) 1
        [[1. 2.]
         [3. 4.]] [[1.  2.5]
         [2.  nan]]

        """)
  #expect(throws: Diagnostic.self) {
    try printed("import pandas as pd; pd.read_csv('no.csv')", files: files)
  }
}
