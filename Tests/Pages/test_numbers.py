"""What the page shows and computes, compared with the engine."""

import json
import math
import random
import re

import pytest

from conftest import ROOT, engine, number

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
    for count in range(len(steps) + 1):
        page.evaluate(f"gradviz.player.go({count})")
        computed = {step["node"] for step in steps[:count] if step["kind"] == "forward"}
        reached = {step.get("target", step["node"]) for step in steps[:count] if step["kind"] != "forward"}
        for index, node in enumerate(page.evaluate("gradviz.nodes")):
            texts = page.eval_on_selector_all(
                f"#v{index}d .k", "all => all.map(text => text.textContent)")
            if node["leaf"] or index in computed:
                assert texts == page.evaluate(f"gradviz.nodes[{index}].data.map(v => gradviz.formatted(v, 4))")
            else:
                assert set(texts) == {"–"}
            grads = page.eval_on_selector_all(f"#v{index}g .k", "all => all.map(text => text.textContent)")
            if grads:
                assert (set(grads) == {"–"}) == (index not in reached)


def test_numbers_are_written_as_in_the_drawing(open_page):
    values = [0.1 + 0.2, -0.0, 1.5e-20, 123456.0, 12345.678, 0.00012345, 9.9996, 99995.0, 1e300, -2.5, 6.881373587019543]
    program = "import torch\n" + "".join(
        f"x{i} = torch.tensor({value!r}, requires_grad=True)\n" for i, value in enumerate(values))
    program += "y = " + " + ".join(f"x{i}" for i in range(len(values))) + "\ny.backward()\n"
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
        expected = engine(source)
        assert len(shown) == len(expected)
        for page_node, node in zip(shown, expected):
            for x, y in zip(flat(page_node["data"]), flat(node["data"])):
                assert close(x, y), (expression, a, b, node["operation"], x, y)
            if node.get("grad") is not None:
                for x, y in zip(flat(page_node["grad"]), flat(node["grad"])):
                    assert close(x, y), (expression, a, b, node["operation"], "grad", x, y)


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


@pytest.mark.parametrize("body", BODIES)
def test_changed_tensors_give_the_engines_numbers(open_page, tmp_path, body):
    opened = open_page(TENSORS.format(1.0, body))
    assert not opened.page.locator("#whatif-off").is_visible()
    for value in [-0.8, 0.0, 2.5]:
        shown = changed(opened, {"X": value})
        source = tmp_path / "changed.py"
        source.write_text(TENSORS.format(value, body))
        expected = engine(source)
        first = opened.page.evaluate("gradviz.nodes[0].data[0]")
        assert first == value
        for page_node, node in zip(shown, expected):
            for x, y in zip(flat(page_node["data"]), flat(node["data"])):
                assert close(x, y), (body, value, node["operation"], x, y)
            if node.get("grad") is not None:
                for x, y in zip(flat(page_node["grad"]), flat(node["grad"])):
                    assert close(x, y), (body, value, node["operation"], "grad", x, y)


def test_the_originals_come_back(open_page):
    page = open_page("neuron.py", link="#step=15").page
    before = page.locator("#view").inner_html()
    numbers = page.evaluate("JSON.stringify(gradviz.nodes)")
    page.locator("#elements input").first.fill("0.25")
    page.locator("#elements input").first.press("Enter")
    assert page.locator("#edited").is_visible()
    assert page.evaluate("JSON.stringify(gradviz.nodes)") != numbers
    page.click("#restore")
    assert page.evaluate("JSON.stringify(gradviz.nodes)") == numbers
    assert page.locator("#view").inner_html() == before


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


def test_descent_lowers_the_loss(open_page):
    page = open_page("mlp_scopes.py").page
    losses = []
    for _ in range(8):
        page.click("#descend")
        losses.append(page.evaluate("gradviz.nodes[gradviz.data.output].data[0]"))
    assert losses == sorted(losses, reverse=True)
    assert re.search(r"8 steps of descent: loss .* → ", page.locator("#loss").inner_text())
    assert page.locator("#loss-chart").is_visible()


def test_editing_is_off_where_the_page_cannot_compute(open_page):
    page = open_page(
        "import torch\nimport torch.nn.functional as F\n"
        "x = torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]], requires_grad=True)\n"
        "y = F.max_pool2d(x, 2).sum()\ny.backward()\n").page
    assert "max_pool2d" in page.locator("#whatif-off").inner_text()
    assert not page.locator("#whatif-form").is_visible()


def test_a_saved_graph_brings_no_rules(open_page, browser, tmp_path):
    from conftest import run

    saved = tmp_path / "graph.json"
    saved.write_text(run("Examples/programs/neuron.py", "-T", "json", "--contributions", "-q"))
    path = tmp_path / "saved.html"
    run("replay", saved, "-o", path, "-q")
    page = browser.new_page()
    page.goto(path.as_uri() + "#step=15")
    assert page.locator("#count").inner_text() == "step 15 of 15"
    assert page.locator("#whatif-off").is_visible()


def test_names_of_operations_from_a_file_are_only_names(open_page, browser, tmp_path):
    """`constructor` is a property of every object in JavaScript."""
    from conftest import run

    graph = json.loads(run("Examples/programs/neuron.py", "-T", "json", "--contributions", "-q"))
    for node in graph["nodes"]:
        if node.get("inputs"):
            node["operation"] = "constructor"
    saved = tmp_path / "graph.json"
    saved.write_text(json.dumps(graph))
    path = tmp_path / "saved.html"
    run("replay", saved, "-o", path, "-q")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert "cannot compute constructor" in page.locator("#whatif-off").inner_text()


def test_mathematics_to_the_last_digits(open_page):
    page = open_page("neuron.py").page
    points = [x / 7 for x in range(-60, 61)] + [1e-12, -1e-300, 2.4999, 2.5001, 7.0]
    for x, y in zip(points, page.evaluate("list => list.map(gradviz.erf)", points)):
        assert close(y, math.erf(x), 1e-14)
    assert page.evaluate("[gradviz.power(1, NaN), gradviz.power(-1, Infinity), gradviz.power(-2, 3)]") == [1, 1, -8]
    assert page.evaluate("[gradviz.sigmoid(-1000), gradviz.sigmoid(1000)]") == [0, 1]
