"""What the tests of pages share: the command, a browser, and pages that may say nothing wrong."""

import json
import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GRADVIZ = pathlib.Path(os.environ.get("GRADVIZ", ROOT / ".build/debug/gradviz"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items):
    """Without a browser nothing can be tested here; the report says so."""
    if CHROMIUM is None:
        for item in items:
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


def run(*arguments):
    """Runs the command; returns what it printed."""
    result = subprocess.run(
        [str(GRADVIZ), *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert result.returncode == 0, result.stderr
    return result.stdout


def number(value):
    return float(value) if not isinstance(value, str) else float(value.replace("Infinity", "inf"))


def saved(program):
    """A program's graph as it is saved."""
    return json.loads(run(ROOT / "Examples/programs" / program, "-T", "json", "--contributions", "-q"))


def engine(program):
    """The nodes of a program as the engine has them."""
    return saved(program)["nodes"]


def wait_until(page, condition, seconds=30):
    """Waits for a condition, long on a busy machine; the page's own policy forbids Playwright's way of asking."""
    for _ in range(int(seconds * 50)):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never came true: {condition}")


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A page, with what went wrong on it."""

    def __init__(self, page):
        self.page = page
        self.complaints = []
        self.requests = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))


@pytest.fixture
def open_page(browser, tmp_path):
    """Opens the replay of a program (an example, or its text) or of a saved graph (its text).

    Afterwards nothing may have gone wrong."""
    opened = []

    def open_page(program, link="", arguments=(), **context):
        if str(program).startswith("{"):
            source = tmp_path / "graph.json"
            source.write_text(program)
        elif "\n" in str(program):
            source = tmp_path / "program.py"
            source.write_text(program)
        else:
            source = ROOT / "Examples/programs" / program
        path = tmp_path / "replay.html"
        run("replay", source, "-o", path, "-q", *arguments)
        page = browser.new_context(**context).new_page()
        result = Opened(page)
        opened.append(result)
        page.goto(path.as_uri() + link)
        result.source = source
        return result

    yield open_page
    for result in opened:
        assert result.complaints == []
        assert [url for url in result.requests if not url.startswith("file:")] == []
        result.page.context.close()
