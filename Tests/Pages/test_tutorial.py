"""The tutorial: its text drives its pages, its pages light up its text, and on paper there are pictures."""

import os
import pathlib
import subprocess

import pytest

from conftest import ROOT, wait_until

TUTORIAL = pathlib.Path(os.environ.get("TUTORIAL", ROOT / ".build/debug/Tutorial"))


@pytest.fixture(scope="session")
def tutorial(tmp_path_factory):
    """The folder of the tutorial, made anew."""
    folder = tmp_path_factory.mktemp("tutorial")
    result = subprocess.run([str(TUTORIAL), str(folder)], capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def open_text(browser, tutorial):
    """Opens a text; afterwards nothing may have gone wrong, and nothing was fetched from elsewhere."""
    contexts, complaints, requests = [], [], []

    def open_text(language="en", **context):
        page = browser.new_context(**context).new_page()
        contexts.append(page.context)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto((tutorial / f"tutorial.{language}.html").as_uri())
        return page

    yield open_text
    assert complaints == []
    assert [url for url in requests if not url.startswith("file:")] == []
    for context in contexts:
        context.close()


def played(page, section):
    """The frame of a section's page, when it is there."""
    page.locator(f"#{section}-page").scroll_into_view_if_needed()
    frame = page.locator(f"#{section} iframe").element_handle().content_frame()
    frame.wait_for_selector("#count")
    return frame


def wait_for_text(page, locator, text):
    for _ in range(500):
        if text in locator.inner_text():
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"{text!r} never came, but {locator.inner_text()!r}")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_text_drives_the_page(open_text, language):
    page = open_text(language)
    for section, tells in [("backward", "o → n"), ("layer", "X @ W → W")]:
        link = page.locator(f"#{section} [data-tells='{tells}']")
        link.click()
        frame = played(page, section)
        wait_for_text(page, frame.locator("#count"), f"step {link.get_attribute('data-step')} of")
        wait_until(page, f"document.querySelector('#{section} [aria-current=step]') !== null")
        assert page.locator(f"#{section} [aria-current]").first.get_attribute("data-tells") == tells
    # Each section has a page of its own.
    assert played(page, "forward").locator("#count").inner_text().startswith("step 0 of")


def test_the_page_lights_up_the_text(open_text):
    page = open_text()
    frame = played(page, "twice")
    wait_for_text(page, frame.locator("#count"), "step 0 of")
    assert page.locator("#twice [aria-current]").count() == 0
    for _ in range(5):
        frame.click("#next")
    wait_until(page, "document.querySelector('#twice [aria-current=step]')?.dataset.tells === 'y → x'")
    assert page.locator("[aria-current]").count() == 1
    frame.click("#first")
    wait_until(page, "document.querySelector('[aria-current]') === null")


def test_every_link_shows_what_it_tells(open_text):
    page = open_text()
    for section in page.eval_on_selector_all("section", "all => all.map(section => section.id)"):
        frame = played(page, section)
        for link in page.locator(f"#{section} [data-step]").all():
            link.dispatch_event("click")
            wait_for_text(page, frame.locator("#count"), f"step {link.get_attribute('data-step')} of")
            tells = link.get_attribute("data-tells")
            kind = "flow" if "→" in tells else "seed" if "∂" in tells else "forward"
            if tells != "end":
                step = frame.evaluate("gradviz.steps[gradviz.player.count - 1].kind")
                assert step == kind, tells


def test_links_change_numbers_and_put_them_back(open_text):
    page = open_text()
    frame = played(page, "forward")
    page.click("#forward [data-set='b=8']")
    wait_until(frame, "gradviz.nodes[gradviz.nodes.length - 1].data[0] > 0.96")
    assert not frame.is_disabled("#restore")
    page.click("#forward [data-restore]")
    wait_until(frame, "gradviz.nodes[gradviz.nodes.length - 1].data[0] < 0.71")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1400, 900), (800, 600), (390, 844)])
def test_nothing_is_wider_than_the_screen(open_text, language, size):
    page = open_text(language, viewport={"width": size[0], "height": size[1]})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    column = page.eval_on_selector_all(
        "section > p", "all => Math.max(...all.map(p => p.getBoundingClientRect().width))")
    assert column <= 800


def test_paper_and_readers_without_scripts_have_pictures(open_text):
    page = open_text()
    page.emulate_media(media="print")
    assert page.locator("iframe:visible").count() == 0
    assert page.locator("figure img:visible").count() == page.locator("figure").count()
    page = open_text(java_script_enabled=False)
    assert page.locator("iframe").count() == 0
    assert page.locator("figure img:visible").count() == page.locator("figure").count()
    assert page.locator("[data-tells]").first.get_attribute("href") == "#forward-page"


def test_where_the_page_is_not_seen_the_link_leads_there_and_back(open_text):
    page = open_text(viewport={"width": 390, "height": 844})
    link = page.locator("#backward [data-tells='x2·w2 → w2']")
    link.scroll_into_view_if_needed()
    link.click()
    seen = lambda locator: (f"(() => {{ const box = document.querySelector('{locator}').getBoundingClientRect();"
                            " return box.top > -1 && box.bottom < innerHeight + 1; })()")
    wait_until(page, seen("#backward iframe"))
    frame = played(page, "backward")
    wait_for_text(page, frame.locator("#count"), f"step {link.get_attribute('data-step')} of")
    page.click(".return")
    wait_until(page, seen("#backward [aria-current]"))
    assert page.locator(".return").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('data-tells')") == "x2·w2 → w2"
