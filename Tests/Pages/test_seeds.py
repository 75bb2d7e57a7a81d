"""Where gradients enter a graph: given to backward, from beyond the graph, left by earlier passes."""

import json

from conftest import engine
from test_numbers import assert_agree, changed

GIVEN = """import torch
x = torch.tensor([1.0, {0!r}], requires_grad=True)
y = x * x
y.backward(torch.tensor([5.0, 7.0]))
"""

BEYOND = """import torch
from torchviz import make_dot
x = torch.tensor(3.0, requires_grad=True)
y = x * x
loss = y * 10
loss.backward()
make_dot(y)
"""

TWICE = """import torch
x = torch.tensor({0!r}, requires_grad=True)
a = torch.tensor(2.0, requires_grad=True)
first = x * 4
first.backward()
y = x * x * a
y.backward()
"""


def step_of(page, kind):
    return page.evaluate(f"gradviz.steps.findIndex(step => step.kind === '{kind}') + 1")


def panel(page):
    return " ".join(page.locator("#explanation").inner_text().split())


def test_a_given_gradient_is_where_the_way_back_begins(open_page, tmp_path):
    opened = open_page(GIVEN.format(2.0), link="#step=2")
    page = opened.page
    assert page.locator("#sentence").inner_text() == (
        "Now back: backward was given [5, 7] for y, so gradients are those of Σ g·y.")
    assert "backward was given this gradient for y" in panel(page)
    page.keyboard.press("End")
    assert "∂(Σ g·y)/∂y upstream" in panel(page)
    assert page.locator("#v1g .k").all_text_contents() == ["5", "7"]
    shown = changed(opened, {"x": 3.0})
    assert page.evaluate("gradviz.nodes[0].grad") == [30, 28]
    assert "Σ g·y was 33, is 73" in page.locator("#loss").inner_text()
    source = tmp_path / "changed.py"
    source.write_text(GIVEN.format(2.0).replace("[1.0,", "[3.0,"))
    assert_agree(shown, engine(source), "given")


def test_a_gradient_from_beyond_the_graph_is_told_and_not_recomputed(open_page):
    page = open_page(BEYOND, link="#step=2").page
    assert page.locator("#sentence").inner_text() == "Now back: ∂loss/∂y = 10, from beyond this graph."
    assert "loss, which was differentiated, was computed from y." in panel(page)
    page.keyboard.press("ArrowRight")
    assert page.locator("#sentence").inner_text() == "From y back to x: upstream 10 × local 3 = 30."
    assert "∂loss/∂y upstream" in panel(page)
    page.keyboard.press("End")
    page.click("#v0")
    assert "30 + 30 = 60" in page.locator("#value").inner_text()
    page.click("#v1")
    assert "from beyond this graph" in page.locator("#value").inner_text()
    off = page.locator("#whatif-off").inner_text()
    assert off == "Values cannot be changed here: loss, which was differentiated, is not in this graph."


def test_what_earlier_passes_left_is_there_from_the_start(open_page, tmp_path):
    opened = open_page(TWICE.format(3.0))
    page = opened.page
    x = page.evaluate("gradviz.nodes.findIndex(node => node.title === 'x')")
    assert page.locator(f"#v{x}g .k").all_text_contents() == ["4"]
    page.keyboard.press("End")
    assert page.locator(f"#v{x}g .k").all_text_contents() == ["16"]
    page.click(f"#v{x}")
    text = page.locator("#value").inner_text()
    assert "left by earlier passes" in text
    assert "4 + 6 + 6 = 16" in text
    sentences = []
    for step in range(page.evaluate("gradviz.steps.length") + 1):
        page.evaluate(f"gradviz.player.go({step})")
        sentences.append(page.locator("#sentence").inner_text())
        if "earlier passes" in sentences[-1]:
            assert "left by earlier passes" in panel(page)
    assert sum("Added to what earlier passes had left: 4 + 6 = 10." in text for text in sentences) == 1
    assert sum("Added to what came before: 10 + 6 = 16." in text for text in sentences) == 1
    shown = changed(opened, {"x": 5.0})
    source = tmp_path / "changed.py"
    source.write_text(TWICE.format(5.0))
    assert_agree(shown, engine(source), "twice")


def test_several_values_are_differentiated(open_page):
    page = open_page(
        "import torch\n"
        "x = torch.tensor(2.0, requires_grad=True)\n"
        "y = x * 3\n"
        "z = y * y\n"
        "y.backward(retain_graph=True)\n"
        "z.backward()\n", link="#step=99999").page
    assert page.evaluate("gradviz.data.objective") == "z + y"
    assert "∂(z + y)/∂y upstream" in panel(page)
    assert page.evaluate("gradviz.nodes[0].grad") == [39]
    assert not page.locator("#whatif-off").is_visible()


def test_a_saved_graph_keeps_where_its_gradients_entered(open_page, tmp_path):
    from conftest import saved

    source = tmp_path / "program.py"
    source.write_text(GIVEN.format(2.0))
    page = open_page(json.dumps(saved(source)), link="#step=2").page
    assert "[5, 7] for y" in page.locator("#sentence").inner_text()
