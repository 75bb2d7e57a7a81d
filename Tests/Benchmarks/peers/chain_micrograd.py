"""micrograd: a chain of scalar operations y = y * a + b, forward and backward.

Its backward is recursive, so a chain is as long as Python's usual limit of 1,000 calls allows
(400 steps, 800 operations), and many chains are run.
"""

from micrograd.engine import Value

from measuring import best, report

STEPS, CHAINS = 400, 100


def run():
    for _ in range(CHAINS):
        y, a, b = Value(1.0), Value(0.999), Value(0.001)
        for _ in range(STEPS):
            y = y * a + b
        y.backward()


report("micrograd", best(run), 2 * STEPS * CHAINS, note=f"chains of {2 * STEPS} operations")
