"""Tensor steps: every operand with its numbers, and the arithmetic of an element that is picked."""

import html
import math
import re

import pytest

from conftest import run

PARTS = """import torch
import torch.nn.functional as F
E = torch.tensor([[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]], requires_grad=True)
W = torch.tensor([[0.4, -0.2], [0.1, 0.9], [-0.7, 0.3], [0.2, 0.5]], requires_grad=True)
b = torch.tensor([0.1, -0.1], requires_grad=True)
e = F.embedding(torch.tensor([2, 0, 2]), E)
f = F.embedding(torch.tensor([1, 1, 0]), E)
h = torch.cat([e, f], dim=1)
z = h @ W + b
g = torch.where(z > 0, z, 0.1 * z)
k = g.T[:, 1:].reshape(2, 2)
m = torch.stack([g.mean(dim=0), g.var(dim=0)]).permute(1, 0).expand(3, 2, 2)
loss = (F.cross_entropy(g, torch.tensor([0, 1, 1])) + k.amax() + k.amin() + k.prod() + k.std() + k.norm()
        + m.sum() + torch.logsumexp(z, dim=1).sum() + torch.tanh(z).abs().sum() + F.gelu(z).sum())
loss.backward()
"""

WINDOWS = """import torch
import torch.nn.functional as F
x = torch.tensor([[[[0.1, 0.9, -0.3, 0.4], [1.2, 0.3, 0.8, -0.7], [-0.5, 0.6, 0.2, 1.1],
                    [0.7, -0.2, 0.5, 0.0]]]], requires_grad=True)
w = torch.tensor([[[[0.5, -1.0], [0.25, 0.75]]]], requires_grad=True)
c = F.conv2d(x, w, padding=1, stride=2)
p = F.max_pool2d(x, 2, stride=1)
a = F.avg_pool2d(c, 2, stride=1)
loss = p.sum() + a.square().sum() + torch.relu(c).sum()
loss.backward()
"""

# Examples, and the two above.
PROGRAMS = ["attention.py", "softmax_classifier.py", "conv_net.py", "layer_norm.py", "lstm_cell.py",
            "mlp_scopes.py", "transformer_block.py", PARTS, WINDOWS]

# For each element of each step: what it is, and its arithmetic with all digits and all terms.
TOLD = """() => {
  const {picking, steps, player, arithmetic, placeIn} = gradviz;
  const show = (value) => (value < 0 || Object.is(value, -0) ? '−' : '') + String(Math.abs(value));
  const told = [];
  steps.forEach((step, i) => {
    player.go(i + 1);
    if (step.kind === 'seed') return;
    const trace = picking.trace();
    if (trace === null) throw new Error('step ' + (i + 1) + ' is not traced');
    const result = step.kind === 'forward' ? gradviz.nodes[step.node].data
      : gradviz.nodes[step.node].edges[step.operand].contribution;
    const stride = Math.max(1, Math.floor(result.length / 7));
    for (let place = 0; place < result.length; place += stride) {
      const from = {array: trace, place: placeIn(trace, picking.shape, place)};
      const {lines, isWhole} = arithmetic(from, picking.names, {show, most: 1e9, lineCount: 1e9});
      told.push({step: i + 1, place, value: String(result[place]), lines, isWhole});
    }
  });
  return told;
}"""


def calculated(text):
    """The value of an arithmetic as a reader would compute it."""
    text = re.sub(r"\|([^|]*)\|", r"abs(\1)", text)
    raised = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
    text = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda match: "**" + match[0].translate(raised), text)
    text = re.sub(r"(.*) where (.*), else (.*)", r"(\1 if \2 else \3)", text)
    for sign, code in [("·", "*"), ("−", "-"), ("≤", "<="), ("≥", ">="), ("≠", "!="), (" = ", " == "), ("^", "**"),
                       ("∞", "inf"), ("Infinity", "inf"), ("√½", "sqrt(0.5)"), ("1/√(2π)", "(1/sqrt(2*pi))"),
                       ("2/√π", "(2/sqrt(pi))")]:
        text = text.replace(sign, code)
    text = re.sub(r"√([\d.e-]+)", r"sqrt(\1)", text).replace("√", "sqrt")
    names = {name: getattr(math, name) for name in "exp log log1p expm1 sqrt tanh erf pi inf".split()}
    return eval(text, {"__builtins__": {}}, {
        **names, "max": max, "min": min, "abs": abs, "sign": lambda x: (x > 0) - (x < 0),
        "σ": lambda x: 1 / (1 + math.exp(-x))})


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: "" if "\n" in program else program)
def test_the_arithmetic_of_every_element_gives_it(open_page, program):
    told = open_page(program).page.evaluate(TOLD)
    assert len(told) > 20
    for element in told:
        value = float(element["value"])
        assert element["isWhole"]
        assert element["lines"][0]["value"] == pytest.approx(value, rel=1e-9, abs=1e-12), element
        for line in element["lines"]:
            assert calculated(line["text"]) == pytest.approx(line["value"], rel=1e-9, abs=1e-12), (element, line)


LARGE = """import torch
X = torch.linspace(-1, 1, 640).reshape(16, 40)
W = torch.linspace(-0.3, 0.4, 960).reshape(40, 24).requires_grad_(True)
B = torch.linspace(-1, 1, 6000).reshape(60, 100).requires_grad_(True)
h = torch.tanh(X @ W)
loss = h.sum() + torch.relu(B).mean()
loss.backward()
"""


def step_of(page, words):
    """Goes to the first step whose sentence has these words."""
    page.evaluate("""(words) => {
      for (let i = 1; i <= gradviz.steps.length; i++) {
        gradviz.player.go(i);
        if (document.getElementById('sentence').textContent.includes(words)) return;
      }
      throw new Error('no step says ' + words);
    }""", words)


def tables(page):
    """The tables of the step: the caption, the numbers, which are lit and which are picked."""
    return page.evaluate("""[...document.querySelectorAll('#explanation .quantity')].map((quantity) => {
      const cells = [...quantity.querySelectorAll('td')];
      const places = (kind) => cells.flatMap((cell, i) => (cell.classList.contains(kind) ? [i] : []));
      const text = (cell) => cell.textContent.replace(/[\\u00a0\\u200b]/g, '');
      return [quantity.querySelector('small').textContent,
        {cells: cells.map(text), lit: places('lit'), picked: places('picked')}];
    })""")


def arithmetic(page):
    return page.locator("#explanation .arithmetic p").all_text_contents()


def test_a_matrix_product_back_shows_the_transposed_operand(open_page):
    page = open_page("attention.py").page
    step_of(page, "From (X @ Wv) back to Wv: Xᵀ @ upstream")
    shown = dict(tables(page))
    assert shown["Xᵀ"]["cells"] == ["1.0", "−0.5", "0.3", "0.5", "1.0", "−0.8"]
    page.locator("#explanation .pickable td").nth(2).click()
    shown = dict(tables(page))
    assert shown["Xᵀ"]["lit"] == [3, 4, 5]
    assert shown["∂loss/∂(X @ Wv) upstream ×10⁻²"]["lit"] == [0, 2, 4]
    assert shown["contribution ×10⁻²"]["picked"] == [2]
    assert arithmetic(page) == [
        "contribution[1, 0] = 0.5·0.08288 + 1·0.05434 + (−0.8)·0.05631 = 0.05074"]
    # Picked again, it is no longer.
    page.locator("#explanation .pickable td").nth(2).click()
    assert arithmetic(page) == []
    assert dict(tables(page))["Xᵀ"]["lit"] == []


def test_masks_windows_and_rows_are_seen(open_page):
    page = open_page(WINDOWS).page
    step_of(page, "p = max_pool2d(x)")
    page.locator("#explanation .pickable td").nth(0).click()
    assert dict(tables(page))["x"]["lit"] == [0, 1, 4, 5]
    assert arithmetic(page) == ["p[0, 0, 0, 0] = max(0.1, 0.9, 1.2, 0.3) = 1.2"]
    step_of(page, "upstream × (1 if c > 0 else 0)")
    [mask] = [table for caption, table in tables(page) if caption.endswith("∂c local")]
    assert set(mask["cells"]) == {"0", "1"}
    step_of(page, "back to w: x ∗ upstream")
    page.locator("#explanation .pickable td").nth(0).click()
    shown = dict(tables(page))
    # With a padding of 1, the first cell of the window is beyond the image at the top and on the left.
    assert shown["x"]["lit"] == [5, 7, 13, 15]


def test_what_is_moved_is_told_by_where_it_was(open_page):
    page = open_page(PARTS).page
    step_of(page, "e = gather(E)")
    page.evaluate("gradviz.picking.pick(2)")
    assert arithmetic(page) == ["e[1, 0] = E[0, 0] = 0.1"]
    step_of(page, "h = cat(e, f)")
    page.evaluate("gradviz.picking.pick(6)")
    assert arithmetic(page) == ["h[1, 2] = f[1, 0] = 0.3"]
    assert dict(tables(page))["f"]["lit"] == [2] and dict(tables(page))["e"]["lit"] == []
    step_of(page, "back to E: upstream, added to the rows picked")
    page.evaluate("gradviz.picking.pick(4)")
    assert arithmetic(page)[0] == "contribution[2, 0] = 0"


def test_a_bias_gets_the_sum_over_the_rows(open_page):
    page = open_page(PARTS).page
    step_of(page, "From z back to b: Σ upstream")
    page.locator("#explanation .pickable td").nth(1).click()
    [upstream] = [table for caption, table in tables(page) if "upstream" in caption]
    assert upstream["lit"] == [1, 3, 5]
    assert arithmetic(page)[0].startswith("contribution[1] = ") and arithmetic(page)[0].count(" + ") == 2


def test_cells_are_walked_and_picked_by_keys(open_page):
    page = open_page("attention.py", link="#step=1").page
    page.locator("#explanation .pickable td").first.focus()
    for key in ["ArrowRight", "ArrowDown", "Enter"]:
        page.keyboard.press(key)
    assert page.locator("#count").inner_text() == "step 1 of 26"
    assert dict(tables(page))["Q"]["picked"] == [3]
    assert arithmetic(page)[0].startswith("Q[1, 1] = ")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("[1, 1]: ")
    page.keyboard.press("Escape")
    assert dict(tables(page))["Q"]["picked"] == []
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    assert page.locator("#count").inner_text() == "step 2 of 26"


def test_of_many_terms_the_largest_are_told(open_page):
    page = open_page(LARGE).page
    step_of(page, "X @ W = ")
    page.evaluate("gradviz.picking.pick(250)")
    [line] = arithmetic(page)
    assert "… + 32 more" in line
    terms = line.split(" = ")[1].split(" + ")[:8]
    sizes = [abs(calculated(term)) for term in terms]
    assert sizes == sorted(sizes, reverse=True)
    # The picked element and what made it are in view.
    assert page.evaluate("""[...document.querySelectorAll('#explanation .window')].every((frame) => {
      const [outer, inner] = [frame, frame.querySelector('.lit, .picked')].map((e) => e.getBoundingClientRect());
      return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1
        && inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
    })""")
    assert page.evaluate("document.querySelectorAll('#explanation .window td').length > 16 * 24")


def test_of_too_many_elements_one_is_typed(open_page):
    page = open_page(LARGE).page
    step_of(page, " back to B: ")
    field = page.locator("#explanation .typed input").first
    field.fill("59, 99")
    field.press("Enter")
    assert arithmetic(page)[0] == "contribution[59, 99] = 0.0001667·1 = 0.0001667"
    field.fill("60, 0")
    field.press("Enter")
    assert field.get_attribute("aria-invalid") == "true"


def test_what_is_edited_is_told_with_its_numbers(open_page):
    page = open_page("softmax_classifier.py").page
    leaf = page.locator("#elements input").first
    leaf.fill("1.5")
    leaf.press("Enter")
    told = page.evaluate(TOLD)
    for element in told:
        assert element["lines"][0]["value"] == pytest.approx(float(element["value"]), rel=1e-9, abs=1e-12)
    # What is picked stays so while a leaf is changed, with the numbers that are.
    page.evaluate("gradviz.player.go(1)")
    page.evaluate("gradviz.picking.pick(0)")
    before = arithmetic(page)
    leaf.fill("2.5")
    leaf.press("Enter")
    assert arithmetic(page) and arithmetic(page) != before


@pytest.mark.parametrize("program", ["attention.py", "conv_net.py", "lstm_cell.py", PARTS])
def test_grids_are_written_as_on_cards(open_page, program):
    page = open_page(program).page
    # A card has room for all that its gradient is on the way; where that is more than one, it has more.
    differ = page.evaluate("""gradviz.nodes.filter((node) => node.grids).flatMap((node) =>
      [['d', node.data], ['g', node.grad]].filter(([part, values]) => values
        && (part === 'd' || gradviz.steps.filter((step) => gradviz.nodes[step.target] === node).length === 1)
        && JSON.stringify(gradviz.gridOf(values, node.grids[part].digits)) !== JSON.stringify(node.grids[part]))
        .map(([part, values]) => [node.title, node.grids[part], gradviz.gridOf(values, 3)]))""")
    assert differ == []


@pytest.mark.parametrize("program", ["attention.py", "conv_net.py", LARGE])
def test_sentences_are_those_of_frames(open_page, tmp_path, program):
    opened = open_page(program)
    frames = tmp_path / "frames"
    run("replay", opened.source, "-T", "svg", "-o", f"{frames}/", "-q")
    captions = [" ".join(re.findall(r'class="cap"[^>]*>([^<]*)<', path.read_text()))
                for path in sorted(frames.glob("*.svg"))]
    said = [caption.split("   ", 1)[1] for caption in captions]
    count = opened.page.evaluate("gradviz.steps.length")
    assert len(said) == count + 1
    for i, sentence in enumerate(said):
        opened.page.evaluate(f"gradviz.player.go({i})")
        shown = opened.page.locator("#sentence").inner_text()
        assert shown == html.unescape(sentence)
        assert "shape" not in shown or "reshape" in shown


@pytest.mark.parametrize("size", [(1400, 900), (800, 600), (390, 844)])
@pytest.mark.parametrize("program", ["conv_net.py", LARGE])
def test_tables_stay_within_the_panel(open_page, program, size):
    page = open_page(program, viewport={"width": size[0], "height": size[1]}).page
    for i in range(page.evaluate("gradviz.steps.length")):
        page.evaluate(f"gradviz.player.go({i + 1})")
        page.evaluate("gradviz.picking.isTraceable() && gradviz.picking.pick(0)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("""(() => {
          const panel = document.getElementById('explanation').getBoundingClientRect();
          return [...document.querySelectorAll('#explanation *')].every((part) => part.closest('.window')
            || part.getBoundingClientRect().right <= panel.right + 1);
        })()"""), i + 1


@pytest.mark.parametrize("size", [(800, 600), (390, 844)])
def test_the_arithmetic_of_a_picked_element_is_scrolled_to(open_page, size):
    page = open_page("attention.py", link="#step=20", viewport={"width": size[0], "height": size[1]}).page
    before = page.evaluate("scrollY")
    page.evaluate("document.querySelector('#explanation .pickable td').click()")
    assert page.evaluate("""(() => {
      const [pane, text] = ['#explanation', '.arithmetic'].map((part) =>
        document.querySelector(part).getBoundingClientRect());
      return text.height > 0 && text.top >= pane.top && text.bottom <= pane.bottom;
    })()""")
    assert page.evaluate("scrollY") == before
