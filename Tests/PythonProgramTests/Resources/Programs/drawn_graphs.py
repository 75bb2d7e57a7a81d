# A graph's text, as graphviz writes it.
from graphviz import Digraph, Graph, Source
d = Digraph(comment="net", format="svg", graph_attr={"rankdir": "LR"}, node_attr={"shape": "box", "color": "sky blue"})
d.attr("node", shape="record"); d.attr(label="x y", size="6,5")
d.node("a", "x = {1|2}"); d.node("b b", label="q\"uote"); d.node("node", "<b>x</b>"); d.node("1", label=None, _attributes={"z": "1"}, fontsize="10"); d.node("n\\l", "<<b>x</b>>")
d.edge("a", "b b", label="w=0.5", color="red"); d.edge("a:p:n", "1"); d.edges(["ab", ("b", "c")])
with d.subgraph(name="cluster_0") as c:
    c.attr(color="blue"); c.node("in"); c.edge("in", "a")
print(d.source)
g = Graph("G", strict=True); g.edge("x", "y"); print(g.source); print(Source("digraph { a }").source)
