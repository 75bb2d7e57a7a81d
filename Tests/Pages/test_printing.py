"""Printing: one step, or a strip of many; nothing is cut."""

import re

import pytest

from conftest import wait_until
from test_levels import LAYERS, LONG


def sheets(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def printed(page):
    page.emulate_media(media="null")
    return page.pdf(prefer_css_page_size=True, print_background=True)


def test_a_step_is_printed_whole_wherever_the_reader_looks(open_page):
    page = open_page("neuron.py", link="#step=9", viewport={"width": 690, "height": 900}).page
    for _ in range(4):
        page.keyboard.press("+")
    zoomed = page.get_attribute("#picture", "viewBox")
    page.emulate_media(media="print")
    home = page.evaluate("Object.values(gradviz.view.home)")
    wait_until(page, f"document.querySelector('#picture').getAttribute('viewBox') !== '{zoomed}'")
    assert [float(part) for part in page.get_attribute("#picture", "viewBox").split()] == pytest.approx(home)
    for hidden in ["#player", "#whatif", "#zoom", "#map", "#print-button"]:
        assert page.locator(hidden).is_hidden(), hidden
    for shown in ["#sentence", "#explanation", "#lines"]:
        assert page.locator(shown).is_visible(), shown
        # Nothing is cut, neither by the part itself nor by what is around it.
        assert page.evaluate("""(selector) => {
            for (let part = document.querySelector(selector); part !== document.body; part = part.parentElement) {
              if (part.scrollHeight > part.clientHeight + 1 && getComputedStyle(part).overflow !== 'visible') return false;
            }
            return true;
        }""", shown), shown
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="screen")
    wait_until(page, f"document.querySelector('#picture').getAttribute('viewBox') === '{zoomed}'")
    assert sheets(printed(page)) <= 2


def test_what_is_too_large_for_a_sheet_is_printed_once_more_around_the_step(open_page):
    page = open_page(LONG, link="#step=100").page
    page.emulate_media(media="print")
    wait_until(page, "document.querySelectorAll('.excerpt svg .node').length >= 2")
    assert page.locator(".excerpt svg .node.h").count() == 1
    page.emulate_media(media="screen")
    wait_until(page, "!document.querySelector('.excerpt')")


def make_strip(page, what, first=None, last=None, columns=2):
    page.keyboard.press("p")
    page.check(f"[name=what][value={what}]")
    if first:
        page.fill("#print-from", str(first))
        page.fill("#print-to", str(last))
    page.select_option("#print-columns", str(columns))
    page.evaluate("window.print = () => { window.wasPrinted = true; }")
    page.click("#print-go")
    assert page.evaluate("window.wasPrinted")


def test_a_strip_has_a_frame_for_each_operation(open_page):
    page = open_page("neuron.py", link="#step=3").page
    make_strip(page, "operation")
    count = page.evaluate("gradviz.levels.stops('operation').length - 1")
    assert page.locator("#film .frame").count() == count
    captions = page.locator("#film figcaption").all_text_contents()
    assert captions[0].startswith(f"operation 1 of {count} ")
    assert captions[-1].startswith(f"operation {count} of {count} Back through")
    # The page itself is where it was.
    assert page.locator("#count").inner_text() == "step 3 of 15"
    # No id is there twice, and each frame shows a step of its own.
    assert page.evaluate("document.querySelectorAll('#film [id]').length") == 0
    assert page.locator("#film .frame").first.locator(".h").count() > 0
    assert page.locator("#film .frame").last.locator(".w").count() > 0


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_no_frame_is_cut(open_page, columns):
    page = open_page(LAYERS, viewport={"width": 703, "height": 1032}).page
    make_strip(page, "edge", 3, 14, columns)
    page.emulate_media(media="print")
    assert page.locator("#film .frame").count() == 12
    rows = page.evaluate("""[...document.querySelectorAll('#film .frames')].map((row) => ({
        height: row.getBoundingClientRect().height, inside: getComputedStyle(row).breakInside,
        isWhole: [...row.querySelectorAll('svg, figcaption')].every((part) =>
          part.getBoundingClientRect().right <= row.getBoundingClientRect().right + 1)}))""")
    assert len(rows) == -(-12 // columns)
    assert all(row["inside"] == "avoid" and row["height"] < 1030 and row["isWhole"] for row in rows)
    if columns > 1:
        # Several to a sheet.
        assert sum(row["height"] for row in rows) < 1030 * len(rows)
    page.emulate_media(media="screen")


def test_after_printing_the_page_is_as_before(open_page):
    page = open_page(LAYERS, link="#step=4").page
    make_strip(page, "layer")
    assert sheets(printed(page)) >= 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#film").count() == 0
    assert page.locator("#count").inner_text() == "step 4 of 14"
    assert page.locator("#stage").is_visible()


def test_too_many_frames_are_refused(open_page):
    page = open_page(LONG).page
    page.keyboard.press("p")
    page.check("[name=what][value=edge]")
    assert page.is_disabled("#print-go")
    assert "at most 200" in page.locator("#print-count").inner_text()
    page.fill("#print-to", "20")
    assert page.locator("#print-count").inner_text() == "20 frames."
    assert page.is_enabled("#print-go")


def test_around_a_step_in_rows_its_own_line_is_printed(open_page):
    page = open_page("recurrence.py").page
    step = page.evaluate("""gradviz.steps.findIndex(({kind, node, operand}) =>
      kind === 'flow' && gradviz.picture.parts[node].references[operand])""")
    page.evaluate(f"gradviz.player.go({step + 1})")
    page.emulate_media(media="print")
    wait_until(page, "document.querySelector('.excerpt .reference.w')")
    # Of the whole graph nothing could be read.
    assert not page.locator("#picture").is_visible()
    assert page.locator(".excerpt .reference.w").count() == 1
    assert page.locator(".excerpt .edge.w").count() == 1
    page.emulate_media(media="screen")
    wait_until(page, "!document.querySelector('.excerpt')")
    assert page.locator("#picture").is_visible()


def test_folded_scopes_are_covered_in_a_strip(open_page):
    page = open_page("mlp_scopes.py").page
    page.keyboard.press("f")
    make_strip(page, "layer")
    page.emulate_media(media="print")
    colours = page.evaluate("""[...document.querySelectorAll('#film .fold .cover')].map(
        (cover) => getComputedStyle(cover).fill)""")
    assert colours and "none" not in colours
    assert page.locator("#film .frame").first.locator(".fold.h").count() == 1
    page.emulate_media(media="screen")
