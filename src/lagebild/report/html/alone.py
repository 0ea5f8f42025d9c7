"""A picture as a file of its own: SVG in light colours that any program shows, or a page of HTML."""

import re
from functools import cache

from markupsafe import Markup

from lagebild.report.html.network_picture import NetworkPicture
from lagebild.report.html.page import environment, hash_of, own_file
from lagebild.report.html.robust_picture import RobustPicture
from lagebild.report.html.time_line import Course

__all__ = ["robust_page", "svg"]

_VARIABLE = re.compile(r"(--[\w-]+): ([^;]+);")
_USED = re.compile(r"var\((--[\w-]+)\)")


def svg(drawing: NetworkPicture | RobustPicture | Course) -> str:
    """The picture as an SVG file."""
    match drawing:
        case NetworkPicture():
            macro, arguments = "network_svg", "drawing, false, style"
        case RobustPicture():
            macro, arguments = "robust_svg", "drawing, style"
        case Course():
            macro, arguments = "course_svg", "drawing, style"
    source = f'{{% from "pictures.html.j2" import {macro} %}}{{{{ {macro}({arguments}) }}}}'
    made = environment().from_string(source).render(drawing=drawing, style=Markup(_style()))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{made.strip()}\n'


def robust_page(robust: RobustPicture) -> str:
    """The picture and the table of a robustness comparison as one HTML page."""
    style = "".join(map(own_file, ("colours.css", "report.css", "pictures.css", "network.css")))
    template = environment().get_template("alone.html.j2")
    return template.render(robust=robust, style=Markup(style), style_hash=hash_of(style))


@cache
def _style() -> str:
    """The rules of the pictures with the light colours themselves: few programs but browsers know variables."""
    light = own_file("colours.css").partition("@media")[0]
    values = {match[1]: match[2] for match in _VARIABLE.finditer(light)}
    return _USED.sub(lambda match: values[match[1]], own_file("pictures.css"))
