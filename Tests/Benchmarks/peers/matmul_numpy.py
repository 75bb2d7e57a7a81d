"""NumPy on one thread: the product of two square matrices."""

import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

from arrays import wave  # noqa: E402
from measuring import best, report  # noqa: E402

extent = int(sys.argv[1])
a, b = wave(1, [extent, extent]), wave(2, [extent, extent])


def run():
    a @ b


report("NumPy", best(run, 4096 // extent), 1)
