"""Graphs that a program draws itself: their text is written, and no picture made of it."""

import re

_HTML = re.compile(r"<.*>$", re.DOTALL)
_NAME = re.compile(r"([a-zA-Z_][a-zA-Z0-9_]*|-?(\.[0-9]+|[0-9]+(\.[0-9]*)?))$")
_KEYWORDS = ("node", "edge", "graph", "digraph", "subgraph", "strict")


def _quoted(text):
    if not isinstance(text, str):
        raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
    if text.isdecimal() or _HTML.match(text):
        return text
    if _NAME.match(text) and text.lower() not in _KEYWORDS:
        return text
    return '"' + re.sub(r'((?:\\\\)*)\\?"', r'\1\\"', text) + '"' if '"' in text else f'"{text}"'


def _end(text):
    """The end of an edge: a node, and its port."""
    name, _, rest = text.partition(":")
    port, _, compass = rest.partition(":")
    return ":".join([_quoted(name)] + ([_quoted(port)] if rest else [])
                    + ([compass] if compass else []))


def _listed(label, attributes, others=None):
    parts = [] if label is None else [f"label={_quoted(label)}"]
    for given in (attributes, others or {}):
        pairs = sorted(given.items()) if isinstance(given, dict) else given
        parts += [f"{_quoted(k)}={_quoted(v)}" for k, v in pairs if v is not None]
    return " ".join(parts)


def _bracketed(listed):
    return f" [{listed}]" if listed else ""


class Digraph:
    _kind, _arrow = "digraph", "->"

    def __init__(self, name=None, comment=None, filename=None, directory=None, format=None,
                 engine=None, encoding="utf-8", graph_attr=None, node_attr=None, edge_attr=None,
                 body=None, strict=False, **options):
        self.name, self.comment, self.format, self.engine = name, comment, format, engine
        self.filename, self.directory = filename or f"{name or self._kind}.gv", ""
        self.strict = strict
        self.graph_attr, self.node_attr = dict(graph_attr or {}), dict(node_attr or {})
        self.edge_attr, self.body = dict(edge_attr or {}), list(body or [])

    def node(self, name, label=None, _attributes=None, **attrs):
        listed = _listed(label, attrs, _attributes)
        self.body.append(f"\t{_quoted(name)}{_bracketed(listed)}\n")

    def edge(self, tail_name, head_name, label=None, _attributes=None, **attrs):
        listed = _listed(label, attrs, _attributes)
        self.body.append(
            f"\t{_end(tail_name)} {self._arrow} {_end(head_name)}{_bracketed(listed)}\n")

    def edges(self, tail_head_iter):
        for tail, head in tail_head_iter:
            self.edge(tail, head)

    def attr(self, kw=None, _attributes=None, **attrs):
        if kw is not None and kw.lower() not in ("graph", "node", "edge"):
            raise ValueError(f"attr statement must target graph, node, or edge: {kw!r}")
        listed = _listed(None, attrs, _attributes)
        if listed:
            self.body.append(f"\t{listed}\n" if kw is None else f"\t{kw} [{listed}]\n")

    def subgraph(self, graph=None, name=None, comment=None, graph_attr=None, node_attr=None,
                 edge_attr=None, body=None):
        if graph is None:
            return _Part(self, type(self)(name, comment, graph_attr=graph_attr,
                                          node_attr=node_attr, edge_attr=edge_attr, body=body))
        head = f"subgraph {_quoted(graph.name)} {{\n" if graph.name else "{\n"
        self.body += ["\t" + line for line in graph._lines(head)]

    def clear(self, keep_attrs=False):
        self.body.clear()
        if not keep_attrs:
            self.graph_attr, self.node_attr, self.edge_attr = {}, {}, {}

    def _lines(self, head):
        lines = [f"// {self.comment}\n"] if self.comment else []
        lines.append(head)
        for kind, attributes in (("graph", self.graph_attr), ("node", self.node_attr),
                                 ("edge", self.edge_attr)):
            if attributes:
                lines.append(f"\t{kind} [{_listed(None, attributes)}]\n")
        return lines + self.body + ["}\n"]

    @property
    def source(self):
        name = _quoted(self.name) + " " if self.name else ""
        strict = "strict " if self.strict else ""
        return "".join(self._lines(f"{strict}{self._kind} {name}{{\n"))

    def __str__(self):
        return self.source

    def __iter__(self):
        return iter(self.source.splitlines(True))

    def copy(self):
        return type(self)(self.name, self.comment, self.filename, None, self.format,
                          graph_attr=self.graph_attr, node_attr=self.node_attr,
                          edge_attr=self.edge_attr, body=self.body, strict=self.strict)

    def render(self, filename=None, directory=None, view=False, cleanup=False, format=None,
               **options):
        return f"{filename or self.filename}.{format or self.format or 'pdf'}"

    def view(self, filename=None, *args, **options):
        return self.render(filename)

    def save(self, filename=None, directory=None, **options):
        return filename or self.filename

    def pipe(self, format=None, *args, **options):
        return self.source

    def unflatten(self, *args, **options):
        return self


class Graph(Digraph):
    _kind, _arrow = "graph", "--"


class _Part:
    """A subgraph under construction, which is put into its graph at the end of `with`."""

    def __init__(self, parent, graph):
        self._parent, self._graph = parent, graph

    def __enter__(self):
        return self._graph

    def __exit__(self, type, value, traceback):
        if type is None:
            self._parent.subgraph(self._graph)
        return False


class Source(Digraph):
    def __init__(self, source, filename=None, directory=None, format=None, **options):
        Digraph.__init__(self, filename=filename, format=format)
        self._source = source if source.endswith("\n") else source + "\n"

    @property
    def source(self):
        return self._source


def escape(s):
    return s.replace("\\", "\\\\")


def nohtml(s):
    return s
