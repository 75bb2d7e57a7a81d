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
    result = subprocess.run([str(TUTORIAL), str(folder)], capture_output=True, text=True, timeout=300)
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
        # What a page told last, since it was there.
        page.add_init_script(
            "heard = {}; addEventListener('message', ({data}) => { if (!data.ready) heard = data; })")
        page.goto((tutorial / f"tutorial.{language}.html").as_uri())
        return page

    yield open_text
    assert complaints == []
    assert [url for url in requests if not url.startswith("file:")] == []
    for context in contexts:
        context.close()


def link_to(page, section, tells):
    return page.locator(f"#{section} [data-tells='{tells}']").first


def wait_for_step(page, link):
    wait_until(page, f"heard.step === {link.get_attribute('data-step')}")


def played(page, section):
    """The frame of a section's page, when it is there."""
    page.locator(f"#{section}-page").scroll_into_view_if_needed()
    frame = page.locator(f"#{section} iframe").element_handle().content_frame()
    frame.wait_for_selector("#count")
    return frame


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_text_drives_the_page(open_text, language):
    page = open_text(language)
    for section, tells in [("backward", "o → n"), ("layer", "X @ W → W")]:
        link = link_to(page, section, tells)
        link.click()
        wait_for_step(page, link)
        assert page.evaluate("heard.kind") == "flow"
        wait_until(page, f"document.querySelector('#{section} [aria-current=step]') !== null")
        assert page.locator(f"#{section} [aria-current]").first.get_attribute("data-tells") == tells
    # Each section has a page of its own.
    assert page.locator("#forward [aria-current]").count() == 0


def test_the_page_lights_up_the_text(open_text):
    page = open_text()
    frame = played(page, "twice")
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
        for link in page.locator(f"#{section} [data-step]").all():
            link.dispatch_event("click")
            wait_for_step(page, link)
            tells = link.get_attribute("data-tells")
            kind = "flow" if "→" in tells else "seed" if "∂" in tells else "forward"
            assert tells == "end" or page.evaluate("heard.kind") == kind


def test_links_change_numbers_and_put_them_back(open_text):
    page = open_text()
    link_to(page, "forward", "o").click()
    wait_until(page, "heard.sentence?.includes('0.7071')")
    page.click("#forward [data-set='b=8']")
    wait_until(page, "heard.sentence?.includes('0.964')")
    page.click("#forward [data-restore]")
    wait_until(page, "heard.sentence?.includes('0.7071')")
    # An element of a tensor: the number that relu stopped gets through.
    page.click("#layer [data-set='b[1]=5.5']")
    frame = played(page, "layer")
    wait_until(frame, "document.querySelector('#restore').disabled === false")


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
    link = link_to(page, "backward", "x2·w2 → w2")
    link.scroll_into_view_if_needed()
    link.click()

    def wait_until_seen(selector):
        wait_until(page, f"""(() => {{
            const {{top, bottom}} = document.querySelector('{selector}').getBoundingClientRect();
            return top > -1 && bottom < innerHeight + 1;
        }})()""")

    wait_until_seen("#backward iframe")
    wait_for_step(page, link)
    page.click(".return")
    wait_until_seen("#backward [aria-current]")
    assert page.locator(".return").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('data-tells')") == "x2·w2 → w2"
