"""What the pages for contributors say is so: what they draw, and what they tell of the checks."""

import re
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest
from bs4 import BeautifulSoup

from metref import build, reading
from metref.checks import check
from metref.extensions import data_blocks
from metref.front_matter_models import MODELS
from metref.keys import keys_of, nested_models
from metref.page_sections import sections_of
from metref.project import Project
from metref.rule_texts import rule_texts
from tests.conftest import ROOT

GUIDE = ROOT / "docs/contribute/index.md"
PAGE = "docs/pelvis/anterior-innominate-rotation.md"
PICTURES = sorted((ROOT / "docs/assets/images/contribute").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
# A picture this wide is shown at its own size on the narrowest phone, with the list's indent.
NARROWEST = 324
LEAST_PIXELS = 14


def drawn(block: str) -> BeautifulSoup:
    """Return what a block draws."""
    html = markdown.markdown(f"/// {block}\n///\n", extensions=[data_blocks.makeExtension()])
    return BeautifulSoup(html, "lxml")


def examples() -> list[str]:
    """Return the code blocks of the guide's part on a right and an unsafe change."""
    text = GUIDE.read_text("utf-8").partition("## Two changes")[2].partition("\n## ")[0]
    return re.findall(r"```\n(.*?)\n```", text, re.DOTALL)


@pytest.mark.usefixtures("project")
def test_page_types_draws_every_key_value_and_section() -> None:
    page = drawn("page-types")
    text = page.get_text(" ")
    for kind, model in MODELS.items():
        assert page.find(id=f"type-{kind}")
        assert all(section in text for section in sections_of(kind) if section)
        codes = {code.get_text() for code in page.select("td code")}
        for key in keys_of(model):
            assert key.name in codes
            assert key.name == "type" or codes.issuperset(key.allowed)
    for nested in nested_models():
        assert page.select_one(f'a[href="#keys-{nested.__name__.lower()}"]')
        assert page.find(id=f"keys-{nested.__name__.lower()}")


@pytest.mark.usefixtures("project")
def test_rules_draws_every_rule_with_what_it_finds() -> None:
    page = drawn("rules")
    for identity, rule in rule_texts().items():
        part = page.select_one(f"section:has(#rule-{identity})")
        assert part
        assert rule.bad[0].what in part.get_text()


@pytest.mark.usefixtures("project")
def test_words_draws_one_kind() -> None:
    assert "Cures" in drawn("words | promise").get_text()
    assert "Cures" not in drawn("words | fear").get_text()


def test_right_change_of_the_guide_passes(project: Project) -> None:
    before, after = examples()[:2]
    file = project.root / PAGE
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")
    assert [str(each) for each in build.blocking(check(reading.read(project)))] == []


def test_unsafe_change_of_the_guide_is_refused_as_it_says(project: Project) -> None:
    flipped = examples()[2]
    right = flipped.replace("anterior", "posterior")
    file = project.root / PAGE
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, flipped, 1), "utf-8")
    found = [str(each) for each in build.blocking(check(reading.read(project)))]
    quoted = re.findall(r"^> (.*)$", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert len(quoted) == 1
    assert quoted[0].replace("`", "") in found, "\n".join(found)


@pytest.mark.parametrize("picture", PICTURES, ids=[picture.name for picture in PICTURES])
def test_picture_says_what_it_shows_and_can_be_read_on_a_phone(picture: Path) -> None:
    root = ElementTree.parse(picture).getroot()  # noqa: S314 - a picture of our own
    for name in ("title", "desc"):
        said = root.find(f"{SVG}{name}")
        assert said is not None
        assert said.text
    width = float(root.attrib["viewBox"].split()[2])
    sizes = [float(text.attrib["font-size"]) for text in root.iter(f"{SVG}text")]
    assert min(sizes) * NARROWEST / width >= LEAST_PIXELS
