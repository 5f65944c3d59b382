"""Makes han.otf and latin.otf, the fonts of the cards, out of Noto CJK 2.004 / 2.001 (Debian: fonts-noto-cjk).

usage: python make.py FOLDER_OF_NOTO_CJK        needs fonttools and uharfbuzz

han.otf has the characters of GB 2312 in the forms of the mainland, those of level 1 of Big5 in the forms of Taiwan, and
rarer ones that names have. Where the forms differ, that of Taiwan stands 0xF0000 above its character, in a private plane,
so that one file serves both. latin.otf has Latin letters with serifs. Both keep their pairs of letters in a `kern` table.
"""
import sys
from pathlib import Path

import uharfbuzz as hb
from fontTools import subset
from fontTools.ttLib import TTCollection, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

PRIVATE = 0xF0000
# Signs that running text has: Latin with its marks, punctuation, currencies, arrows, numerals, kana, wide forms.
SIGNS = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x218, 0x21B), (0x1E80, 0x1E85), (0x1EF2, 0x1EF3), (0x2010, 0x2027),
    (0x2030, 0x203B), (0x20A0, 0x20BF), (0x2100, 0x2122), (0x2160, 0x217B), (0x2190, 0x2193), (0x2200, 0x2265),
    (0x2460, 0x2473), (0x25A0, 0x25CF), (0x3001, 0x3029), (0x3041, 0x30FF), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
]
# Of names of people and places, and new words, that are in neither list.
RARE = """镕喆堃瑢珺玥祎翀頔璟燊骉昉炘焜烜旸旻暠曈朣禛禔竑翊芃苡莜葳虓蘅諴赟邨郄郐鋆锘镔镱韡飏骕龑彧婳姮嫄嬛峤嵚忞
槿橦沄沅洺浠湉湜溁澔濬玘玹珅琎瑀瑄瑗璎奡昪晔暐皞晢曌淏煊熤犇珣琇琤璠璘瓘畇禤穀笪粦綦缊翯耑芈芊芗茀荻菂菡葭蓁蓥蕤薷藜蘧袆觌訚詝谞豳贇跞轵
轺逄逯郇郓郗郜郾鄞鄠鄯酇酆钇钍钪钽铌铑铟铪铼锃锎锑锗锝锿镅镆镎镓镥镧镨镝镉镏镭镯镲镳闿陉陔隗雒霏韫頠顼飐馗骎骦骧鬯鯤鳐鳢鳯鴻鸤鹮麂黟黠鼐龢
啫啲咗嘅嗰哋喺冇嚟唔咁啱搵氹涌凼垌圳塱埗磡逹墪邨峯舘濶羣裏綫説産衞為啟夠床鬥着秘牀"""


def face(folder, style, region):
    fonts = TTCollection(folder / f"NotoS{style}CJK-Bold.ttc", lazy=True).fonts
    index = next(at for at, one in enumerate(fonts) if f" {region} " in one["name"].getDebugName(4))
    return fonts[index], index


def han():
    mainland, taiwan = set(), set()
    for code in range(0x4E00, 0xA000):
        for charset, codes in (("gb2312", mainland), ("big5", taiwan)):
            try:
                first = chr(code).encode(charset)[0]
            except UnicodeEncodeError:
                continue
            # Level 1 of Big5 ends with C6; both have a level 2, of which that of GB 2312 is in use.
            if charset == "gb2312" or first <= 0xC6:
                codes.add(code)
    rare = {ord(c) for c in RARE if not c.isspace()}
    return mainland | rare, taiwan | rare


def signs(cmap):
    return {code for first, last in SIGNS for code in range(first, last + 1) if code in cmap}


def kerning(path, index, letters, names):
    """The distances that a shaper would set pairs of letters closer or wider, by the names of their glyphs."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path)), index))
    pairs = {}
    for left in letters:
        for right in letters:
            widths = []
            for on in (False, True):
                buffer = hb.Buffer()
                buffer.add_str(chr(left) + chr(right))
                buffer.guess_segment_properties()
                hb.shape(font, buffer, {"kern": on, "liga": False, "locl": False})
                if len(buffer.glyph_infos) == 2:
                    widths.append(buffer.glyph_positions[0].x_advance)
            if len(widths) == 2 and widths[0] != widths[1]:
                pairs[names[left], names[right]] = widths[1] - widths[0]
    return pairs


def write(font, cmap, pairs, family, target):
    options = subset.Options(
        layout_features=[], hinting=False, desubroutinize=True, glyph_names=False, notdef_outline=True, name_IDs=[0, 13, 14]
    )
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    worker = subset.Subsetter(options)
    worker.populate(glyphs=set(cmap.values()))
    worker.subset(font)
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, cmap
    font["cmap"].tables = [table]
    kern = KernTable_format_0()
    kern.version, kern.coverage, kern.tupleIndex, kern.apple, kern.kernTable = 0, 1, None, False, pairs
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [kern]
    # The licence reserves a name; a changed font has one of its own.
    for number, text in ((1, family), (2, "Bold"), (4, f"{family} Bold"), (6, family.replace(" ", "") + "-Bold")):
        font["name"].setName(text, number, 3, 1, 0x409)
    font["CFF "].cff.fontNames = [family.replace(" ", "") + "-Bold"]
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)
    print(target, len(cmap), "characters,", Path(target).stat().st_size, "bytes")


def main(folder):
    # Letters with marks have few pairs that matter, and a `kern` table has room for 10,920.
    letters = [*range(0x21, 0x7F), 0x2018, 0x2019, 0x201C, 0x201D, 0x2013, 0x2014]
    mainland, taiwan = han()
    taiwan_cmap = face(folder, "ans", "TC")[0].getBestCmap()
    font, index = face(folder, "ans", "SC")
    names = font.getBestCmap()
    cmap = {code: names[code] for code in sorted(mainland | taiwan | signs(names)) if code in names}
    for code in sorted(taiwan | signs(taiwan_cmap)):
        own = taiwan_cmap.get(code)
        if own is None or own == names.get(code):
            continue
        # A character that only Taiwan writes has its form of Taiwan wherever it stands.
        cmap[code if code not in mainland and code >= 0x4E00 and code < 0xA000 else code + PRIVATE] = own
    pairs = kerning(folder / "NotoSansCJK-Bold.ttc", index, [one for one in letters if one < 0x2000], names)
    write(font, cmap, pairs, "Digest Card Sans", "han.otf")

    font, index = face(folder, "erif", "JP")
    names = font.getBestCmap()
    # What East Asia writes wide comes from the other font.
    latin = {code for code in signs(names) if code < 0x2000 or code in (0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019,
             0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x20AC, 0x2122)}
    # Its quotation marks, dashes and points are as wide as Han; those of its Latin letters are other glyphs.
    options = {"palt": True, "pwid": True, "locl": True}
    shaper = hb.Font(hb.Face(hb.Blob.from_file_path(str(folder / "NotoSerifCJK-Bold.ttc")), index))
    order = font.getGlyphOrder()
    cmap = {}
    for code in sorted(latin):
        buffer = hb.Buffer()
        buffer.add_str(chr(code))
        buffer.guess_segment_properties()
        hb.shape(shaper, buffer, options)
        cmap[code] = order[buffer.glyph_infos[0].codepoint]
    pairs = kerning(folder / "NotoSerifCJK-Bold.ttc", index, [one for one in letters if one in cmap], cmap)
    write(font, cmap, pairs, "Digest Card Serif", "latin.otf")


main(Path(sys.argv[1]))
