"""The record of a computation, and its JSON: what the command gradviz reads."""

import itertools
import json
import math
import os
import shutil
import subprocess
import tempfile

_order = itertools.count()


class Scope:
    """A named part of a computation, such as a module that is being called."""

    def __init__(self, name, parent=None, path=""):
        self.name, self.parent, self.path = name, parent, path


class Record:
    """One value: what made it, and what it was. As in autograd, it keeps its operands' records."""

    __slots__ = (
        "order", "origin", "shape", "type", "data", "operation", "symbol", "settings", "inputs",
        "group", "name", "label", "device", "grad", "earlier", "scope", "source", "edges", "tensor",
        "replay", "generation", "requires_grad", "is_reflected")

    def __init__(self, origin, shape=(), type="float64", data=None, **others):
        self.order = next(_order)
        self.origin, self.shape, self.type, self.data = origin, list(shape), type, data
        for key in self.__slots__[5:]:
            setattr(self, key, others.get(key))
        self.settings = others.get("settings") or {}
        self.inputs = others.get("inputs") or ()
        self.group = others.get("group") or (self,)


class Values:
    """Elements in a row; of many only statistics and a sample are kept."""

    __slots__ = ("elements", "_statistics")

    def __init__(self, elements=None, statistics=None):
        self.elements, self._statistics = elements, statistics

    @property
    def statistics(self):
        """A dictionary, which is made when it is asked for: few graphs are written."""
        if callable(self._statistics):
            self._statistics = self._statistics()
        return self._statistics


def ancestors(records):
    """All that the records were computed from, in the order in which it was made."""
    found, todo = {}, list(records)
    while todo:
        record = todo.pop()
        if record.order not in found:
            # Several results of one operation stand together.
            found.update((sibling.order, sibling) for sibling in record.group)
            todo.extend(record.inputs)
    return [found[order] for order in sorted(found)]


class Graph:
    """What was recorded of one backward pass."""

    def __init__(self):
        self.outputs, self.nodes, self.notes = [], [], []
        self._before_writing = None

    def fill(self, outputs, before_writing=None):
        """`outputs` are pairs of a record and its seed. Later passes do not change what is kept."""
        self.outputs = outputs
        self.nodes = [
            (record, record.grad, record.earlier)
            for record in ancestors(record for record, _ in outputs)]
        self._before_writing = before_writing

    @property
    def is_empty(self):
        return not self.nodes

    def json(self):
        """The text that the command reads: "A graph as JSON" in its documentation says how."""
        if self._before_writing:
            self._before_writing(self.nodes)
            self._before_writing = None
        return _Writer(self).text

    def save(self, path):
        """Writes the graph as JSON, whole or not at all."""
        folder = os.path.dirname(os.path.abspath(path))
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".gradviz")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(self.json())
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise

    def svg(self):
        """The picture, drawn by the command gradviz."""
        command = os.environ.get("GRADVIZ") or shutil.which("gradviz")
        if not command:
            raise RuntimeError(
                "gradviz draws the picture, and is not in PATH. Install the command, or set the "
                "variable GRADVIZ to its path; graph.save(\"graph.json\") keeps the graph.")
        result = subprocess.run(
            [command, "-", "-T", "svg"], input=self.json(), capture_output=True, encoding="utf-8")
        if result.returncode != 0:
            raise RuntimeError(result.stderr.strip())
        return result.stdout

    def _repr_svg_(self):
        # A notebook falls back on the text, which says what is missing.
        return self.svg() if os.environ.get("GRADVIZ") or shutil.which("gradviz") else None

    def __repr__(self):
        if self.is_empty:
            return f"<an empty graph: {'; '.join(self.notes) or 'nothing was recorded'}>"
        parameters = sum(record.origin == "parameter" for record, _, _ in self.nodes)
        text = f"{len(self.nodes)} values, {parameters} parameters"
        if not (os.environ.get("GRADVIZ") or shutil.which("gradviz")):
            text += "; for a picture, put the command gradviz into PATH"
        return f"<graph: {'; '.join([text] + self.notes)}>"


class _Writer:
    def __init__(self, graph):
        self.ids = {record.order: f"n{i}" for i, (record, _, _) in enumerate(graph.nodes)}
        self.scopes, self.operations = {}, {}
        self.counts = {}
        nodes = [self.node(*node) for node in graph.nodes]
        outputs = [
            {"node": self.ids[record.order], "seed": numbers(seed), "objective": None}
            for record, seed in graph.outputs]
        scopes = [text for _, text in self.scopes.values()]
        operations = [operation for operation in self.operations.values()]
        self.text = (
            '{"format": "computation-graph", "version": 2,\n'
            f' "outputs": {_text(outputs)},\n'
            f' "scopes": {_lines(scopes)},\n "operations": {_lines(operations)},\n'
            f' "nodes": {_lines(nodes)}}}\n')

    def scope(self, scope):
        if scope is None:
            return None
        if id(scope) not in self.scopes:
            parent = self.scope(scope.parent)
            name = f"s{len(self.scopes)}"
            self.scopes[id(scope)] = name, {"id": name, "name": scope.name, "parent": parent}
        return self.scopes[id(scope)][0]

    def operation(self, record):
        if record.operation is None:
            return None
        settings = {key: setting(value) for key, value in record.settings.items()}
        key = record.operation, json.dumps(settings, sort_keys=True)
        if key not in self.operations:
            count = self.counts[record.operation] = self.counts.get(record.operation, 0) + 1
            name = record.operation if count == 1 else f"{record.operation}#{count}"
            self.operations[key] = {
                "id": name, "name": record.operation, "symbol": record.symbol, "settings": settings}
        return self.operations[key]["id"]

    def node(self, record, grad, earlier):
        node = {
            "id": self.ids[record.order], "name": record.name, "label": record.label,
            "origin": record.origin}
        if record.group[0] is not record:
            node["index"] = record.group.index(record)
        node.update(
            operation=self.operation(record),
            inputs=[self.ids[operand.order] for operand in record.inputs],
            shape=record.shape, type=record.type, data=numbers(record.data), grad=numbers(grad))
        if earlier is not None:
            node["earlierGrad"] = numbers(earlier)
        node.update(scope=self.scope(record.scope), source=record.source)
        if record.edges is not None:
            node["edges"] = [
                edge if edge is None else {key: numbers(value) for key, value in edge.items()}
                for edge in record.edges]
        # The reader passes over what it does not know.
        if record.device not in (None, "cpu"):
            node["device"] = record.device
        for key, values in (("statistics", record.data), ("gradStatistics", grad)):
            if values is not None and values.statistics:
                node[key] = {name: _number(value) for name, value in values.statistics.items()}
        return node


def numbers(values):
    """The elements as JSON has them; null where there are too many."""
    if values is None or values.elements is None:
        return None
    elements = values.elements
    if not isinstance(elements, list):
        elements = elements.flatten().tolist()
    return [_number(element) for element in elements]


def _number(value):
    if isinstance(value, (list, tuple)):
        return [_number(item) for item in value]
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def setting(value):
    """A setting of an operation, as JSON has it."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, slice):
        step = 1 if value.step is None else value.step
        return [setting(value.start), setting(value.stop), setting(step)]
    if isinstance(value, (list, tuple)):
        return [setting(item) for item in value]
    text = "…" if value is Ellipsis else str(value)
    return {"text": text} if text in ("NaN", "Infinity", "-Infinity") else text


def _text(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(items):
    return "[" + ",".join("\n  " + _text(item) for item in items) + "]"
