"""Shapes of the picture kit. Every picture is 320 x 200, flat, with an ink outline; see README.md for the rules."""

INK, CREAM, SAND, PAPER = "#3B2A20", "#FFF3DC", "#F3D9A8", "#FFFDF8"
RED, GREEN, BLUE, YELLOW = "#B5432A", "#2F6B4F", "#2B5D8A", "#F2B441"
SKIN, GREY, LEAF = "#E8B48A", "#CFC6BC", "#A9C9A0"


def n(v):
    return f"{v:.1f}".rstrip("0").rstrip(".")


def g(body, x=0, y=0, s=1, r=0):
    t = f"translate({n(x)} {n(y)})" + (f" rotate({n(r)})" if r else "") + (f" scale({n(s) if s >= .1 else s})" if s != 1 else "")
    return f'<g transform="{t}">{body}</g>'


def rect(x, y, w, h, rx=0, fill=PAPER, line=3, ink=INK):
    s = f' stroke="{ink}" stroke-width="{n(line)}"' if line else ""
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}" rx="{n(rx)}" fill="{fill}"{s}/>'


def circle(x, y, r, fill=PAPER, line=3, ink=INK):
    s = f' stroke="{ink}" stroke-width="{n(line)}"' if line else ""
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{fill}"{s}/>'


def path(d, fill="none", line=3, ink=INK):
    s = f' stroke="{ink}" stroke-width="{n(line)}"' if line else ""
    return f'<path d="{d}" fill="{fill}"{s} stroke-linejoin="round" stroke-linecap="round"/>'


def words(x, y, t, size=20, fill=INK, anchor="middle"):
    return f'<text x="{n(x)}" y="{n(y)}" font-family="sans-serif" font-weight="700" font-size="{n(size)}" fill="{fill}" text-anchor="{anchor}">{t}</text>'


def scene(*parts, ground=True):
    floor = f'<ellipse cx="160" cy="200" rx="190" ry="44" fill="{SAND}"/>' if ground else ""
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">'
            f'<rect width="320" height="200" fill="{CREAM}"/>{floor}' + "".join(parts) + "</svg>\n")


def phone(x, y, body="", w=84, h=156, screen=PAPER):
    """x, y: middle of the phone. The body is drawn with 0,0 at the top left of the screen (w-12 by h-30)."""
    return g(rect(0, 0, w, h, 13, INK, 0) + rect(6, 12, w - 12, h - 26, 4, screen, 0) + circle(w / 2, 6.5, 1.8, GREY, 0)
             + rect(w / 2 - 12, h - 8, 24, 3, 1.5, GREY, 0) + g(body, 6, 12), x - w / 2, y - h / 2)


def hand(x, y, r=0, sleeve=RED, s=1):
    """Pointing hand; x, y is the tip of the finger."""
    b = (rect(-4, 66, 44, 40, 6, sleeve) + path("M-4 34 C-22 30 -24 44 -12 54 L0 66", SKIN)
         + rect(-5, 30, 46, 42, 15, SKIN) + rect(-8, 0, 16, 50, 8, SKIN)
         + path("M8 36 v14 M19 34 v16 M30 36 v14", line=2.5))
    return g(b, x, y, s, r)


def ring(x, y, r=13):
    return circle(x, y, r, "none", 4, RED) + circle(x, y, r + 8, "none", 2, RED)


def person(x, y, shirt=GREEN, hair=INK, hat=False, s=1, mood="smile", long=False, down=150):
    """x, y: middle of the head. Looks at us; the body runs down past the edge."""
    mouth = {"smile": "M-8 8 Q0 16 8 8", "sad": "M-8 13 Q0 6 8 13", "flat": "M-7 11 H7"}[mood]
    b = path("M-27 0 C-30 26 -32 40 -26 46 H26 C32 40 30 26 27 0 Z", hair) if long else ""
    b += path(f"M-42 {down} V76 C-42 46 -24 36 0 36 C24 36 42 46 42 76 V{down} Z", shirt) + path("M-8 20 V36 C-4 42 4 42 8 36 V20 Z", SKIN)
    b += circle(0, 0, 25, SKIN)
    b += path("M-25 -2 C-26 -30 26 -30 25 -2 C16 -14 -8 -16 -25 -2 Z", hair)
    if hat:
        b += path("M-44 -8 L0 -42 L44 -8 Q0 2 -44 -8 Z", "#F4DFA6")
    b += circle(-9, 0, 2.6, INK, 0) + circle(9, 0, 2.6, INK, 0) + path(mouth, line=3)
    return g(b, x, y, s)


def stranger(x, y, s=1, down=150):
    """Somebody we cannot see: dark figure, no face."""
    return g(path(f"M-42 {down} V76 C-42 46 -24 36 0 36 C24 36 42 46 42 76 V{down} Z", "#6B5B50") + circle(0, 0, 26, "#6B5B50")
             + words(0, 11, "?", 32, PAPER), x, y, s)


def bubble(x, y, w, h, body="", tail="left", fill=PAPER):
    t = {"left": f"M16 {h - 3} L4 {h + 16} L36 {h - 3}", "right": f"M{w - 36} {h - 3} L{w - 4} {h + 16} L{w - 16} {h - 3}",
         "none": ""}[tail]
    return g(rect(0, 0, w, h, 14, fill) + (path(t + " Z", fill, 0) + path(t, fill) if t else "") + g(body, w / 2, h / 2), x, y)


# Icons: middle at 0,0, about 40 wide.
def handset(c=GREEN, s=1):
    return g(path("M-17 -12 C-12 8 -2 16 12 17 L17 10 L8 3 L3 7 C-3 4 -7 0 -9 -6 L-4 -10 L-10 -18 Z", c, 2), s=s)


def camera(c=BLUE):
    return rect(-20, -12, 27, 24, 5, c, 2.5) + path("M9 -4 L21 -11 V11 L9 4 Z", c, 2.5)


def wifi(c=INK, w=5):
    return path("M-22 -4 C-10 -17 10 -17 22 -4", line=w, ink=c) + path("M-13 6 C-6 -2 6 -2 13 6", line=w, ink=c) + circle(0, 14, w, c, 0)


def nowifi():
    return wifi() + path("M-20 -20 L20 20", line=6, ink=RED)


def lock(c=YELLOW):
    return path("M-10 -2 V-10 C-10 -24 10 -24 10 -10 V-2", line=5) + rect(-17, -3, 34, 27, 6, c) + circle(0, 8, 4, INK, 0) + path("M0 9 V15", line=4)


def key(c=YELLOW):
    return path("M6 0 H40 V10 M30 0 V8", line=8) + path("M6 0 H40 V9 M30 0 V7", line=3, ink=c) + circle(-6, 0, 14, c) + circle(-9, 0, 4.5, CREAM)


def shield(c=GREEN, mark=True):
    return path("M0 -28 L24 -19 V2 C24 17 12 25 0 31 C-12 25 -24 17 -24 2 V-19 Z", c) + (path("M-10 1 L-2 9 L12 -9", line=5, ink=PAPER) if mark else "")


def tick(s=1):
    return g(circle(0, 0, 16, GREEN) + path("M-7 0 L-2 6 L8 -6", line=5, ink=PAPER), s=s)


def stop(s=1):
    return g(circle(0, 0, 16, RED) + path("M-6 -6 L6 6 M6 -6 L-6 6", line=5, ink=PAPER), s=s)


def warn(s=1):
    return g(path("M0 -24 L26 20 H-26 Z", YELLOW) + path("M0 -9 V5", line=5) + circle(0, 13, 3, INK, 0), s=s)


def clock():
    return circle(0, 0, 22) + path("M0 -13 V0 L9 6", line=4, ink=RED)


def coins():
    return "".join(rect(-20, 8 - 9 * i, 40, 10, 5, YELLOW, 2.5) for i in range(4))


def note(w=56, h=30):
    return rect(-w / 2, -h / 2, w, h, 4, LEAF, 2.5) + circle(0, 0, 8, PAPER, 2.5) + words(0, 5, "đ", 13)


def paper(lines=4, w=64, h=80):
    return rect(-w / 2, -h / 2, w, h, 4) + path("".join(f"M{n(-w / 2 + 11)} {n(-h / 2 + 18 + i * 14)} H{n(w / 2 - 11 - (i % 2) * 12)} " for i in range(lines)), line=4)


def house(c=RED):
    return rect(-26, -6, 52, 36, 2, PAPER) + path("M-36 -4 L0 -32 L36 -4 Z", c) + rect(-8, 8, 16, 22, 2, YELLOW)


def office(c=BLUE, sign=""):
    return (rect(-40, -10, 80, 44, 2, PAPER) + path("M-48 -10 L0 -38 L48 -10 Z", c) + "".join(rect(x, -2, 9, 36, 0, c, 0) for x in (-32, -16, 7, 23))
            + words(0, 52, sign, 14))


def battery(level=.7, c=GREEN):
    return rect(-32, -16, 60, 32, 6) + rect(30, -7, 6, 14, 2, INK, 0) + rect(-27, -11, 50 * level, 22, 3, c, 0)


def gear():
    teeth = "".join(g(rect(-5, -25, 10, 12, 2, INK, 0), r=45 * i) for i in range(8))
    return teeth + circle(0, 0, 18, GREY) + circle(0, 0, 7, PAPER)


def qr(c=INK):
    e = lambda x, y: rect(x, y, 14, 14, 0, PAPER, 4, c) + rect(x + 4, y + 4, 6, 6, 0, c, 0)
    d = "".join(rect(x, y, 6, 6, 0, c, 0) for x, y in ((0, -20), (6, -8), (-20, 0), (-8, 2), (2, 2), (12, 0), (8, 12), (18, 10), (0, 18), (16, 20), (-2, 10)))
    return rect(-28, -28, 56, 56, 3, PAPER) + e(-20, -20) + e(10, -20) + e(-20, 10) + d


def person_icon(c=BLUE):
    return circle(0, -8, 8, c, 2) + path("M-14 14 C-14 0 14 0 14 14 Z", c, 2)


def speaker(waves=2):
    w = ["M14 -8 C19 -3 19 3 14 8 ", "M20 -14 C29 -5 29 5 20 14 ", "M27 -20 C39 -7 39 7 27 20 "]
    return path("M-16 -8 H-6 L6 -18 V18 L-6 8 H-16 Z", BLUE) + path("".join(w[:waves]), line=4)


def sun():
    return path("".join(f"M0 0 m{x} {y} l{x // 3} {y // 3} " for x, y in ((0, -18), (0, 18), (18, 0), (-18, 0), (13, -13), (13, 13), (-13, -13), (-13, 13))), line=4) + circle(0, 0, 12, YELLOW)


def lines(x, y, w, count=3, step=11, c=GREY, h=5):
    return "".join(rect(x, y + i * step, w - (i % 2) * w * .3, h, 2, c, 0) for i in range(count))


def apps(x=6, y=10):
    c = [GREEN, BLUE, YELLOW, RED, BLUE, GREEN, YELLOW, RED, GREEN]
    return "".join(rect(x + (i % 3) * 21, y + (i // 3) * 24, 16, 16, 4, c[i], 0) for i in range(9))
