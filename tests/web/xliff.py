"""Sends a site's texts through the translate-toolkit and back: xliff.py DIGEST

Makes a site, has `DIGEST xliff export` write it, holds that against the standard, opens and saves it as a translator's tool
does, imports it, and looks whether every text, link and emphasis is where it was.
"""

import collections
import pathlib
import subprocess
import sys
import tempfile

from lxml import etree
from translate.storage.xliff2 import Xliff2File

SOURCE = """# 盐场改成了公园

2031-05-02

盐场5月1日改成公园，占地38公顷，[地图](https://example.org/map)在**门口**。

![三座盐仓立在水边](salt.png "盐仓建于1936年")

首日来了4200人 & 300条狗 <很热闹>。
"""
BOXES = '[[box]]\nkind = "background"\nitems = ["盐场1936年投产，2018年停产。"]\n'
XLIFF = "urn:oasis:names:tc:xliff:document:2.0"
EXPECTED = [
    "# «盐场改成了公园»",
    "«盐场5月1日改成公园，占地38公顷，[地图](https://example.org/map)在**门口**。»",
    '![«三座盐仓立在水边»](salt.png "«盐仓建于1936年»")',
    "«首日来了4200人 & 300条狗 &lt;很热闹>。»",
]


def is_valid(path):
    """Whether a document is XLIFF 2.1: its grammar, and what the standard says of names beyond it."""
    document = etree.parse(str(path))
    etree.RelaxNG(file=str(pathlib.Path(__file__).with_name("xliff.rng"))).assertValid(document)

    def unique(nodes, what):
        twice = [name for name, count in collections.Counter(nodes).items() if count > 1]
        assert not twice, f"{what} named twice: {twice}"

    def every(node, query):
        return [str(found) for found in node.xpath(query, namespaces={"x": XLIFF})]

    unique(every(document, "//x:file/@id"), "files")
    for file in document.iter(f"{{{XLIFF}}}file"):
        unique(every(file, "x:unit/@id"), "units")
    for unit in document.iter(f"{{{XLIFF}}}unit"):
        data = every(unit, "x:originalData/x:data/@id")
        unique(data, "data")
        own, theirs = (every(unit, f"x:segment/x:{side}//@id") for side in ("source", "target"))
        unique(own, "codes")
        unique(theirs, "codes of a translation")
        assert set(theirs) <= set(own), f"codes that the source has not: {theirs}"
        refs = every(unit, ".//@dataRef | .//@dataRefStart | .//@dataRefEnd")
        assert set(refs) <= set(data), f"codes that stand for nothing: {refs}"


def main(digest):
    site = pathlib.Path(tempfile.mkdtemp())
    run = lambda *args: subprocess.run([digest, *args], cwd=site, check=True)
    (site / "content").mkdir()
    (site / "digest.toml").write_text("")
    (site / "content/salt.md").write_text(SOURCE)
    (site / "content/salt.toml").write_text(BOXES)
    run("xliff", "export", "--output", "out.xlf")
    is_valid(site / "out.xlf")
    document = Xliff2File.parsefile(str(site / "out.xlf"))
    for unit in document.units:
        unit.rich_target = unit.rich_source
        for target in unit.xmlelement.iter("{*}target"):
            target.text = "«" + (target.text or "")
            if len(target):
                target[-1].tail = (target[-1].tail or "") + "»"
            else:
                target.text += "»"
        for segment in unit.xmlelement.iter("{*}segment"):
            segment.set("state", "translated")
    document.savefile(str(site / "in.xlf"))
    run("xliff", "import", "in.xlf")
    english = (site / "content/salt.en.md").read_text()
    assert english == "\n\n".join(EXPECTED) + "\n", english
    assert "«盐场1936年投产，2018年停产。»" in (site / "content/salt.en.toml").read_text()
    print(f"{len(document.units)} units there and back")


main(str(pathlib.Path(sys.argv[1]).resolve()))
