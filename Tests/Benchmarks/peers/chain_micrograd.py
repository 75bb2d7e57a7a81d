"""micrograd: a chain of scalar operations y = y * a + b, forward and backward.

The argument is the number of operations in a chain. micrograd's backward is recursive: for more than
some 900 operations Python's limit on calls has to be lifted, which is done here.
"""

import sys

from micrograd.engine import Value

from measuring import best, report

OPERATIONS = int(sys.argv[1])
CHAINS = max(1, 80_000 // OPERATIONS)

sys.setrecursionlimit(10 * OPERATIONS + 10_000)


def run():
    for _ in range(CHAINS):
        y, a, b = Value(1.0), Value(0.999), Value(0.001)
        for _ in range(OPERATIONS // 2):
            y = y * a + b
        y.backward()


# A long chain takes ten seconds; the benchmark runs this script more than once.
seconds = best(run, 1 if OPERATIONS > 100_000 else 3)
report("micrograd", seconds, OPERATIONS * CHAINS)
