"""Records what a program computes and differentiates, for pictures by the command gradviz.

    import gradviz
    with gradviz.trace() as graph:
        loss = model(x).mean()
        loss.backward()
    graph.save("graph.json")
"""

from .graph import Graph
from .trace import Trace, draw, trace

__all__ = ["Graph", "Trace", "draw", "trace"]
