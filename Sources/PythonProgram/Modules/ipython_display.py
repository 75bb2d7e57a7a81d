"""What notebooks show: as text, or not at all."""


class _Shown:
    def __init__(self, data=None, *args, **options):
        self.data = data

    def __repr__(self):
        return f"<IPython.core.display.{type(self).__name__} object>"


class HTML(_Shown):
    pass


class Markdown(_Shown):
    pass


class Latex(_Shown):
    pass


class Math(_Shown):
    pass


class Image(_Shown):
    pass


class SVG(_Shown):
    pass


def display(*objects, **options):
    for object in objects:
        print(repr(object))


def clear_output(wait=False):
    # What a terminal's line is cleared by.
    print("\033[2K\r", end="")


def set_matplotlib_formats(*formats, **options):
    pass


display_svg = display_html = display
