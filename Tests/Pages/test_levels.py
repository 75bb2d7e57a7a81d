"""Levels of a replay: how much a step is, scopes that fold, the map, and what stays where it is."""

import pytest

from conftest import wait_until


LAYERS = """import torch
from torch.profiler import record_function
x = torch.tensor(0.5)
with record_function("layer1"):
    w1 = torch.tensor(0.8, requires_grad=True)
    h = torch.tanh(w1 * x)
with record_function("layer2"):
    w2 = torch.tensor(-0.6, requires_grad=True)
    y = torch.tanh(w2 * h)
loss = (y - 1) ** 2
loss.backward()
"""

# Far larger than any screen: 452 values.
LONG = """import torch
from torch.profiler import record_function
h = torch.tensor(0.3)
for block in range(15):
    with record_function(f"block{block}"):
        for i in range(6):
            w = torch.tensor(0.9, requires_grad=True)
            b = torch.tensor(0.05, requires_grad=True)
            h = torch.tanh(w * h + b)
loss = h * h
loss.backward()
"""

SIZES = [(1400, 900), (800, 600), (390, 844)]


def count(page):
    return page.locator("#count").inner_text()


def sentence(page):
    return page.locator("#sentence").inner_text()


def viewport(size):
    return {"width": size[0], "height": size[1]}


def is_seen(page, selector):
    """Whether the middle of an element is on the stage."""
    return page.evaluate("""(selector) => {
        const box = document.querySelector(selector).getBoundingClientRect();
        const stage = document.getElementById('stage').getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        return x > stage.left && x < stage.right && y > stage.top && y < stage.bottom;
    }""", selector)


def test_by_operation_all_edges_of_one_are_one_step(open_page):
    page = open_page("neuron.py").page
    page.keyboard.press("o")
    stops = page.evaluate("gradviz.levels.stops()")
    kinds = page.evaluate("gradviz.steps.map(({kind, node}) => kind + node)")
    assert stops == [0] + [end for end in range(1, 16) if end == 15 or kinds[end] != kinds[end - 1]]
    page.keyboard.press("End")
    assert count(page) == f"operation {len(stops) - 1} of {len(stops) - 1}"
    assert sentence(page).startswith("Back through ")
    assert "are complete" in sentence(page)
    assert page.locator("#view .edge.w").count() == 2
    assert page.locator("#explanation .within li").count() == 2
    page.locator("#explanation .within button").first.click()
    assert count(page) == "step 14 of 15"


def test_by_layer_a_scope_is_one_step(open_page):
    page = open_page(LAYERS).page
    page.select_option("#by", "layer")
    said = []
    for _ in range(page.evaluate("gradviz.levels.stops().length") - 1):
        page.click("#next")
        said.append(sentence(page))
    assert page.is_disabled("#next")
    assert said[0] == "Forward through layer1: 2 values are computed; out of it comes h = 0.3799."
    assert said[1].startswith("Forward through layer2: 2 values are computed")
    assert said[3].startswith("Now back")
    assert said[-1].startswith("Back through layer1: the gradient of w1 (")
    assert said[-1].endswith("is complete.")
    assert page.url.endswith("by=layer")


def test_a_gradient_that_is_not_yet_complete_is_told(open_page):
    page = open_page("rnn_unrolled.py").page
    page.keyboard.press("l")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert "has 2 of 3 terms" in sentence(page)


def test_links_name_the_level_and_old_ones_lead_where_they_led(open_page):
    page = open_page(LAYERS, link="#step=2&by=layer").page
    assert count(page) == "layer 1 of 7"
    # Within a layer it is shown as a whole.
    page.evaluate("location.hash = '#step=3&by=layer'")
    wait_until(page, "gradviz.player.count === 4")
    page.evaluate("location.hash = '#7'")
    wait_until(page, "gradviz.player.count === 7 && gradviz.levels.by === 'edge'")
    page.evaluate("location.hash = '#step=5&note'")
    wait_until(page, "gradviz.player.count === 5")
    page.keyboard.press("ArrowRight")
    wait_until(page, "location.hash === '#step=6&note'")


def test_without_scopes_there_are_no_layers(open_page):
    page = open_page("neuron.py", link="#step=3&by=layer").page
    assert count(page) == "step 3 of 15"
    assert page.locator("#by option:enabled").count() == 2
    assert page.locator("#fold-all").is_hidden()


def test_a_scope_folds_and_nothing_moves(open_page):
    page = open_page(LAYERS).page
    page.keyboard.press("End")
    places = "[...document.querySelectorAll('.node')].map((node) => node.getAttribute('transform'))"
    before = page.evaluate(places)
    toggle = page.locator(".fold").first
    assert toggle.get_attribute("aria-expanded") == "true"
    toggle.focus()
    page.keyboard.press("Enter")
    assert toggle.get_attribute("aria-expanded") == "false"
    reached = page.evaluate("Math.abs(gradviz.nodes.find(({name}) => name[0] === 'h').grad[0])")
    assert "a gradient of norm" in toggle.get_attribute("aria-label")
    shown = toggle.text_content()
    assert "layer1" in shown and "3 values" in shown and f"{reached:.4f}"[:5] in shown
    hidden = page.evaluate("[...document.querySelectorAll('.node.folded')].length")
    assert hidden == 3
    assert page.evaluate(places) == before
    assert page.locator(".node.folded").first.is_hidden()
    # By layer, what is folded is one step; it is marked when its turn comes.
    page.keyboard.press("l")
    assert "w" in toggle.get_attribute("class").split()
    page.keyboard.press("f")
    assert page.locator(".fold[aria-expanded=false]").count() == 2
    page.keyboard.press("f")
    assert page.locator(".fold[aria-expanded=false]").count() == 0
    assert page.locator(".folded").count() == 0


@pytest.mark.parametrize("size", SIZES)
def test_a_large_graph_opens_readable_and_the_view_goes_along(open_page, size):
    page = open_page(LONG, viewport=viewport(size), reduced_motion="reduce").page
    smallest = 9
    assert page.evaluate("gradviz.view.place.scale") * 9 >= smallest
    first = page.evaluate("gradviz.steps[0].node")
    assert is_seen(page, f"#v{first}")
    assert page.locator("#map").is_visible()
    last = page.evaluate("gradviz.steps.length")
    for step in range(40, last, 97):
        page.evaluate(f"gradviz.player.go({step})")
        target = page.evaluate(f"(({{target, node}}) => target ?? node)(gradviz.steps[{step - 1}])")
        assert is_seen(page, f"#v{target}")


def test_the_view_stays_where_a_reader_has_put_it(open_page):
    page = open_page(LONG, viewport=viewport((1400, 900)), reduced_motion="reduce").page
    box = page.locator("#stage").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 250, steps=4)
    page.mouse.up()
    assert page.get_attribute("#follow", "aria-pressed") == "false"
    put = page.get_attribute("#picture", "viewBox")
    page.evaluate("gradviz.player.go(300)")
    assert page.get_attribute("#picture", "viewBox") == put
    page.keyboard.press("c")
    assert page.get_attribute("#picture", "viewBox") != put
    # All of it is seen: no map.
    page.keyboard.press("0")
    assert page.locator("#map").is_hidden()


def test_plus_enlarges_and_shifted_arrows_move(open_page):
    page = open_page(LONG, reduced_motion="reduce").page
    before = page.evaluate("gradviz.view.place")
    page.keyboard.press("+")
    assert page.evaluate("gradviz.view.place.scale") > before["scale"]
    page.keyboard.press("-")
    assert page.evaluate("gradviz.view.place.scale") == pytest.approx(before["scale"])
    page.keyboard.press("Shift+ArrowDown")
    assert page.evaluate("gradviz.view.place.y") > before["y"]
    assert page.locator("#count").inner_text().startswith("step 0")


def test_the_map_can_be_dragged(open_page):
    page = open_page(LONG, viewport=viewport((1400, 900)), reduced_motion="reduce").page
    box = page.locator("#map").bounding_box()
    before = page.evaluate("gradviz.view.place")
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.8)
    page.mouse.down()
    there = page.evaluate("gradviz.view.place")
    assert there["y"] > before["y"]
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.6, steps=3)
    page.mouse.up()
    home = page.evaluate("gradviz.view.home")
    moved = there["y"] - page.evaluate("gradviz.view.place.y")
    assert moved == pytest.approx(home["height"] * 0.2, rel=0.1)


def test_what_is_out_of_sight_is_not_drawn(open_page):
    page = open_page(LONG, viewport=viewport((1400, 900)), reduced_motion="reduce").page
    shown = page.evaluate("document.querySelectorAll('.node:not(.far)').length")
    assert shown < page.evaluate("gradviz.nodes.length") / 3
    # Yet it can be reached by keys, and is seen then.
    far = page.locator(".node.far").last
    name = far.get_attribute("id")
    page.keyboard.press("Tab")
    far.focus()
    assert is_seen(page, "#" + name)


def test_a_step_touches_little(open_page):
    page = open_page(LONG, reduced_motion="reduce").page
    page.evaluate("gradviz.player.go(200)")
    touched = page.evaluate("""() => new Promise((resolve) => {
        const seen = new MutationObserver((records) => resolve(new Set(records.map((r) => r.target)).size));
        seen.observe(document.getElementById('view'), {attributes: true, childList: true, characterData: true, subtree: true});
        gradviz.player.go(201);
    })""")
    assert 0 < touched < 40


@pytest.mark.parametrize("program", ["neuron.py", "mlp_scopes.py"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_jumps_while_stepping(open_page, program, size):
    page = open_page(program, viewport=viewport(size)).page
    places = """() => ['#say', '#stage', '#player', '#play', '#next', '#by', '#scrub', '#step h2', '#step',
        '#whatif h2', '#program h2'].map((selector) => {
      const {x, y, width, height} = document.querySelector(selector).getBoundingClientRect();
      return [selector, x, y, width, height].map(String).join(' ');
    }).concat(String(scrollY))"""
    at_first = page.evaluate(places)
    for by in ["edge", "operation"]:
        for step in range(page.evaluate("gradviz.steps.length") + 1):
            page.evaluate(f"gradviz.player.goTo('{by}', {step})")
            assert page.evaluate(places) == at_first, f"by {by}, step {step}"


def test_the_line_of_the_step_is_in_view_without_the_page_moving(open_page):
    page = open_page(LONG.replace("loss = h", "\n" * 40 + "loss = h"), viewport=viewport((1400, 900))).page
    for step in [1, 180, 181, 182, 3]:
        page.evaluate(f"gradviz.player.go({step})")
        assert page.evaluate("""() => {
            const line = document.querySelector('#lines [aria-current]').getBoundingClientRect();
            const pane = document.getElementById('lines').getBoundingClientRect();
            return line.top >= pane.top && line.bottom <= Math.min(pane.bottom, innerHeight);
        }""")
        assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("program", ["neuron.py", "mlp_scopes.py"])
def test_on_a_phone_the_numbers_are_above_the_fold(open_page, program):
    page = open_page(program, link="#step=9", viewport=viewport((390, 844))).page
    bottoms = page.evaluate("""() => [document.getElementById('player'),
        [...document.querySelectorAll('#explanation h3')].find((h) => h.textContent === 'With numbers').nextSibling,
      ].map((element) => element.getBoundingClientRect().bottom)""")
    assert max(bottoms) <= 844
    assert page.locator("#stage").bounding_box()["height"] >= 200
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
