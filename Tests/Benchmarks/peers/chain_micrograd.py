"""micrograd: a chain of scalar operations y = y * a + b, forward and backward.

Its backward is recursive, so Python's limit of 1,000 calls is raised for a long chain, and the
chain runs in a thread with a large stack. The argument is the number of operations; short chains
are run many times, so that all runs do the same work.
"""

import sys
import threading

from micrograd.engine import Value

from measuring import best, report

OPERATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
CHAINS = max(1, 80_000 // OPERATIONS)


def run():
    for _ in range(CHAINS):
        y, a, b = Value(1.0), Value(0.999), Value(0.001)
        for _ in range(OPERATIONS // 2):
            y = y * a + b
        y.backward()


def main():
    name = "micrograd" if CHAINS == 1 else f"micrograd, chains of {OPERATIONS}"
    report(name, best(run, repeats=2), OPERATIONS * CHAINS)


sys.setrecursionlimit(10_000_000)
threading.stack_size(512 * 1024 * 1024)
thread = threading.Thread(target=main)
thread.start()
thread.join()
