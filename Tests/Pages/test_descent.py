"""What if: boxes that say what they hold, descent told truthfully, and everything put back."""

import json

import pytest

from conftest import saved, wait_until

# Every number of the page, bit by bit: 0 and −0 differ, and NaN is itself.
BITS = """JSON.stringify([...gradviz.nodes.flatMap(node => [node.data, node.grad, node.earlier,
    ...node.edges.flatMap(edge => [edge.local, edge.contribution])]),
    ...gradviz.steps.map((_, i) => gradviz.stateAfter(i + 1).grads).flat()]
  .map(list => list && new BigUint64Array(new Float64Array(list).buffer).join()))"""

SQUARE = """import torch
w = torch.tensor(3.0, requires_grad=True)
k = torch.tensor(2)
loss = (w * k - 1) ** 2
loss.backward()
"""

TWO = """import torch
x = torch.tensor(3.0, requires_grad=True)
y = x * x
y.backward(retain_graph=True)
z = y * 2
z.backward()
"""


def loss(page):
    return page.evaluate("gradviz.nodes.find(node => node.title === 'loss').data[0]")


def told(page):
    return page.locator("#loss").inner_text()


def run(page, rate, count):
    page.fill("#rate", str(rate))
    page.fill("#run-count", str(count))
    page.click("#run")
    wait_until(page, "gradviz.descent.frame === null", 30)


def test_the_loss_is_told_from_the_start_to_now(open_page):
    page = open_page("mlp_scopes.py").page
    start = loss(page)
    losses = []
    for _ in range(8):
        page.click("#descend")
        losses.append(loss(page))
    assert losses == sorted(losses, reverse=True)
    formatted = [page.evaluate("value => gradviz.formatted(value, 4)", value) for value in (start, losses[-1])]
    assert told(page).strip() == f"8 steps of descent: loss {formatted[0]} → {formatted[1]}"
    assert page.evaluate("gradviz.descent.losses") == [start, *losses]


def test_a_step_is_the_rate_times_the_gradient(open_page):
    page = open_page(SQUARE).page
    page.fill("#rate", "0.01")
    page.click("#descend")
    # ∂/∂w (2w − 1)² = 4(2w − 1) = 20
    assert page.evaluate("gradviz.nodes[0].data") == [3 - 0.01 * 20]
    assert page.evaluate("gradviz.nodes.find(node => node.title === 'k').data") == [2]


def test_what_earlier_passes_left_is_no_part_of_a_step(open_page):
    program = SQUARE.replace("loss =", "(w * 7).backward()\nloss =")
    page = open_page(program).page
    w = page.evaluate("gradviz.nodes.findIndex(node => node.title === 'w')")
    assert page.evaluate(f"gradviz.nodes[{w}].grad") == [27]
    page.fill("#rate", "0.01")
    page.click("#descend")
    assert page.evaluate(f"gradviz.nodes[{w}].data") == [3 - 0.01 * 20]


def test_a_sum_of_outputs_descends(open_page):
    page = open_page(TWO).page
    page.fill("#rate", "0.05")
    page.click("#descend")
    # z + y = 3x²
    assert page.evaluate("gradviz.nodes[0].data[0]") == pytest.approx(3 - 0.05 * 18)
    assert "1 step of descent: z + y 27 → 13.23" in told(page)


def test_many_steps_run_and_the_page_stays_alive(open_page):
    page = open_page("mlp_scopes.py").page
    page.fill("#rate", "0.5")
    page.fill("#run-count", "3000")
    page.click("#run")
    wait_until(page, "gradviz.descent.losses.length > 20")
    assert page.locator("#run").inner_text() == "Stop"
    assert page.locator("#loss").get_attribute("aria-live") == "off"
    page.click("#next")
    assert page.locator("#count").inner_text() == "step 1 of 18"
    page.click("#run")
    steps = page.evaluate("gradviz.descent.losses.length") - 1
    assert 20 <= steps < 3000
    page.wait_for_timeout(100)
    assert page.evaluate("gradviz.descent.losses.length") - 1 == steps
    assert page.locator("#run").inner_text() == "Run"
    assert f"{steps} steps of descent" in told(page)


def test_as_many_steps_as_asked_for(open_page):
    page = open_page("mlp_scopes.py").page
    run(page, 0.1, 10)
    assert page.evaluate("gradviz.descent.losses.length") == 11
    run(page, 0.1, 500)
    assert page.evaluate("gradviz.descent.losses.length") == 511
    assert "510 steps of descent" in told(page)


@pytest.mark.parametrize("field, text, why", [
    ("rate", "fast", "The rate is a number other than 0, not “fast”."),
    ("rate", "0", "The rate is a number other than 0, not “0”."),
    ("run-count", "2.5", "A run takes 1 to 100000 steps, not “2.5”."),
    ("run-count", "", "A run takes 1 to 100000 steps, not “”."),
])
def test_what_is_no_number_of_steps_or_rate(open_page, field, text, why):
    page = open_page("neuron.py").page
    numbers = page.evaluate(BITS)
    page.fill("#" + field, text)
    page.click("#run")
    assert told(page).strip() == why
    assert page.get_attribute("#" + field, "aria-invalid") == "true"
    assert page.evaluate(BITS) == numbers


def test_a_rate_that_diverges_stops_and_is_told(open_page):
    page = open_page(SQUARE).page
    run(page, 1, 1000)
    assert page.evaluate("gradviz.descent.losses.length") == 4
    assert "loss rose from 25 to 2.941e6 in 3 steps: the rate 1 is too large." in told(page)
    assert page.locator("#loss-chart").is_visible()
    assert "log scale" in page.locator("#loss-name").inner_text()


def test_one_step_that_is_too_long_is_told_at_once(open_page):
    page = open_page(SQUARE).page
    page.fill("#rate", "0.3")
    page.click("#descend")
    assert "loss rose from 25 to 49 in one step: the rate 0.3 is too large." in told(page)
    page.fill("#rate", "0.1")
    page.click("#descend")
    assert "too large" not in told(page)


def test_a_loss_that_is_no_number_is_marked(open_page):
    page = open_page(SQUARE).page
    run(page, "1e200", 10)
    assert "the rate 1e200 is too large." in told(page)
    assert page.locator("#loss-plot .cross").count() == 1
    count = page.evaluate("gradviz.descent.losses.length")
    assert page.evaluate("gradviz.descent.losses.at(-1)") > 1e300 or count < 11
    page.click("#descend")
    page.click("#descend")
    page.click("#restore")
    assert not page.locator("#loss-chart").is_visible()


def test_where_nothing_descends_it_is_said(open_page):
    page = open_page(SQUARE.replace("tensor(3.0", "tensor(0.5")).page
    run(page, 0.1, 10)
    assert "Nothing changes any more" in told(page)
    graph = saved("neuron.py")
    for node in graph["nodes"]:
        if node["origin"] == "parameter":
            node["origin"] = "constant"
    page = open_page(json.dumps(graph)).page
    assert page.is_disabled("#descend") and page.is_disabled("#run")
    assert "There is no parameter with a gradient" in told(page)


@pytest.mark.parametrize("program", ["neuron.py", "mlp_scopes.py", "attention.py", "rnn_unrolled.py"])
def test_every_number_comes_back_bit_by_bit(open_page, program):
    page = open_page(program, link="#step=9").page
    numbers = page.evaluate(BITS)
    picture = page.locator("#view").inner_html()
    sentence = page.locator("#sentence").inner_text()
    run(page, 0.7, 25)
    page.locator("#elements input").first.fill("−1e300")
    page.locator("#elements input").first.press("Enter")
    page.click("#descend")
    assert page.locator("#edited").is_visible()
    assert page.evaluate(BITS) != numbers
    page.click("#restore")
    assert page.evaluate(BITS) == numbers
    assert page.locator("#view").inner_html() == picture
    assert page.locator("#sentence").inner_text() == sentence
    assert told(page).strip() == "" and page.is_disabled("#restore")


# MARK: Boxes

def boxes(page):
    return page.evaluate("""[...document.querySelectorAll('#elements input')].map(
        ({value, title, scrollWidth, clientWidth}) => ({value, title, isWhole: scrollWidth <= clientWidth}))""")


def held(page):
    return page.evaluate("gradviz.nodes[gradviz.whatif.leaf].data")


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_boxes_say_what_they_hold(open_page, size):
    page = open_page("mlp_scopes.py", viewport={"width": size[0], "height": size[1]}).page
    for count in [1, 3, 40]:
        run(page, 0.3, count)
        for box, value in zip(boxes(page), held(page), strict=True):
            assert float(box["title"].replace("−", "-")) == value
            assert float(box["value"].replace("−", "-")) == pytest.approx(value, rel=5e-4)
            assert box["isWhole"]
    place = float(page.locator("#drag").input_value())
    assert place == pytest.approx(held(page)[0], abs=0.02)


def test_a_box_with_the_focus_is_not_stale(open_page):
    page = open_page("neuron.py").page
    box = page.locator("#elements input")
    box.fill("0.250")
    box.press("Enter")
    assert box.input_value() == "0.25"
    page.evaluate("gradviz.descent.run(1)")
    assert float(box.input_value().replace("−", "-")) == held(page)[0] != 0.25
    box.fill("0.7")
    page.evaluate("gradviz.descent.run(1)")
    assert box.input_value() == "0.7"


def test_what_is_no_number_is_said_and_the_box_goes_back(open_page):
    page = open_page("neuron.py").page
    box = page.locator("#elements input")
    box.fill("three")
    box.press("Enter")
    assert "“three” is not a number" in told(page)
    assert box.get_attribute("aria-invalid") == "true"
    page.locator("#rate").focus()
    assert box.input_value() == "2" and box.get_attribute("aria-invalid") == "false"


def test_constants_can_be_changed_and_are_not_learned(open_page):
    page = open_page(SQUARE).page
    k = page.evaluate("gradviz.nodes.findIndex(node => node.title === 'k')")
    page.select_option("#leaf", str(k))
    page.locator("#elements input").fill("1")
    page.locator("#elements input").press("Enter")
    assert loss(page) == 4
    page.click("#descend")
    assert held(page) == [1]


def test_a_nameless_number_is_listed_as_what_it_is_now(open_page):
    page = open_page(SQUARE.replace("- 1", "- 1.5")).page
    option = page.locator("#leaf option", has_text="1.5")
    page.select_option("#leaf", option.get_attribute("value"))
    page.locator("#elements input").fill("2.5")
    page.locator("#elements input").press("Enter")
    assert page.locator("#leaf option:checked").inner_text() == "2.5"


def test_a_wide_number_stays_in_its_cell_after_each_change(open_page):
    page = open_page("mlp_scopes.py").page
    for value in ["-0.000123456", "-0.000234567", "-0.000345678"]:
        page.locator("#elements input").first.fill(value)
        page.locator("#elements input").first.press("Enter")
        leaf = page.evaluate("gradviz.whatif.leaf")
        assert page.evaluate(f"""(() => {{
          const room = document.querySelector('#v{leaf}d .c').getBoundingClientRect();
          const text = document.querySelector('#v{leaf}d .k').getBoundingClientRect();
          return text.left >= room.left && text.right <= room.right;
        }})()""")


# MARK: The chart

def test_the_chart_has_axes_and_tells_each_point(open_page):
    page = open_page("mlp_scopes.py").page
    run(page, 0.1, 10)
    texts = page.locator("#loss-plot text").all_text_contents()
    assert {"0", "2", "4", "6", "8", "10", "steps"} <= set(texts)
    assert page.locator("#loss-name").inner_text() == "loss"
    plot = page.locator("#loss-plot")
    assert page.locator("#loss-reading").inner_text().startswith("step 10: ")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
    reading = page.locator("#loss-reading").inner_text()
    step = int(reading.split()[1].rstrip(":"))
    assert 3 <= step <= 6
    losses = page.evaluate("gradviz.descent.losses")
    assert float(reading.split(": ")[1]) == pytest.approx(losses[step], rel=1e-5)
    page.mouse.move(0, 0)
    assert page.locator("#loss-reading").inner_text().startswith("step 10: ")


def test_the_chart_is_read_by_keyboard(open_page):
    page = open_page("mlp_scopes.py").page
    run(page, 0.1, 5)
    plot = page.locator("#loss-plot")
    plot.focus()
    for key, step in [("Home", 0), ("ArrowRight", 1), ("ArrowLeft", 0), ("ArrowLeft", 0), ("End", 5)]:
        page.keyboard.press(key)
        assert plot.get_attribute("aria-valuenow") == str(step)
        assert plot.get_attribute("aria-valuetext").startswith(f"step {step}: ")
    assert page.locator("#count").inner_text() == "step 0 of 18"


@pytest.mark.parametrize("losses", [
    [1, 1], [0, 0], [1, float("nan")], [1e308, -1e308], [-1.7e308, 1.7e308], [5e-324, 0], [5e-324, 1e300],
    [1.0000001, 1], [1, 1e305], [16.00003, 16, 16.00001], [3, float("inf")], [-5, 100000], [0.5] * 2000])
def test_any_losses_have_a_chart(open_page, losses):
    page = open_page("neuron.py").page
    texts = [str(loss).replace("inf", "Infinity") for loss in losses]
    page.evaluate("losses => gradviz.chart.draw(losses.map(Number), 'loss')", texts)
    marks = page.evaluate("""[...document.querySelectorAll('#loss-plot *')].flatMap(
        part => [...part.attributes].map(attribute => attribute.value))""")
    assert not [mark for mark in marks if "NaN" in mark or "Infinity" in mark]
    places = page.evaluate("""[...document.querySelectorAll('#loss-plot polyline')].flatMap(
        ({points}) => [...points].flatMap(({x, y}) => [x >= 0 && x <= 420, y >= 9 && y <= 121]))""")
    assert all(places)


@pytest.mark.parametrize("size, arguments", [
    ((1400, 900), ()), ((800, 600), ()), ((390, 844), ()), ((800, 480), ("--embed",)), ((360, 560), ("--embed",))])
def test_letters_of_the_chart_are_large_enough(open_page, size, arguments):
    page = open_page(
        "mlp_scopes.py", arguments=arguments, viewport={"width": size[0], "height": size[1]}).page
    run(page, 1, 30)
    heights = page.evaluate("""[...document.querySelectorAll('#loss-plot text')].map(
        (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)""")
    assert min(heights) >= 9
