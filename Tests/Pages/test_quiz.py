"""Predict, then reveal: what is asked, what is accepted, what is hidden, what is counted."""

import pytest

from conftest import ROOT, run, wait_until

SHARED = """import torch
x = torch.tensor(2.0, requires_grad=True)
y = x * x + x
y.backward()
"""

THIRD = """import torch
x = torch.tensor(3.0, requires_grad=True)
k = torch.tensor(4.0, requires_grad=True)
u = x * k
y = u * 0.33333333333333331
y.backward()
"""


def sentence(page):
    return page.locator("#sentence").inner_text()


def feedback(page):
    return page.locator("#quiz-feedback").inner_text()


def progress(page):
    return page.locator("#quiz-progress").inner_text()


def answer(page, text):
    page.fill("#quiz-number", text)
    page.keyboard.press("Enter")


def exact(page):
    return page.evaluate("gradviz.quiz.question.exact")


def questions(page):
    """Goes from question to question; each must be answered before the next."""
    for _ in range(page.evaluate("gradviz.quiz.questions.length")):
        assert page.locator("#quiz-show").is_visible()
        yield
        if page.locator("#quiz-next").is_visible():
            page.click("#quiz-next")
    assert page.locator("#quiz-again").is_visible()


def sign_key(page, flip=False):
    value = exact(page)
    value = -value if flip else value
    return "+" if value > 0 else "-" if value < 0 else "0"


def test_it_is_off_by_default(open_page):
    page = open_page("neuron.py").page
    assert not page.locator("#quiz-bar").is_visible()
    page.keyboard.press("End")
    assert page.locator("#count").inner_text() == "step 15 of 15"


@pytest.mark.parametrize("start", ["button", "key", "link"])
def test_it_starts_by_button_key_and_link(open_page, start):
    page = open_page("neuron.py", link="#quiz" if start == "link" else "").page
    if start == "button":
        page.click("#quiz-start")
    if start == "key":
        page.keyboard.press("q")
    assert sentence(page) == "From o back to n: what is the contribution to the gradient of n?"
    wait_until(page, "location.hash === '#quiz'")
    assert progress(page) == "0 of 9 right, 9 to go"
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("q") if start == "key" else None
    page.click("#quiz-end")
    wait_until(page, "location.hash === '#step=6'")
    assert not page.locator("#quiz-bar").is_visible()


def test_all_by_keyboard(open_page):
    page = open_page("neuron.py", link="#quiz").page
    for _ in range(9):
        assert page.evaluate("document.activeElement.id") == "quiz-number"
        page.keyboard.type(page.evaluate("value => gradviz.formatted(value, 4)", exact(page)))
        page.keyboard.press("Enter")
        assert feedback(page).startswith("Right: ")
        assert page.evaluate("document.activeElement.id") in ("quiz-next", "quiz-again")
        page.keyboard.press("Enter") if page.locator("#quiz-next").is_visible() else None
    assert progress(page) == "9 of 9 right."
    assert page.locator("#count").inner_text() == "step 15 of 15"
    page.keyboard.press("Enter")
    assert progress(page) == "0 of 9 right, 9 to go"


def test_digits_typed_anywhere_go_into_the_field(open_page):
    page = open_page("neuron.py", link="#quiz").page
    page.evaluate("document.activeElement.blur()")
    page.keyboard.type("-0.5")
    assert page.locator("#quiz-number").input_value() == "-0.5"


def test_a_wrong_answer_gets_a_hint_and_then_the_solution(open_page):
    page = open_page("neuron.py", link="#quiz").page
    answer(page, "7")
    assert "∂o/∂n = 1 − o². Upstream × local: 1 × 0.5." in feedback(page)
    assert page.locator("#count").inner_text() == "step 6 of 15"
    answer(page, "8")
    assert "It is 1 × 0.5 = 0.5." in feedback(page)
    assert page.locator("#count").inner_text() == "step 7 of 15"
    assert progress(page) == "0 of 9 right, 8 to go"
    page.click("#quiz-next")
    answer(page, "9")
    answer(page, "0.5")
    assert feedback(page) == "Right: 0.5 × 1 = 0.5."
    assert progress(page) == "1 of 9 right, 1 of them after a hint, 7 to go"


def test_show_me_counts_as_not_known(open_page):
    page = open_page("neuron.py", link="#quiz").page
    for _ in questions(page):
        page.click("#quiz-show")
    assert progress(page).startswith("0 of 9 right. To look at again: step 7 step 8")
    page.click("#quiz-progress button >> nth=1")
    assert page.locator("#count").inner_text() == "step 8 of 15"


@pytest.mark.parametrize("text", [
    "4", "4.0", "+4", "12/3", "8 * 0.5", "8×1/2", "0.4e1", "4e0", "4,0", " 4 ", "3.999", "40e-1", "40e−1"])
def test_answers_are_read_as_people_write_them(open_page, text):
    """The contribution of `y = x · k` to x is k = 4."""
    program = "\n".join(line for line in THIRD.splitlines() if not line.startswith("y =")).replace("u =", "y =")
    page = open_page(program + "\n", link="#quiz").page
    answer(page, text)
    assert feedback(page).startswith("Right")


@pytest.mark.parametrize("text, is_right", [
    ("0.3333", True), ("0.33", True), ("1/3", True), ("0.333333333", True), ("0.3", False), ("0.34", False),
    ("0.35", False), ("-1/3", False), ("0", False), ("33.33e-2", True)])
def test_answers_are_as_exact_as_numbers_are_shown(open_page, text, is_right):
    page = open_page(THIRD, link="#quiz").page
    answer(page, text)
    assert feedback(page).startswith("Right") == is_right


@pytest.mark.parametrize("text", ["", "abc", "1/", "2 2", "."])
def test_what_is_no_number_is_no_answer(open_page, text):
    page = open_page(THIRD, link="#quiz").page
    answer(page, text)
    assert "is not a number: write 0.5, −3, 1/2 or 2e−3." in feedback(page)
    answer(page, "5")
    assert "Upstream × local" in feedback(page)


@pytest.mark.parametrize("text, why", [
    ("−4/3", "The size is right, the sign is not."),
    ("4", "That is the local derivative"), ("1/3", "That is the upstream gradient"),
    ("4.333", "multiplied, not added"), ("9", "Not quite.")])
def test_why_an_answer_is_wrong(open_page, text, why):
    page = open_page(THIRD, link="#quiz").page
    answer(page, "1/3")
    page.click("#quiz-next")
    # upstream 0.3333 × local 4
    page.click("#quiz-show") if "back to k" in sentence(page) else None
    page.click("#quiz-next") if page.locator("#quiz-next").is_visible() else None
    assert "From u back to x" in sentence(page)
    answer(page, text)
    assert why in feedback(page)


def test_a_value_used_twice_by_one_operation(open_page):
    page = open_page(SHARED, link="#quiz").page
    asked, sums = [], []
    for _ in questions(page):
        asked.append(sentence(page))
        after = page.evaluate("gradviz.quiz.question.after")
        if after != exact(page):
            answer(page, str(after))
            sums.append(feedback(page))
        answer(page, str(exact(page)))
    assert any("(its operand 1)" in text for text in asked)
    assert any("(its operand 2)" in text for text in asked)
    assert sums and all("asked is only what this step adds" in text for text in sums)


def test_nothing_gives_the_answer_away(open_page):
    page = open_page("neuron.py", link="#quiz").page
    for key in ["End", "ArrowRight", "End"]:
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        assert page.locator("#count").inner_text() == "step 6 of 15"
    page.evaluate("document.getElementById('scrub').value = 12")
    page.locator("#scrub").dispatch_event("input")
    assert page.locator("#count").inner_text() == "step 6 of 15"
    # The only gradient is that of o, 1; no edge has a label, and no panel tells what is to come.
    assert page.evaluate("""[...document.querySelectorAll('#view .edge text')].filter(
        text => getComputedStyle(text).visibility !== 'hidden').length""") == 0
    assert [text for text in page.locator("#view [id$=g] .k").all_text_contents() if text != "–"] == ["1"]
    assert "0.5" not in page.locator("body").inner_text()
    page.locator("#v8").dispatch_event("click")
    assert not page.locator("#value").is_visible() and not page.locator("#whatif").is_visible()
    answer(page, "0.5")
    assert page.evaluate("""[...document.querySelectorAll('#view .edge text')].filter(
        text => getComputedStyle(text).visibility !== 'hidden').map(text => text.textContent)""") == ["× 0.5"]


def test_steps_that_were_answered_can_be_seen_again(open_page):
    page = open_page("neuron.py", link="#quiz").page
    answer(page, "0.5")
    page.click("#quiz-next")
    page.click("#back")
    assert sentence(page) == "Now back: ∂o/∂o = 1."
    assert not page.locator("#quiz-number").is_visible()
    page.click("#quiz-next")
    assert "what is the contribution to the gradient of (x1·w1 + x2·w2)?" in sentence(page)


def test_playing_stops_at_a_question(open_page):
    page = open_page("neuron.py", link="#quiz").page
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Home")
    page.select_option("#speed", "8")
    page.click("#play")
    wait_until(page, "gradviz.player.count === 6 && gradviz.player.timer === null")
    assert page.locator("#quiz-number").is_visible()


@pytest.mark.parametrize("program", ["mlp_scopes.py", "attention.py"])
def test_signs_of_tensors_by_keys(open_page, program):
    page = open_page(program, link="#quiz").page
    asked = 0
    for _ in questions(page):
        if not page.locator("#quiz-signs").is_visible():
            answer(page, str(exact(page)))
        elif asked % 2:
            page.keyboard.press(sign_key(page))
            assert feedback(page).startswith("Right: "), feedback(page)
        else:
            page.keyboard.press(sign_key(page, flip=True))
            assert "Right" not in feedback(page) and " × " in feedback(page)
            page.keyboard.press(sign_key(page))
            assert feedback(page).startswith("Right: ")
        asked += 1
    total = page.evaluate("gradviz.steps.filter(step => step.kind === 'flow').length")
    assert asked == total and progress(page).startswith(f"{total} of {total} right")


def test_the_terms_of_a_hint_add_up_to_the_answer(open_page):
    page = open_page("attention.py", link="#quiz").page
    for _ in questions(page):
        terms = page.evaluate("gradviz.termsOf(gradviz.quiz.question)")
        assert sum(part * factor for part, factor in terms) == pytest.approx(exact(page), rel=1e-9, abs=1e-15)
        page.click("#quiz-show")


def test_screen_readers_are_told(open_page):
    page = open_page("mlp_scopes.py", link="#quiz").page
    assert page.get_attribute("#sentence", "aria-live") == "polite"
    assert page.get_attribute("#quiz-number", "aria-labelledby") == "sentence"
    assert page.get_attribute("#quiz-bar", "aria-labelledby") == "sentence"
    assert page.get_attribute("#quiz-feedback", "role") == "status"
    assert [button.get_attribute("aria-label") for button in page.locator("#quiz-signs button").all()] == [
        "positive", "zero", "negative"]


def test_what_is_asked_for_is_in_view(open_page):
    page = open_page("attention.py", link="#quiz", viewport={"width": 390, "height": 844}).page
    for _ in questions(page):
        # The view glides there.
        wait_until(page, """(() => {
          const stage = document.getElementById('stage').getBoundingClientRect();
          const card = document.querySelector('.node.asked').getBoundingClientRect();
          return card.right > stage.left + 20 && card.left < stage.right - 20
            && card.bottom > stage.top + 10 && card.top < stage.bottom - 10;
        })()""")
        page.click("#quiz-show")


def test_a_link_to_a_step_ends_it(open_page):
    page = open_page("neuron.py", link="#quiz").page
    page.evaluate("location.hash = '#step=12'")
    wait_until(page, "gradviz.player.count === 12")
    assert not page.locator("#quiz-bar").is_visible()
    page.evaluate("location.hash = '#quiz'")
    wait_until(page, "gradviz.quiz.isOn")


@pytest.mark.parametrize("size, scheme", [((1400, 900), "light"), ((800, 600), "dark"), ((390, 844), "light")])
def test_it_fits_the_screen(open_page, size, scheme):
    page = open_page("mlp_scopes.py", link="#quiz", color_scheme=scheme,
                     viewport={"width": size[0], "height": size[1]}).page
    for part in ["#sentence", "#quiz-show", "#stage", "#quiz-progress"]:
        box = page.locator(part).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= size[0]
        assert box["y"] >= 0 and box["y"] + box["height"] <= size[1]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_in_a_frame(browser, tmp_path):
    run("replay", ROOT / "Examples/programs/neuron.py", "--embed", "-o", tmp_path / "page.html", "-q")
    outer = tmp_path / "outer.html"
    outer.write_text("""<!DOCTYPE html><script>heard = []; onmessage = ({data}) => heard.push(data)</script>
      <iframe src="page.html#quiz" width="360" height="560"></iframe>""")
    page = browser.new_page()
    page.goto(outer.as_uri())
    wait_until(page, "heard.length > 0")
    assert page.evaluate("[heard[0].step, heard[0].sentence]") == [
        6, "From o back to n: what is the contribution to the gradient of n?"]
    page.evaluate("frames[0].postMessage({target: 'gradviz', step: 12}, '*')")
    page.wait_for_timeout(250)
    frame = page.frames[1]
    assert frame.evaluate("gradviz.player.count") == 6
    frame.fill("#quiz-number", "1/2")
    frame.press("#quiz-number", "Enter")
    wait_until(page, "heard.at(-1).step === 7")
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    page.close()


def test_the_map_marks_what_is_asked(open_page):
    page = open_page("recurrence.py", link="#quiz").page
    for _ in range(3):
        marked = page.evaluate("""['x', 'y', 'width', 'height'].map((name) =>
          Number(document.querySelector('#map .here').getAttribute(name)))""")
        asked = page.evaluate("""(() => {
          const boxes = gradviz.player.boxes([gradviz.quiz.question.i]);
          return [Math.min(...boxes.map(([x]) => x)), Math.min(...boxes.map(([, y]) => y))];
        })()""")
        assert marked[0] <= asked[0] + 1 and marked[1] <= asked[1] + 1
        assert marked[0] + marked[2] >= asked[0] and marked[1] + marked[3] >= asked[1]
        page.click("#quiz-show")
        page.click("#quiz-next")


def test_the_quiz_is_short_on_a_small_screen(open_page):
    page = open_page("neuron.py", link="#quiz", viewport={"width": 390, "height": 844}).page
    assert progress(page) == "0/9 right"
    assert page.locator("#quiz-feedback").bounding_box()["height"] == 0
    page.close()
    page = open_page("mlp_scopes.py", link="#quiz", viewport={"width": 1400, "height": 900}).page
    assert page.locator("#quiz-signs").inner_text().split() == ["+", "positive", "0", "zero", "−", "negative"]
