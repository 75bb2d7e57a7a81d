"""A page in a frame of another page: it fits, scrolls nothing around it, and speaks its protocol."""

import re

import pytest

from conftest import ROOT, run, wait_until

PROGRAM = ROOT / "Examples/programs/neuron.py"

OUTER = """<!DOCTYPE html>
<meta charset="utf-8"><title>A tutorial</title>
<script>
  window.heard = [];
  addEventListener('message', ({{data}}) => heard.push(data));
</script>
<p style="height: 300px">Before</p>
<iframe src="page.html{link}" width="{width}" height="{height}" style="border: 0"></iframe>
<p style="height: 3000px">After</p>
"""


class Tutorial:
    """A page around the frame."""

    def __init__(self, page):
        self.page = page
        self.frame = page.frames[1]

    def heard(self):
        return self.page.evaluate("heard")

    def send(self, message):
        """Sends a message, given as JavaScript, and waits until it has been read."""
        self.page.evaluate("""async (message) => {
          const page = document.querySelector('iframe').contentWindow;
          page.postMessage(eval('(' + message + ')'), '*');
        }""", message)
        self.page.wait_for_timeout(250)

    def data(self, name):
        return self.frame.evaluate(
            "name => gradviz.nodes.find(node => node.title === name).data", name)


@pytest.fixture
def tutorial(browser, tmp_path):
    pages = []

    def tutorial(program=PROGRAM, size=(800, 480), link="", **context):
        run("replay", program, "--embed", "-o", tmp_path / "page.html", "-q")
        outer = tmp_path / "tutorial.html"
        outer.write_text(OUTER.format(link=link, width=size[0], height=size[1]))
        page = browser.new_context(**context).new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        pages.append((page, complaints))
        page.goto(outer.as_uri())
        wait_until(page, "heard.length > 0")
        return Tutorial(page)

    yield tutorial
    for page, complaints in pages:
        assert complaints == []
        page.context.close()


def test_it_tells_its_step(tutorial):
    tutorial = tutorial()
    assert tutorial.heard() == [{
        "source": "gradviz", "ready": True, "step": 0, "steps": 15, "kind": "start",
        "sentence": "Forward first: every value is computed from its operands."}]
    tutorial.frame.click("#next")
    tutorial.frame.click("#last")
    tutorial.page.wait_for_timeout(250)
    first, last = tutorial.heard()[1:]
    assert (first["step"], first["kind"], last["step"], last["kind"]) == (1, "forward", 15, "flow")
    assert "ready" not in first
    assert last["sentence"] == tutorial.frame.locator("#sentence").inner_text()


def test_the_tutorial_of_the_readme_runs(browser, tmp_path):
    text = (ROOT / "README.md").read_text()
    outer = tmp_path / "tutorial.html"
    outer.write_text("<!DOCTYPE html>" + re.search(r"```html\n(.*?)```", text, re.S)[1])
    run("replay", PROGRAM, "--embed", "-o", tmp_path / "page.html", "-q")
    page = browser.new_page()
    page.goto(outer.as_uri())
    page.click("button")
    wait_until(page.frames[1], "gradviz.player.count === 7")
    for message in re.findall(r"show\({.*?}\)(?=[,;])", text):
        page.evaluate(message)
    wait_until(page.frames[1], "gradviz.player.timer !== null")
    page.close()


def test_a_link_to_a_step_is_told_once_with_ready(tutorial):
    tutorial = tutorial(link="#step=6")
    assert [(message["step"], message["kind"], message.get("ready")) for message in tutorial.heard()] == [
        (6, "seed", True)]


def test_it_is_driven(tutorial):
    tutorial = tutorial()
    tutorial.send("{target: 'gradviz', step: 7}")
    assert tutorial.heard()[-1]["step"] == 7
    tutorial.send("{target: 'gradviz', step: 7}")
    assert len(tutorial.heard()) == 2
    tutorial.send("{target: 'gradviz', step: 99}")
    assert tutorial.heard()[-1]["step"] == 15
    tutorial.send("{target: 'gradviz', step: 0}")
    tutorial.send("{target: 'gradviz', play: true}")
    tutorial.send("{target: 'gradviz', play: true}")
    wait_until(tutorial.page, "heard.at(-1).step >= 2")
    tutorial.send("{target: 'gradviz', play: false}")
    stopped = tutorial.heard()[-1]["step"]
    tutorial.page.wait_for_timeout(1500)
    assert tutorial.heard()[-1]["step"] == stopped


def test_values_are_set_and_restored(tutorial):
    tutorial = tutorial(link="#step=15")
    before = tutorial.heard()[-1]["sentence"]
    tutorial.send("{target: 'gradviz', set: {name: 'w1', value: 0.5}}")
    assert tutorial.data("w1") == [0.5]
    after = tutorial.heard()[-1]
    assert after["step"] == 15 and after["sentence"] != before
    assert tutorial.frame.locator("#elements input").input_value() == "0.5"
    tutorial.send("{target: 'gradviz', restore: true}")
    assert tutorial.data("w1") == [-3]
    assert tutorial.heard()[-1]["sentence"] == before


def test_an_element_is_set(tutorial):
    tutorial = tutorial(ROOT / "Examples/programs/mlp_scopes.py")
    name, size = tutorial.frame.evaluate(
        "(node => [node.title, node.data.length])(gradviz.nodes.find(n => n.leaf && n.data.length > 2))")
    before = tutorial.data(name)
    tutorial.send(f"{{target: 'gradviz', set: {{name: {name!r}, element: 2, value: -9}}}}")
    assert tutorial.data(name) == before[:2] + [-9] + before[3:]
    tutorial.send(f"{{target: 'gradviz', set: {{name: {name!r}, element: {size}, value: 1}}}}")
    assert tutorial.data(name) == before[:2] + [-9] + before[3:]


WRONG = [
    "null", "7", "'gradviz'", "[]", "{}", "{step: 3}", "{target: 'other', step: 3}",
    "{target: 'gradviz', step: '3'}", "{target: 'gradviz', step: 2.5}", "{target: 'gradviz', step: NaN}",
    "{target: 'gradviz', play: 1}", "{target: 'gradviz', restore: 1}", "{target: 'gradviz', set: null}",
    "{target: 'gradviz', set: 'w1'}", "{target: 'gradviz', set: {name: 'w1'}}",
    "{target: 'gradviz', set: {name: 'w1', value: '5'}}", "{target: 'gradviz', set: {name: 'no', value: 5}}",
    "{target: 'gradviz', set: {name: 'o', value: 5}}", "{target: 'gradviz', set: {value: 5}}",
    "{target: 'gradviz', set: {name: 'w1', value: 5, element: 1}}",
    "{target: 'gradviz', set: {name: 'w1', value: 5, element: 'length'}}",
    "{target: 'gradviz', set: {name: 'w1', value: 5, element: -1}}", "{target: 'gradviz', restore: true}",
]


def test_wrong_messages_are_ignored(tutorial):
    tutorial = tutorial(link="#step=3")
    numbers = tutorial.frame.evaluate("JSON.stringify(gradviz.nodes)")
    for message in WRONG:
        tutorial.send(message)
    assert len(tutorial.heard()) == 1
    assert tutorial.frame.evaluate("JSON.stringify(gradviz.nodes)") == numbers
    assert not tutorial.frame.locator("#edited").is_visible()


def test_only_the_parent_is_listened_to(tutorial):
    tutorial = tutorial()
    tutorial.frame.evaluate("window.postMessage({target: 'gradviz', step: 5}, '*')")
    tutorial.page.evaluate("""() => new Promise((done) => {
      const other = document.createElement('iframe');
      other.srcdoc = "<script>parent.frames[0].postMessage({target: 'gradviz', step: 5}, '*')<" + "/script>";
      other.onload = () => setTimeout(done, 100);
      document.body.append(other);
    })""")
    assert tutorial.frame.evaluate("gradviz.player.count") == 0


def test_without_embed_nothing_is_told_or_heard(open_page):
    page = open_page("neuron.py").page
    page.evaluate("window.heard = []; addEventListener('message', ({data}) => heard.push(data))")
    page.click("#next")
    page.evaluate("window.postMessage({target: 'gradviz', step: 5}, '*')")
    page.wait_for_timeout(250)
    assert page.evaluate("heard.length") == 1
    assert page.evaluate("gradviz.player.count") == 1


def test_a_page_in_the_srcdoc_of_a_frame(browser, tmp_path):
    run("replay", PROGRAM, "--embed", "-o", tmp_path / "page.html", "-q")
    page = browser.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_content("<script>heard = []; onmessage = ({data}) => heard.push(data)</script><iframe></iframe>")
    text = (tmp_path / "page.html").read_text()
    page.evaluate("text => { document.querySelector('iframe').srcdoc = text }", text)
    wait_until(page, "heard.length > 0")
    page.evaluate("frames[0].postMessage({target: 'gradviz', step: 3}, '*')")
    wait_until(page, "heard.at(-1).step === 3")
    assert complaints == []
    page.close()


@pytest.mark.parametrize("size", [(800, 480), (360, 560)])
@pytest.mark.parametrize("program", ["neuron.py", "mlp_scopes.py", "attention.py"])
def test_it_fills_its_frame_and_scrolls_nothing_around_it(tutorial, size, program):
    tutorial = tutorial(ROOT / "Examples/programs" / program, size)
    page, frame = tutorial.page, tutorial.frame
    page.evaluate("scrollTo(0, 250)")
    assert not frame.locator("header").is_visible()
    for step in [0, 1, frame.evaluate("gradviz.steps.length")]:
        tutorial.send(f"{{target: 'gradviz', step: {step}}}")
        assert frame.evaluate("""[document.documentElement.scrollHeight, document.documentElement.scrollWidth]
          .join() === [innerHeight, innerWidth].join()""")
    box = frame.locator("#stage").evaluate("stage => stage.clientHeight")
    assert box >= 150
    inside = frame.locator("#player").evaluate("row => row.getBoundingClientRect().bottom <= innerHeight")
    assert inside
    frame.evaluate("gradviz.player.select(0)")
    assert frame.evaluate("""(value => value.getBoundingClientRect().top < innerHeight - 40)
      (document.getElementById('value'))""")
    assert page.evaluate("scrollY") == 250


def test_the_wheel_over_the_picture_scrolls_the_page_around(tutorial):
    tutorial = tutorial()
    before = tutorial.frame.get_attribute("#picture", "viewBox")
    tutorial.page.mouse.move(200, 400)
    tutorial.page.mouse.wheel(0, 120)
    wait_until(tutorial.page, "scrollY > 0")
    assert tutorial.frame.get_attribute("#picture", "viewBox") == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_readers_setting(tutorial, scheme):
    tutorial = tutorial(color_scheme=scheme)
    colour = tutorial.frame.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (colour == "rgb(255, 255, 255)") == (scheme == "light")


@pytest.mark.parametrize("size", [(480, 500), (390, 844), (640, 420), (480, 360), (700, 480), (760, 480)])
def test_the_player_is_seen_in_a_small_frame(tutorial, size):
    frame = tutorial(size=size, link="#step=9").frame
    is_seen = """(() => {
      const [play, graph, first, count] = ['play', 'graph', 'first', 'count']
        .map((id) => document.getElementById(id).getBoundingClientRect());
      const top = document.elementFromPoint(play.x + play.width / 2, play.y + play.height / 2);
      return play.bottom <= graph.bottom && top.id === 'play' && first.top >= count.bottom;
    })()"""
    assert frame.evaluate(is_seen)
    frame.evaluate("gradviz.quiz.begin()")
    assert frame.evaluate(is_seen)
    frame.fill("#quiz-number", "9")
    frame.evaluate("document.getElementById('quiz-check').click()")
    assert frame.evaluate(is_seen)
