"""Stepping through a replay: buttons, keys, links, what is shown at each step."""

import pytest

from conftest import wait_until


SHARED = """import torch
x = torch.tensor(2.0, requires_grad=True)
y = x * x + x
y.backward()
"""


def count(page):
    return page.locator("#count").inner_text()


def test_buttons_step_play_and_pause(open_page):
    page = open_page("neuron.py").page
    assert count(page) == "step 0 of 15"
    page.click("#next")
    assert count(page) == "step 1 of 15"
    page.click("#last")
    assert count(page) == "step 15 of 15"
    assert page.is_disabled("#next")
    page.click("#first")
    page.select_option("#speed", "8")
    page.click("#play")
    wait_until(page, "gradviz.player.count >= 3")
    page.click("#play")
    stopped = count(page)
    page.wait_for_timeout(400)
    assert count(page) == stopped


def test_playing_ends_and_starts_again(open_page):
    page = open_page("neuron.py", link="#step=14").page
    page.select_option("#speed", "8")
    page.locator("h1").click()
    page.keyboard.press("Space")
    wait_until(page, "gradviz.player.count == 15 && gradviz.player.timer === null")
    page.keyboard.press("Space")
    wait_until(page, "gradviz.player.count > 0 && gradviz.player.count < 15")


def test_keys(open_page):
    page = open_page("neuron.py").page
    for key, expected in [("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", 15), ("Home", 0)]:
        page.keyboard.press(key)
        assert count(page) == f"step {expected} of 15"
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_the_link_leads_to_the_step_and_follows_it(open_page):
    page = open_page("neuron.py", link="#step=12").page
    assert count(page) == "step 12 of 15"
    page.keyboard.press("ArrowRight")
    wait_until(page, "location.hash === '#step=13'")
    page.evaluate("location.hash = '#step=2'")
    wait_until(page, "gradviz.player.count === 2")
    page.evaluate("location.hash = '#step=nonsense'")
    page.evaluate("location.hash = '#step=99999'")
    wait_until(page, "gradviz.player.count === 15")


def test_scrubbing(open_page):
    page = open_page("neuron.py").page
    page.locator("#scrub").fill("7")
    assert count(page) == "step 7 of 15"
    page.locator("#scrub").focus()
    page.keyboard.press("ArrowRight")
    assert count(page) == "step 8 of 15"


def test_a_value_is_explained_by_pointer_and_by_keyboard(open_page):
    page = open_page(SHARED).page
    page.keyboard.press("End")
    page.click("#v0")
    text = page.locator("#value").inner_text()
    assert "used 3 times" in text
    assert "2 + 2 + 1 = 5" in text or "1 + 2 + 2 = 5" in text
    page.keyboard.press("Escape")
    assert not page.locator("#value").is_visible()
    page.locator("#v0").focus()
    page.keyboard.press("Enter")
    assert page.locator("#value").is_visible()
    page.locator("#value button.link").first.click()
    assert count(page) != "step 5 of 5"


def test_accumulation_is_told(open_page):
    page = open_page(SHARED, link="#step=6").page
    assert "Added to what came before: 1 + 2 = 3." in page.locator("#sentence").inner_text()
    assert "it adds up" in page.locator("#explanation").inner_text().lower()


def test_the_line_of_the_step_is_marked(open_page):
    page = open_page("neuron.py", link="#step=5").page
    assert page.locator("#lines [aria-current]").inner_text().strip() == "o = tanh(n)"


def test_every_step_is_a_sentence_and_every_value_has_a_name(open_page):
    page = open_page("rnn_unrolled.py").page
    for step in range(page.evaluate("gradviz.steps.length") + 1):
        page.evaluate(f"gradviz.player.go({step})")
        assert page.locator("#sentence").inner_text().endswith(".")
        assert "undefined" not in page.locator("body").inner_text()
        assert "NaN" not in page.locator("aside").inner_text()
    labels = page.eval_on_selector_all("#view .node", "all => all.map(node => node.getAttribute('aria-label'))")
    assert all("data" in label for label in labels)


def test_numbers_below_a_summary_are_dark_where_they_are_not_finite(open_page):
    page = open_page("""import torch
x = torch.linspace(-2, -1, 400, requires_grad=True)
y = torch.log(x)
y.sum().backward()
""", link="#step=1").page
    text = page.locator("#v1d .k").first
    assert text.text_content() == "NaN"
    colours = page.evaluate("""[...document.querySelectorAll('#v1d .k')].map(
        (text) => getComputedStyle(text).fill)""")
    finite = page.evaluate("getComputedStyle(document.querySelector('#v0d .k')).fill")
    assert set(colours) == {finite}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_nothing_is_wider_than_the_screen(open_page, scheme, size):
    page = open_page("mlp_scopes.py", link="#step=12", color_scheme=scheme,
                     viewport={"width": size[0], "height": size[1]}).page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_reduced_motion_sends_no_token(open_page):
    page = open_page("neuron.py", reduced_motion="reduce").page
    page.keyboard.press("ArrowRight")
    assert page.locator("#token.runs").count() == 0


def test_pan_and_zoom(open_page):
    page = open_page("neuron.py").page
    home = page.get_attribute("#picture", "viewBox")
    page.click("#zoom-in")
    assert page.get_attribute("#picture", "viewBox") != home
    page.keyboard.press("0")
    numbers = lambda box: [float(number) for number in box.split()]
    assert numbers(page.get_attribute("#picture", "viewBox")) == numbers(home)
    box = page.locator("#stage").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 20)
    page.mouse.wheel(0, 300)
    wide = page.get_attribute("#picture", "viewBox")
    page.mouse.down()
    page.mouse.move(box["x"] + 140, box["y"] + 60)
    page.mouse.up()
    assert page.get_attribute("#picture", "viewBox") != wide


def test_hostile_names_stay_text(open_page):
    page = open_page(
        "import torch\n"
        "x = torch.tensor(2.0, requires_grad=True)\n"
        "x.label = '</script><img src=x onerror=\"document.title=1\">'\n"
        "y = x * x  # </script><script>document.title = 2</script>\n"
        "y.label = '$$script$$ & ]]> <b>'\n"
        "y.backward()\n", link="#step=3").page
    assert page.locator("img").count() == 0
    assert page.title() == "program.py, replayed"
    assert "</script><img" in page.locator("#explanation").inner_text() + page.locator("#sentence").inner_text()


@pytest.mark.parametrize("size", [(800, 600), (1400, 900), (390, 844)])
def test_the_explanation_of_a_value_is_brought_into_view(open_page, size):
    page = open_page("neuron.py", link="#step=12", viewport={"width": size[0], "height": size[1]}).page
    page.evaluate("gradviz.player.select(3)")
    assert page.evaluate("""(() => {
      const panel = document.getElementById('value').getBoundingClientRect();
      const at = (y) => document.elementFromPoint(panel.x + 30, y)?.closest('section')?.id;
      return [at(panel.top + 12), at(panel.bottom - 8)];
    })()""") == ["value", "value"]


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_in_rows_the_view_goes_to_the_line_and_not_to_a_far_card(open_page, size):
    page = open_page("recurrence.py", viewport={"width": size[0], "height": size[1]},
                     reduced_motion="reduce").page
    far = page.evaluate("""gradviz.steps.map((_, i) => i).filter((i) => {
      const {kind, node, operand} = gradviz.steps[i];
      return kind === 'flow' && gradviz.picture.parts[node].references[operand];
    })""")
    assert far
    for step in far[::7]:
        page.evaluate(f"gradviz.player.go({step + 1})")
        marked = page.locator("#view .reference.w")
        assert marked.count() == 1
        # The name, and the head of the arrow, neither below buttons nor below the map.
        assert page.evaluate("""(step) => {
          const {node} = gradviz.steps[step];
          return [document.querySelector('.reference.w rect'), document.querySelector(`#v${node} .f`)].every((part) => {
            const {x, y, width, height} = part.getBoundingClientRect();
            return [x + 2, x + width - 2].every((x) =>
              document.elementFromPoint(x, y + height / 2)?.closest('#picture'));
          });
        }""", step), step


def test_negative_numbers_are_in_brackets_where_they_would_be_misread(open_page):
    page = open_page("""import torch
a = torch.tensor(3.0, requires_grad=True)
b = torch.tensor(-1.5, requires_grad=True)
c = a - b
d = b ** 3
y = c * d
y.backward()
""", link="#step=1").page
    assert page.locator("#sentence").inner_text() == "c = a − b = 3 − (−1.5) = 4.5."
    assert "3\na\n−\n(\n−1.5\nb\n)" in page.locator("#explanation").inner_text()
    page.keyboard.press("ArrowRight")
    assert "(\n−1.5\nb\n)\n³" in page.locator("#explanation").inner_text()
    page.keyboard.press("ArrowRight")
    assert "4.5 × (−3.375)" in page.locator("#sentence").inner_text()
