"""What the page shows and computes, compared with the engine."""

import json
import math
import random

import pytest

from conftest import engine, number, saved

PROGRAMS = ["neuron.py", "mlp_scopes.py", "rnn_unrolled.py", "attention.py", "linear_model_tanh.py"]


def close(a, b, tolerance=1e-12):
    a, b = number(a), number(b)
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return a == b or abs(a - b) <= tolerance * max(abs(a), abs(b), 1e-300) or abs(a - b) <= 1e-15


def flat(values):
    return [number(value) for value in values] if isinstance(values, list) else [number(values)]


@pytest.mark.parametrize("program", PROGRAMS)
def test_after_the_last_step_the_page_has_the_engines_numbers(open_page, program):
    opened = open_page(program, link="#step=99999")
    expected = engine(opened.source)
    shown = opened.page.evaluate("gradviz.nodes.map(n => ({id: n.id, data: n.data.map(String), grad: n.grad && n.grad.map(String)}))")
    assert [node["id"] for node in shown] == [node["id"] for node in expected]
    for page_node, node in zip(shown, expected):
        assert flat(page_node["data"]) == flat(node["data"])
        if node.get("grad") is not None:
            assert flat(page_node["grad"]) == flat(node["grad"])


@pytest.mark.parametrize("program", ["neuron.py", "mlp_scopes.py"])
def test_at_every_step_the_picture_says_what_is_known(open_page, program):
    """Texts in the picture are those the engine's numbers have in the drawing."""
    page = open_page(program).page
    steps = page.evaluate("gradviz.steps")
    text = "(v => node.grids ? gradviz.cellText(v, node.grids.d) : gradviz.formatted(v, 4))"
    for count in range(len(steps) + 1):
        page.evaluate(f"gradviz.player.go({count})")
        computed = {step["node"] for step in steps[:count] if step["kind"] == "forward"}
        reached = {step.get("target", step["node"]) for step in steps[:count] if step["kind"] != "forward"}
        for index, node in enumerate(page.evaluate("gradviz.nodes")):
            texts = page.eval_on_selector_all(
                f"#v{index}d .k", "all => all.map(text => text.textContent)")
            if node["leaf"] or index in computed:
                assert texts == page.evaluate(f"(node => node.data.map{text})(gradviz.nodes[{index}])")
            else:
                assert set(texts) == {"–"}
            grads = page.eval_on_selector_all(f"#v{index}g .k", "all => all.map(text => text.textContent)")
            if grads:
                assert (set(grads) == {"–"}) == (index not in reached)


def test_numbers_are_written_as_in_the_drawing(open_page):
    grids = [
        [0.0008089, -0.001618, 0.0], [0.954, 0.0453, -0.000123, -0.3], [99.96, 99.94], [-10.25, 3.5, 0, 0.125],
        [123.4, 0.52, 3.1], [123456.7, -98765.4, 12.0], [1e-20, 1.0, 1e20], [1e308, -1e-300], [0, 1, 0],
        [1.5e-20, math.nan, -3e-21, math.inf], [5e-324, 1.7e-323], [0.9996, 0.25], [0, -0.0]]
    values = [0.1 + 0.2, -0.0, 1.5e-20, 123456.0, 12345.678, 0.00012345, 9.9996, 99995.0, 1e300, -2.5, 6.881373587019543]
    program = "import torch\n" + "".join(
        f"x{i} = torch.tensor({value!r}, requires_grad=True)\n" for i, value in enumerate(values))
    for i, grid in enumerate(grids):
        elements = ", ".join(f"float('{value}')" for value in grid)
        program += f"t{i} = torch.tensor([{elements}], requires_grad=True)\n"
    sums = [f"x{i}" for i in range(len(values))] + [f"t{i}.sum()" for i in range(len(grids))]
    program += "y = " + " + ".join(sums) + "\ny.backward()\n"
    page = open_page(program, java_script_enabled=False).page
    drawn = page.locator("#view .part .k").all_text_contents()
    page = open_page(program, link="#step=99999").page
    assert page.locator("#view .part .k").all_text_contents() == drawn


# MARK: What if

RULES = """import torch
import torch.nn.functional as F
a = torch.tensor({0!r}, requires_grad=True)
b = torch.tensor({1!r}, requires_grad=True)
y = {2}
y.backward()
"""

EXPRESSIONS = [
    "a * b - a / b + b", "torch.tanh(a) + torch.sigmoid(b)", "torch.exp(a) * torch.sin(b)",
    "torch.relu(a) + F.leaky_relu(b)", "torch.erf(a) * torch.cos(b)", "F.gelu(a) + F.silu(b)",
    "F.softplus(a) * b", "a ** 3 + b ** 2", "torch.maximum(a, b) + torch.minimum(a, b)",
    "torch.abs(a) + torch.square(b)", "torch.sqrt(torch.abs(a) + 1) + torch.log(torch.abs(b) + 2)",
    "torch.clamp(a, -1, 1) * b", "F.elu(a) * b", "torch.atan(a) + torch.sinh(b * 0.1)",
]
EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, 1e-8, -1e-300, 30.0, -40.0, 2.5, 6.5]


def changed(opened, values):
    """Sets leaves in the page as a reader does; returns data and gradients of all values."""
    page = opened.page
    for name, value in values.items():
        page.evaluate("name => gradviz.whatif.choose(gradviz.nodes.findIndex(n => n.title === name))", name)
        page.locator("#elements input").first.fill(repr(value))
        page.locator("#elements input").first.press("Enter")
    return page.evaluate("gradviz.nodes.map(n => ({data: n.data.map(String), grad: n.grad && n.grad.map(String)}))")


def assert_agree(shown, expected, where):
    """Numbers of a page and of the engine, to the last few bits."""
    assert len(shown) == len(expected)
    for page_node, node in zip(shown, expected):
        for x, y in zip(flat(page_node["data"]), flat(node["data"])):
            assert close(x, y), (where, node["operation"], x, y)
        if node.get("grad") is not None:
            for x, y in zip(flat(page_node["grad"]), flat(node["grad"])):
                assert close(x, y), (where, node["operation"], "grad", x, y)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_changed_scalars_give_the_engines_numbers(open_page, tmp_path, expression):
    opened = open_page(RULES.format(0.3, 0.7, expression))
    generator = random.Random(expression)
    points = [(generator.uniform(-3, 3), generator.uniform(-3, 3)) for _ in range(3)]
    points += [(generator.choice(EDGES), generator.choice(EDGES)) for _ in range(5)]
    for a, b in points:
        if "/ b" in expression and b == 0:
            b = 2.0
        shown = changed(opened, {"a": a, "b": b})
        source = tmp_path / "changed.py"
        source.write_text(RULES.format(a, b, expression))
        assert_agree(shown, engine(source), (expression, a, b))


TENSORS = """import torch
import torch.nn.functional as F
X = torch.tensor([[{0!r}, 0.5, -0.3], [0.2, -1.1, 0.4]], requires_grad=True)
W = torch.tensor([[0.4, -0.2], [0.1, 0.9], [-0.7, 0.3]], requires_grad=True)
v = torch.tensor([0.3, -0.6], requires_grad=True)
{1}
loss.backward()
"""

BODIES = [
    "loss = (X @ W + v).tanh().sum()",
    "loss = torch.softmax(X @ W, dim=1).square().mean()",
    "loss = F.log_softmax(X, dim=-1)[:, 1:].sum()",
    "loss = X.T.reshape(2, 3).mean(dim=0).prod()",
    "loss = torch.logsumexp(X, dim=1).sum() + X.norm()",
    "loss = X.var() + X.std(dim=1).sum()",
    "loss = X.amax() + X.max(dim=1).values.sum() + X.amin(dim=0).sum()",
    "loss = torch.cat([X @ W, X[:, :2]], dim=1).square().sum() + torch.stack([v, v * 2]).sum()",
    "loss = F.layer_norm(X, [3]).square().mul(X).sum()",
    "loss = (X[0] * W[:, 1]).sum() + (W @ v).sum() + (v @ v)",
    "loss = torch.where(X > 0, X * X, -X).sum()",
    "loss = F.cross_entropy(X, torch.tensor([2, 0]))",
    "loss = X.unsqueeze(0).permute(2, 0, 1).flatten().sum() + (v.expand(3, 2) * W).sum()",
]


# What primitives there are beside those: parts, rows, batches, windows.
BODIES += [
    "loss = X[None, ::2, 1:].sum() + (X[-1] * v.unsqueeze(1).expand(2, 3)[0]).square().sum()",
    "loss = F.embedding(torch.tensor([[1, 0], [1, 1]]), X).square().sum()",
    "loss = X.min(dim=0).values.prod() + X.min() + X.max(dim=1, keepdim=True).values.square().sum()",
    "loss = X.prod(dim=1).sum() + X.mean(dim=1, keepdim=True).mul(X).sum() + X.std()",
    "loss = (X.reshape(1, 2, 3) @ torch.stack([W, W * W])).square().mean()",
    "loss = F.conv2d(X.reshape(1, 1, 2, 3), W.view(2, 1, 3, 1), padding=(1, 0)).square().sum()",
    "loss = F.conv2d(X.view(1, 2, 1, 3), W.view(1, 2, 1, 3), stride=2, padding=1).square().sum()",
    "loss = (F.max_pool2d(X.reshape(1, 1, 2, 3), 2, stride=1) * v.reshape(1, 1, 1, 2)).sum()",
    "loss = F.avg_pool2d(X.reshape(1, 1, 2, 3), 2, stride=1, padding=1).square().sum()",
]


@pytest.mark.parametrize("body", BODIES)
def test_changed_tensors_give_the_engines_numbers(open_page, tmp_path, body):
    opened = open_page(TENSORS.format(1.0, body))
    assert not opened.page.locator("#whatif-off").is_visible()
    for value in [-0.8, 0.0, 2.5]:
        shown = changed(opened, {"X": value})
        source = tmp_path / "changed.py"
        source.write_text(TENSORS.format(value, body))
        first = opened.page.evaluate("gradviz.nodes[0].data[0]")
        assert first == value
        assert_agree(shown, engine(source), (body, value))


BROADCAST = """import torch
W = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
b = torch.tensor([0.5, -0.5], requires_grad=True)
y = (torch.tanh(W + b) * b).sum()
y.backward()
"""


def test_the_labels_of_edges_come_back(open_page):
    """`Σ × 1` is more than a number: the page writes it as the drawing does."""
    page = open_page(BROADCAST, link="#step=99999").page
    labels = page.locator("#view .edge text").all_text_contents()
    assert "Σ × 1" in labels
    page.locator("#elements input").first.fill("0.25")
    page.locator("#elements input").first.press("Enter")
    assert "Σ × 1" in page.locator("#view .edge text").all_text_contents()
    page.click("#restore")
    assert page.locator("#view .edge text").all_text_contents() == labels


def test_an_edited_number_is_told_in_full_and_stays_in_its_cell(open_page):
    """The grid of whole numbers was recorded without a digit after the point."""
    program = "import torch\nt = torch.tensor([1.0, 2.0], requires_grad=True)\ny = (t * t).sum()\ny.backward()\n"
    page = open_page(program, link="#step=99999").page

    def shown(text):
        page.locator("#elements input").first.fill(text)
        page.locator("#elements input").first.press("Enter")
        return page.locator("#v0d .k").first

    assert shown("0.5").text_content().strip("\u200b\xa0") == "0.5"
    wide = shown("-123456.75")
    assert wide.text_content() == "−123457"
    room = page.locator("#v0d .c").first.evaluate("cell => cell.getBBox().width")
    assert wide.evaluate("text => text.getBBox().width") <= room
    assert shown("3").get_attribute("textLength") is None
    page.click("#restore")
    assert page.locator("#v0d .k").all_text_contents() == ["1", "2"]


def test_dragging_changes_everything(open_page):
    page = open_page("neuron.py", link="#step=15").page
    page.locator("#drag").focus()
    sentence = page.locator("#v9d .k").text_content()
    page.keyboard.press("PageUp")
    assert page.locator("#v9d .k").text_content() != sentence


def test_what_is_no_number_changes_nothing(open_page):
    page = open_page("neuron.py").page
    page.locator("#elements input").first.fill("two")
    page.locator("#elements input").first.press("Enter")
    assert page.get_attribute("#elements input", "aria-invalid") == "true"
    assert page.evaluate("gradviz.nodes[0].data[0]") == 2


# MARK: Graphs from files

def test_a_saved_graph_can_be_changed_like_any_other(open_page, tmp_path):
    source = tmp_path / "program.py"
    source.write_text(TENSORS.format(1.0, BODIES[0]))
    opened = open_page(json.dumps(saved(source)))
    shown = changed(opened, {"X": -0.8})
    source.write_text(TENSORS.format(-0.8, BODIES[0]))
    assert_agree(shown, engine(source), "saved")


@pytest.mark.parametrize("value", [
    {"operation": "constructor", "settings": {}, "operands": ["x0"]}, {"text": "whatever it is"}, None])
def test_what_the_page_cannot_compute_is_said(open_page, value):
    """`constructor` is a property of every object in JavaScript."""
    graph = saved("neuron.py")
    tanh = next(operation for operation in graph["operations"] if operation["name"] == "tanh")
    tanh.update(value=value, name="constructor")
    page = open_page(json.dumps(graph), link="#step=15").page
    assert "cannot compute constructor (o)" in page.locator("#whatif-off").inner_text()
    assert not page.locator("#whatif-form").is_visible()
    assert page.locator("#count").inner_text() == "step 15 of 15"


def test_without_a_rule_back_nothing_is_changed(open_page):
    graph = saved("neuron.py")
    tanh = next(operation for operation in graph["operations"] if operation["name"] == "tanh")
    tanh.update(rules=[], name="squash")
    text = open_page(json.dumps(graph)).page.locator("#whatif-off").inner_text()
    assert "cannot compute the gradient of squash (o)" in text


def test_formulas_from_a_file_are_no_code(open_page):
    """Names and settings may be anything; the page still runs, and nothing of theirs does."""
    graph = saved("neuron.py")
    hostile = "</script><script>document.title = 'taken'</script>\u2028`${alert(1)}`'\"\\"
    for operation in graph["operations"]:
        operation["value"] = {
            "operation": hostile, "operands": ["x0"],
            "settings": {hostile: hostile, "__proto__": {"a": 1} and [1], "constructor": None, "x": "NaN"}}
    page = open_page(json.dumps(graph), link="#step=3").page
    assert "</script><script>" in page.locator("#whatif-off").inner_text()
    assert page.locator("#count").inner_text() == "step 3 of 15"
    assert page.title() != "taken"


def test_a_formula_that_cannot_be_is_no_disaster(open_page):
    """Shapes that do not fit show when something is changed: all is as it was, and the page says so."""
    graph = saved("neuron.py")
    next(operation for operation in graph["operations"] if operation["name"] == "tanh")["value"] = {
        "operation": "expand", "settings": {"shape": [3]}, "operands": ["x0"]}
    page = open_page(json.dumps(graph), link="#step=15").page
    before = page.locator("#view").inner_html()
    page.locator("#elements input").first.fill("0.25")
    page.locator("#elements input").first.press("Enter")
    assert "[3] does not fit into []" in page.locator("#whatif-off").inner_text()
    assert page.locator("#view").inner_html() == before


def test_mathematics_to_the_last_digits(open_page):
    page = open_page("neuron.py").page
    points = [x / 7 for x in range(-60, 61)] + [1e-12, -1e-300, 2.4999, 2.5001, 7.0]
    for x, y in zip(points, page.evaluate("list => list.map(gradviz.erf)", points)):
        assert close(y, math.erf(x), 1e-14)
    assert page.evaluate("[gradviz.power(1, NaN), gradviz.power(-1, Infinity), gradviz.power(-2, 3)]") == [1, 1, -8]
    assert page.evaluate("[gradviz.sigmoid(-1000), gradviz.sigmoid(1000)]") == [0, 1]
