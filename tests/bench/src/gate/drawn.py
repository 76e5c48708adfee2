"""Draws cases with Pillow, in the layout of `velvet-bench gate --input`: drawn.py FOLDER SEED SHEETS.

Text is FreeType's as Pillow lays it out; shapes are polygons and arcs drawn four times as large and shrunk. No
browser, no cursor theme: what anybody would draw who wants to try a gate.
"""

import json, math, random, subprocess, sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 800, 500
FONTS = ["Nimbus Sans", "DejaVu Sans", "Liberation Sans", "C059", "Nimbus Roman", "Inconsolata", "Fira Code",
         "Liberation Sans Narrow", "DejaVu Sans Mono", "Noto Sans", "Liberation Mono", "Lato"]
# Ground, panel, text, dim text, accent.
THEMES = [("#ffffff", "#f0f0f0", "#000000", "#777777", "#0067c0"), ("#1e1f22", "#2b2d30", "#dfe1e5", "#8c8f94", "#3574f0"),
          ("#f7f7f5", "#ececea", "#37352f", "#9b9a97", "#e16259"), ("#000000", "#1c1c1e", "#ffffff", "#98989f", "#0a84ff"),
          ("#282a36", "#21222c", "#f8f8f2", "#6272a4", "#ff79c6"), ("#eff1f5", "#dce0e8", "#4c4f69", "#9ca0b0", "#8839ef"),
          ("#ffffff", "#f8f9fa", "#b8b8b8", "#d0d0d0", "#1a73e8"), ("#2d2d2d", "#393939", "#6f6f6f", "#5a5a5a", "#6699cc")]
SCALES = [1.0, 1.0, 1.25, 1.5, 2.0, 2.5]
WORDS = ("able about across agree almost answer apply arrive autumn basket because behind believe between border branch "
         "bright broken budget camera candle carbon careful certain change charge choose circle clear coffee common copper "
         "corner cotton course cover danger decide detail dinner double drawer driver early easily effort eleven enough "
         "entry every expect fabric factory family farmer figure finger flower follow forest formal frozen future gentle "
         "glass golden ground growth handle happen heavy honest hunger ideal import inside island jacket journal kettle "
         "ladder language leather letter listen little market matter meadow middle mirror modern moment narrow nature no "
         "of on ox pad pub rim sum tax use vow web zip").split()
FORMATS = ["{h:02}:{m:02}", "{h:02}:{m:02}:{s:02}", "{k}:{m:02} {p}", "{k}:{m:02}:{s:02} {p}", "Tue 14 May {h:02}:{m:02}",
           "{h:02}:{m:02}  14/05/2026", "{h:02}:{m:02}:{s:02} Uhr", "May 14  {k}:{m:02} {p}", "{m:02}:{s:02}.{t}", "{q}:{s:02}"]
SPINNERS = ["arc", "tail", "ring", "dots", "lines", "three", "bounce", "bars", "sweep", "braille", "slash", "pie", "pulse",
            "square", "orbit", "quarter"]
POINTERS = ["arrow", "arrow-white", "hand", "beam", "cross", "resize-h", "resize-v", "resize-d", "move", "wait", "arrow-shadow"]
EDITS = ["replace", "insert", "delete", "append", "number", "cell", "status", "short", "heading", "toast", "badge", "line"]


class Screen:
    def __init__(self, style, state):
        self.scale, self.theme = style["scale"], style["theme"]
        self.image = Image.new("RGB", (round(WIDTH * self.scale), round(HEIGHT * self.scale)), self.theme[0])
        self.pen = ImageDraw.Draw(self.image)
        self.style, self.state = style, state

    def px(self, value):
        return round(value * self.scale)

    def font(self, size, name=None):
        return ImageFont.truetype(path(name or self.style["font"]), max(6, self.px(size)))

    def box(self, x, y, w, h, colour, radius=0):
        bounds = [self.px(x), self.px(y), self.px(x + w) - 1, self.px(y + h) - 1]
        self.pen.rounded_rectangle(bounds, self.px(radius), fill=colour)

    def text(self, x, y, words, size=None, colour=None, anchor="ls", font=None):
        font = self.font(size or self.style["size"], font)
        self.pen.text((self.px(x), self.px(y)), words, font=font, fill=colour or self.theme[2], anchor=anchor)
        return font.getlength(words) / self.scale

    def shape(self, x, y, size, draw):
        """`draw` paints into a square of `size` CSS pixels at four times its resolution."""
        edge = self.px(size) * 4
        layer = Image.new("RGBA", (edge, edge), (0, 0, 0, 0))
        draw(ImageDraw.Draw(layer), edge / size)
        layer = layer.resize((edge // 4, edge // 4), Image.BOX)
        self.image.paste(layer, (self.px(x), self.px(y)), layer)


PATHS = {}


def path(name):
    if name not in PATHS:
        PATHS[name] = subprocess.run(["fc-match", "-f", "%{file}", name], capture_output=True, text=True).stdout
    return PATHS[name]


def mix(one, two, share):
    one, two = [[int(c[i:i + 2], 16) for i in (1, 3, 5)] for c in (one, two)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one, two))


def polygon(points, fill, outline, width=1.6):
    def draw(pen, k):
        scaled = [(x * k, y * k) for x, y in points]
        pen.line(scaled + scaled[:2], fill=outline, width=round(2 * width * k), joint="curve")
        pen.polygon(scaled, fill=fill)
    return draw


ARROW = [(3, 2), (3, 19), (7, 15.5), (9.5, 21.5), (12, 20.4), (9.6, 14.6), (15, 14.2)]
HAND = [(8, 3), (10, 3), (10, 11), (12, 10), (14, 11), (16, 10.6), (18, 12), (19.5, 13), (19.5, 19), (17, 24), (10, 24), (4, 16), (5, 14.6), (8, 17)]
DOUBLE = [(2, 12), (7, 7), (7, 10.6), (17, 10.6), (17, 7), (22, 12), (17, 17), (17, 13.4), (7, 13.4), (7, 17)]
BEAM = [(8, 3), (11, 3), (12, 4), (13, 3), (16, 3), (16, 4.4), (13, 4.6), (13, 19.4), (16, 19.6), (16, 21), (13, 21), (12, 20), (11, 21), (8, 21), (8, 19.6), (11, 19.4), (11, 4.6), (8, 4.4)]
CROSS = [(11.3, 3), (12.7, 3), (12.7, 11.3), (21, 11.3), (21, 12.7), (12.7, 12.7), (12.7, 21), (11.3, 21), (11.3, 12.7), (3, 12.7), (3, 11.3), (11.3, 11.3)]
MOVE = [(12, 2), (15.5, 6), (13, 6), (13, 11), (18, 11), (18, 8.5), (22, 12), (18, 15.5), (18, 13), (13, 13), (13, 18), (15.5, 18), (12, 22), (8.5, 18), (11, 18), (11, 13), (6, 13), (6, 15.5), (2, 12), (6, 8.5), (6, 11), (11, 11), (11, 6), (8.5, 6)]


def turned(points, degrees):
    turn = math.radians(degrees)
    return [(12 + (x - 12) * math.cos(turn) - (y - 12) * math.sin(turn), 12 + (x - 12) * math.sin(turn) + (y - 12) * math.cos(turn)) for x, y in points]


def pointer(screen, kind, x, y):
    black, white = "#000000ff", "#ffffffff"
    if kind == "arrow-shadow":
        for step in range(5, 0, -1):
            moved = [(px + 1, py + 1.5) for px, py in ARROW]
            screen.shape(x, y, 32, polygon(moved, (0, 0, 0, 0), (0, 0, 0, 14), 1 + step * 0.5))
    if kind == "wait":
        def ring(pen, k):
            pen.ellipse([2 * k, 2 * k, 22 * k, 22 * k], fill="#ffffffff", outline=black, width=round(1.2 * k))
            pen.pieslice([5 * k, 5 * k, 19 * k, 19 * k], 200, 320, fill="#2a7fffff")
        return screen.shape(x, y, 32, ring)
    points = {"hand": HAND, "beam": BEAM, "cross": CROSS, "move": MOVE, "resize-h": DOUBLE, "resize-v": turned(DOUBLE, 90),
              "resize-d": turned(DOUBLE, 45)}.get(kind, ARROW)
    fill, outline = (white, black) if kind in ("arrow-white", "hand") else (black, white)
    screen.shape(x, y, 32, polygon(points, fill, outline, 1.0 if kind in ("beam", "cross") else 1.3))


def spinner(screen, kind, x, y, turn, size):
    accent, dim = screen.theme[4], mix(screen.theme[0], screen.theme[3], 0.5)
    fade = lambda share: mix(screen.theme[0], accent, share)
    if kind in ("braille", "slash"):
        signs = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" if kind == "braille" else "|/-\\"
        return screen.text(x, y + size * 0.8, signs[turn % len(signs)], size * 0.8, accent, font="DejaVu Sans Mono")

    def draw(pen, k):
        edge, thick = size * k, max(1.6, size / 9) * k
        bounds, angle = [thick, thick, edge - thick, edge - thick], turn * 36
        middle, reach = edge / 2, edge / 2 - thick
        at = lambda step, count: (middle + reach * 0.85 * math.cos(step * math.tau / count), middle + reach * 0.85 * math.sin(step * math.tau / count))
        if kind in ("arc", "ring", "quarter"):
            if kind == "ring":
                pen.arc(bounds, 0, 360, dim, round(thick))
            pen.arc(bounds, angle, angle + {"arc": 270, "ring": 80, "quarter": 90}[kind], accent, round(thick))
        elif kind == "tail":
            for step in range(12):
                pen.arc(bounds, angle - step * 25, angle - step * 25 + 26, fade(1 - step / 12), round(thick))
        elif kind == "dots":
            for step in range(8):
                cx, cy = at(step, 8)
                r = thick * 0.8
                pen.ellipse([cx - r, cy - r, cx + r, cy + r], fade(1 - (turn - step) % 8 / 10))
        elif kind == "lines":
            for step in range(12):
                cx, cy = at(step, 12)
                shade = fade(1 - (turn - step) % 12 / 14)
                pen.line([(middle + (cx - middle) * 0.5, middle + (cy - middle) * 0.5), (cx, cy)], shade, round(thick * 0.7))
        elif kind in ("three", "bounce"):
            for step in range(3):
                phase = (turn + step * 3) % 10 / 10
                cx, cy, r = edge * (0.2 + 0.3 * step), middle, edge * 0.1
                if kind == "bounce":
                    cy -= edge * 0.25 * abs(math.sin(phase * math.pi))
                shade = accent if kind == "bounce" else fade(0.3 + 0.7 * phase)
                pen.ellipse([cx - r, cy - r, cx + r, cy + r], shade)
        elif kind == "bars":
            for step in range(4):
                tall = edge * (0.25 + 0.25 * (1 + math.sin(turn * 0.9 + step * 1.3)) / 2 * 1.8) / 2
                left = edge * (0.1 + 0.22 * step)
                pen.rectangle([left, middle - tall, left + edge * 0.12, middle + tall], accent)
        elif kind == "pie":
            pen.pieslice(bounds, -90, -90 + (turn * 36) % 350 + 8, accent)
            pen.ellipse(bounds, outline=accent, width=round(k))
        elif kind == "pulse":
            r = reach * (0.4 + 0.6 * abs(math.sin(turn * 0.7)))
            pen.ellipse([middle - r, middle - r, middle + r, middle + r], fade(0.8))
        elif kind == "square":
            points = [(middle + reach * math.cos(math.radians(angle + q)), middle + reach * math.sin(math.radians(angle + q))) for q in (0, 90, 180, 270)]
            pen.polygon(points, accent)
        elif kind == "orbit":
            for side in (0, math.pi):
                cx, cy = middle + reach * 0.6 * math.cos(turn * 0.6 + side), middle + reach * 0.6 * math.sin(turn * 0.6 + side)
                r = edge * 0.14
                pen.ellipse([cx - r, cy - r, cx + r, cy + r], accent)
    if kind == "sweep":
        screen.box(x, y + size / 2, 110, 4, dim, 2)
        return screen.box(x + turn * 7 % 70, y + size / 2, 38, 4, accent, 2)
    screen.shape(x, y, size, draw)


def clock(screen, style, seconds, tenth):
    h, m, s = seconds // 3600 % 24, seconds // 60 % 60, seconds % 60
    form = style["clock"]
    words = form.format(h=h, m=m, s=s, k=(h + 11) % 12 + 1, q=seconds // 60 % 100, p="AM" if h < 12 else "PM", t=tenth)
    if screen.state.get("colon"):
        words = words.replace(":", " ")
    place, bar = style["clock_place"], style["bar"]
    if place == "widget":
        return screen.text(620, 330, words, 40, anchor="ms")
    if place == "bar":
        y = bar / 2 if style["bar_top"] else HEIGHT - bar / 2
        x, anchor = {"right": (WIDTH - 12, "rm"), "middle": (WIDTH / 2, "mm"), "left": (12, "lm")}[style["clock_side"]]
        return screen.text(x, y, words, 13, anchor=anchor)
    screen.text(WIDTH - 24, 74, words, 14, screen.theme[3], anchor="rs")


def paint(style, state):
    screen = Screen(style, state)
    ground, panel, ink, dim, accent = screen.theme
    size, step = style["size"], style["size"] * style["leading"]
    bar = style["bar"]
    screen.box(0, 0 if style["bar_top"] else HEIGHT - bar, WIDTH, bar, panel)
    if style["clock_side"] != "left" or style["clock_place"] != "bar":
        screen.text(12, bar / 2 if style["bar_top"] else HEIGHT - bar / 2, "Applications", 12, dim, "lm")
    screen.text(40, 72, state["heading"], size * 1.6)
    left, top = 500, 110
    screen.box(left - 14, top - 22, 290, 6 * 26 + 10, panel, 6)
    y = 110
    for row, words in enumerate(state["lines"]):
        x = 40
        for place, word in enumerate(words):
            start, x = x, x + screen.text(x, y, word)
            if state.get("caret") and state["caret_at"] == (row, place):
                caret(screen, style, start - 2, y, word)
            x += screen.font(size).getlength(" ") / screen.scale
        if state.get("caret") and state["caret_at"] == (row, -1):
            caret(screen, style, x - 2, y, "")
        y += step
    for row, cells in enumerate(state["cells"]):
        for column, words in enumerate(cells):
            anchor = "rs" if column else "ls"
            screen.text(left + (0, 170, 255)[column], top + row * 26, words, 13, anchor=anchor)
    screen.box(500, 400, 74, 26, accent, 4)
    screen.text(537, 413, state["button"], 13, "#ffffff", "mm")
    screen.text(40, 455, state["status"], 12, dim)
    if state.get("toast"):
        screen.box(590, 430, 150, 40, panel, 8)
        screen.text(606, 450, state["toast"], 14, anchor="lm")
    if state.get("badge"):
        screen.box(600, 400, 18 + 7 * len(state["badge"]), 18, accent, 9)
        screen.text(609, 409, state["badge"], 11, "#ffffff", "lm")
    clock(screen, style, state["time"], state.get("tenth", 3))
    if state.get("turn") is not None:
        spinner(screen, style["spinner"], *style["spinner_at"], state["turn"], style["spinner_size"])
        if style["spinner_label"]:
            screen.text(style["spinner_at"][0] + style["spinner_size"] + 8, style["spinner_at"][1] + style["spinner_size"] * 0.72, "Loading", 13)
    if state.get("pointer"):
        pointer(screen, style["pointer"], *state["pointer"])
    return screen.image


def caret(screen, style, x, y, word):
    size, kind = style["size"], style["caret"]
    ink, tall = screen.theme[2], size * 1.25
    top = y - size * 0.98
    cell = screen.font(size).getlength(word[:1] or "n") / screen.scale
    if kind == "block":
        screen.box(x + 2, top, cell, tall, ink)
        if word:
            screen.text(x + 2, y, word[0], colour=screen.theme[0])
    elif kind == "under":
        screen.box(x + 2, y + 2, cell, 2, ink)
    elif kind == "hollow":
        k = screen.px
        screen.pen.rectangle([k(x + 2), k(top), k(x + 2 + cell), k(top + tall)], outline=ink)
    else:
        wide = {"thin": 1, "two": 2, "three": 3, "accent": 2, "pale": 1}[kind]
        colour = {"accent": screen.theme[4], "pale": mix(screen.theme[0], ink, 0.5)}.get(kind, ink)
        screen.box(x, top, wide, tall, colour)


def sentence(dice):
    return [dice.choice(WORDS) for _ in range(dice.randint(4, 6))]


def edited(kind, base, dice):
    state = dict(base, lines=[list(line) for line in base["lines"]], cells=[list(row) for row in base["cells"]])
    line = state["lines"][dice.randrange(len(state["lines"]))]
    place = dice.randrange(len(line))
    other = dice.choice([word for word in WORDS if word != line[place]])
    if kind == "replace":
        line[place] = other
    elif kind == "insert":
        line.insert(place, other)
    elif kind == "delete":
        del line[place]
    elif kind == "append":
        line.append(other)
    elif kind == "number":
        state["cells"][dice.randrange(6)][1] = str(dice.randint(10, 99999))
    elif kind == "cell":
        state["cells"][dice.randrange(6)][0] = other
    elif kind == "status":
        state["status"] = dice.choice(["Saved", "Offline", "3 changes", "Build failed", "Ready", "Syncing done"])
    elif kind == "short":
        state["cells"][2][2] = {"on": "off", "Yes": "No", "up": "low", "No": "Yes", "off": "on"}[state["cells"][2][2]]
    elif kind == "heading":
        state["heading"] = other.title() + " " + dice.choice(WORDS)
    elif kind == "toast":
        state["toast"] = dice.choice(["Saved", "Copied", "New mail", "Done", "Sent"])
    elif kind == "badge":
        state["badge"] = dice.choice(["new", "12", "draft", "late"])
    elif kind == "line":
        state["lines"].insert(dice.randrange(5), sentence(dice))
    return state


def sheet(folder, number, dice):
    style = {
        "scale": dice.choice(SCALES), "theme": dice.choice(THEMES), "font": dice.choice(FONTS),
        "size": dice.choice([11, 12, 13, 14, 15, 16, 18]), "leading": dice.choice([1.35, 1.5, 1.7]),
        "clock": dice.choice(FORMATS), "clock_place": dice.choice(["bar", "bar", "widget", "page"]),
        "clock_side": dice.choice(["right", "middle", "left"]), "bar": dice.choice([24, 28, 36, 48]), "bar_top": dice.random() < 0.5,
        "spinner": SPINNERS[number % len(SPINNERS)], "spinner_size": dice.choice([14, 16, 20, 24, 32, 48]),
        "spinner_at": dice.choice([(620, 300), (500, 300), (640, 370), (330, 445)]), "spinner_label": dice.random() < 0.35,
        "pointer": POINTERS[number % len(POINTERS)],
        "caret": ["thin", "two", "three", "block", "under", "hollow", "accent", "pale"][number % 8],
    }
    if style["clock_place"] == "widget" and style["spinner_at"][1] < 400:
        style["spinner_at"] = (660, 440)
    lines = [sentence(dice) for _ in range(round(300 / (style["size"] * style["leading"])))]
    base = {
        "lines": lines, "heading": f"{dice.choice(WORDS)} {dice.choice(WORDS)}".title(), "button": dice.choice(["Save", "Open", "Send"]),
        "cells": [[dice.choice(WORDS), str(dice.randint(1, 9999)), dice.choice(["on", "Yes", "up", "No", "off"])] for _ in range(6)],
        "status": f"Line {dice.randint(1, 99)}, {dice.choice(WORDS)}", "time": dice.randrange(86400),
        "turn": dice.randrange(10), "caret_at": (dice.randrange(5), dice.choice([-1, 1, 2])),
    }
    cases(Cases(folder, number, style), base, dice)


class Cases:
    def __init__(self, folder, number, style):
        self.folder, self.number, self.style, self.seen = folder, number, style, {}

    def picture(self, state):
        key = repr(sorted(state.items(), key=lambda item: item[0]))
        if key not in self.seen:
            self.seen[key] = paint(self.style, state)
        return self.seen[key]

    def write(self, kind, expect, states, detail="", interval=500):
        pictures = [self.picture(state) for state in states]
        if any(one.tobytes() == two.tobytes() for one, two in zip(pictures, pictures[1:])):
            return
        folder = self.folder / f"{self.number:03}-{kind}{detail}"
        folder.mkdir(parents=True)
        case = {"expect": expect, "kind": kind, "scale": self.style["scale"]}
        names = ["before.png", "after.png"]
        if len(states) > 2:
            names = [f"{index:04}.png" for index in range(len(states))]
            case |= {"frames": len(states), "interval_ms": interval}
        for name, picture in zip(names, pictures):
            picture.save(folder / name, compress_level=1)
        (folder / "case.json").write_text(json.dumps(case))


def cases(out, base, dice):
    style = out.style
    on = dict(base, caret=True)
    out.write("caret", "ignore", [base, on], "-on")
    out.write("caret", "ignore", [on, base], "-off")
    out.write("caret", "ignore", [base, on, base, on, base], "-blinks", 530)
    seconds = 1 if "{s" in style["clock"] else 60
    if "{t}" in style["clock"]:
        ticks = [dict(base, time=base["time"] + step // 2, tenth=(3 + 5 * step) % 10) for step in range(4)]
    else:
        ticks = [dict(base, time=base["time"] + step * seconds) for step in range(4)]
    out.write("clock", "ignore", ticks[:2], "-tick")
    out.write("clock", "ignore", ticks, "-ticks", 1000)
    font = ImageFont.truetype(path(style["font"]), 40)
    if dice.random() < 0.3 and font.getlength(":") == font.getlength(" "):
        out.write("clock", "ignore", [base, dict(base, colon=True)], "-colon")
    turns = [dict(base, turn=base["turn"] + step) for step in range(5)]
    out.write("spinner", "ignore", turns[:2], "-turn")
    out.write("spinner", "ignore", [turns[0], turns[3]], "-far")
    out.write("spinner", "ignore", turns, "-turns", dice.choice([250, 500, 100]))
    places = [(dice.randrange(30, 740), dice.randrange(60, 440))]
    places += [(places[0][0] + dice.randint(-9, 9), places[0][1] + dice.randint(4, 12)), (dice.randrange(30, 300), dice.randrange(90, 300)),
               (dice.randrange(500, 740), dice.randrange(90, 240))]
    at = [dict(base, pointer=place) for place in places]
    out.write("pointer", "ignore", at[:2], "-near")
    out.write("pointer", "ignore", [at[0], at[2]], "-far")
    out.write("pointer", "ignore", [base, at[2]], "-comes")
    out.write("pointer", "ignore", [at[3], base], "-goes")
    out.write("pointer", "ignore", at, "-path", 250)
    for kind in EDITS:
        out.write(kind, "change", [base, edited(kind, base, dice)])
    beside = dice.choice(EDITS[:8])
    out.write("beside", "change", [base, dict(edited(beside, base, dice), caret=True)], "-caret")
    out.write("beside", "change", [base, dict(edited(beside, base, dice), turn=base["turn"] + 1)], "-spinner")
    out.write("beside", "change", [base, dict(edited(beside, base, dice), time=base["time"] + seconds)], "-clock")
    typed = [base]
    for letter in dice.choice([word for word in WORDS if len(word) > 4]):
        lines = [list(line) for line in typed[-1]["lines"]]
        row = base["caret_at"][0]
        lines[row] = lines[row] + [letter] if typed[-1] is base else lines[row][:-1] + [lines[row][-1] + letter]
        typed.append(dict(base, lines=lines))
    out.write("typing", "change", typed, interval=200)


def main():
    folder, seed, sheets = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for number in range(sheets):
        sheet(folder, number, random.Random(seed * 1000 + number))


main()
