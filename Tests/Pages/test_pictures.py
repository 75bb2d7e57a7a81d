"""Pictures in a browser: light and dark by the reader's setting, on paper, and for those who only listen."""

import pytest

from conftest import ROOT, run


@pytest.fixture
def draw(browser, tmp_path):
    """Draws a picture with the command, and opens it in a page of its own or within one."""
    contexts = []

    def draw(*arguments, name="picture.svg", embed=False, **context):
        path = tmp_path / name
        run(*arguments, "-o", path, "-q")
        if embed:
            page_path = tmp_path / "page.html"
            page_path.write_text(
                '<meta name="color-scheme" content="light dark"><body style="margin:0">'
                f'<img src="{path.as_uri()}">')
            path = page_path
        contexts.append(browser.new_context(viewport={"width": 1400, "height": 900}, **context))
        page = contexts[-1].new_page()
        page.goto(path.as_uri())
        return page

    yield draw
    for context in contexts:
        context.close()


PROGRAM = {name: ROOT / f"Examples/programs/{name}.py" for name in ["neuron", "nan_source", "attention"]}
PICTURES = [
    (PROGRAM["neuron"],), (PROGRAM["nan_source"],), (PROGRAM["attention"], "--rankdir", "TB"),
    (PROGRAM["neuron"], "--style", "classic", "--legend"),
    ("explain", PROGRAM["neuron"], "-w", "w1"), ("explain", PROGRAM["nan_source"], "-w", "x"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("arguments", PICTURES, ids=lambda words: " ".join(str(word).split("/")[-1] for word in words))
def test_a_picture_follows_the_setting(draw, arguments, scheme):
    """On a dark page it is, pixel by pixel, what the dark theme gives; in the light two colours that
    are one there may differ by what nobody sees."""
    follows = draw(*arguments, name="auto.svg", embed=True, color_scheme=scheme).screenshot()
    fixed = draw(*arguments, "--theme", scheme, name="fixed.svg", embed=True, color_scheme=scheme).screenshot()
    if scheme == "dark":
        assert follows == fixed
    other = draw(*arguments, name="auto.svg", embed=True, color_scheme="dark" if scheme == "light" else "light")
    assert follows != other.screenshot()


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
def test_a_theme_that_is_asked_for_stays(draw, theme):
    colours = {
        draw(PROGRAM["neuron"], "--theme", theme, color_scheme=scheme).evaluate(
            "[...document.querySelectorAll('text, path, polygon')].map(e => getComputedStyle(e).fill).join()")
        for scheme in ["light", "dark"]}
    assert len(colours) == 1


def test_paper_is_light(draw):
    page = draw(PROGRAM["neuron"], color_scheme="dark")
    fill = "getComputedStyle(document.querySelector('polygon')).fill"
    assert page.evaluate(fill) == "rgb(13, 17, 23)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(fill) == "rgb(255, 255, 255)"


def test_an_animated_picture_is_finished_on_paper(draw):
    page = draw("replay", PROGRAM["neuron"], "--pace", "60", color_scheme="dark")
    seen = "[...document.querySelectorAll('text')].filter(e => getComputedStyle(e).visibility === 'visible')"
    texts = seen + ".map(e => e.textContent)"
    begins = page.evaluate(texts)
    assert any(text.startswith("0/15") for text in begins) and "0.8814" not in begins
    page.emulate_media(media="print")
    finished = page.evaluate(texts)
    assert [text for text in finished if "/15" in text][0].startswith("15/15")
    assert "−1.5" in finished and "0.8814" in finished
    page.emulate_media(media="screen", reduced_motion="reduce")
    assert page.evaluate(texts) == finished


@pytest.mark.parametrize("arguments", [(PROGRAM["neuron"],), ("replay", PROGRAM["neuron"])], ids=["still", "replay"])
def test_a_picture_is_an_image_that_says_what_it_shows(draw, arguments):
    page = draw(*arguments)
    labels = page.evaluate(
        "document.documentElement.getAttribute('aria-labelledby').split(' ')"
        ".map(id => document.getElementById(id).textContent)")
    assert page.evaluate("document.documentElement.getAttribute('role')") == "img"
    assert labels[0] in ["Computation graph", "Backpropagation, step by step"]
    assert "It computes o = 0.7071" in labels[1] and "The largest gradient is −1.5, of x1" in labels[1]
