"""Shapes of the picture kit. Every picture is 320 x 200, flat, with an ink outline; see README.md for the rules."""
import pathlib

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


def person(x, y, shirt=GREEN, hair=INK, hat=False, s=1, mood="smile", long=False, down=150, scarf=None, glasses=False):
    """x, y: middle of the head. Looks at us; the body runs down past the edge. scarf: its colour, a highland headscarf."""
    mouth = {"smile": "M-8 8 Q0 16 8 8", "sad": "M-8 13 Q0 6 8 13", "flat": "M-7 11 H7"}[mood]
    b = path("M-27 0 C-30 26 -32 40 -26 46 H26 C32 40 30 26 27 0 Z", hair) if long else ""
    b += path(f"M-42 {down} V76 C-42 46 -24 36 0 36 C24 36 42 46 42 76 V{down} Z", shirt) + path("M-8 20 V36 C-4 42 4 42 8 36 V20 Z", SKIN)
    b += circle(0, 0, 25, SKIN)
    b += path("M-25 -2 C-26 -30 26 -30 25 -2 C16 -14 -8 -16 -25 -2 Z", hair)
    if hat:
        b += path("M-44 -8 L0 -42 L44 -8 Q0 2 -44 -8 Z", "#F4DFA6")
    if scarf:
        b += path("M-27 2 C-33 -36 33 -36 27 2 C16 -12 -16 -12 -27 2 Z", scarf) + path("M-17 -19 C-6 -25 6 -25 17 -19", line=2.5, ink=YELLOW)
    if glasses:
        b += circle(-9.5, 0, 7.5, "none", 2) + circle(9.5, 0, 7.5, "none", 2) + path("M-2 0 H2", line=2)
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


# Things of money, papers and the market. Middle at 0,0.
def idcard(c=BLUE, w=64):
    """A card that carries a face: identity, insurance."""
    return rect(-w / 2, -21, w, 42, 5, PAPER) + rect(-w / 2, -21, w, 11, 5, c) + circle(-w / 2 + 15, 1, 6, SKIN, 2) + path(f"M{n(-w / 2 + 6)} 16 C{n(-w / 2 + 6)} 7 {n(-w / 2 + 24)} 7 {n(-w / 2 + 24)} 16 Z", c, 2) + lines(-w / 2 + 30, -4, w - 38, 2, 10)


def bankcard(c=BLUE):
    return rect(-34, -22, 68, 44, 6, c) + rect(-34, -12, 68, 9, 0, INK, 0) + rect(-26, 5, 14, 10, 2, YELLOW, 2) + path("M0 11 H24", line=4, ink=PAPER)


def parcel():
    return rect(-28, -20, 56, 44, 3, SAND) + path("M-28 -6 H28", line=2.5) + rect(-7, -20, 14, 18, 0, YELLOW, 2.5)


def star(s=1, c=YELLOW):
    return g(path("M0 -14 L4 -4 L14 -4 L6 3 L9 13 L0 7 L-9 13 L-6 3 L-14 -4 L-4 -4 Z", c, 2.5), s=s)


def stars(count=5, of=5, s=.7):
    return "".join(g(star(s, YELLOW if i < count else GREY), (i - (of - 1) / 2) * 28 * s) for i in range(of))


def fruit(s=1):
    """A custard apple (na), the fruit of the limestone hills."""
    return g(path("M-18 2 C-20 -20 20 -20 18 2 C18 20 -18 20 -18 2 Z", LEAF) + path("M-10 -6 a5 4 0 0 1 9 0 M1 -6 a5 4 0 0 1 9 0 M-14 4 a5 4 0 0 1 9 0 M-4 4 a5 4 0 0 1 9 0 M6 4 a5 4 0 0 1 8 0", line=2) + path("M0 -15 V-24 M0 -19 C8 -28 14 -24 16 -22 C10 -14 4 -16 0 -19", GREEN, 2), s=s)


def basket(body=None):
    top = body if body is not None else g(fruit(.8), -22, -18) + g(fruit(.8), 22, -18) + g(fruit(.8), 0, -22)
    return top + path("M-44 -8 H44 L34 32 H-34 Z", SAND) + path("M-38 6 H38 M-36 19 H36 M-20 -8 L-16 32 M0 -8 V32 M20 -8 L16 32", line=2)


def honey():
    """A jar with a label, for anything put in a jar."""
    return rect(-18, -20, 36, 46, 8, YELLOW) + rect(-15, -30, 30, 11, 3, RED) + rect(-13, -4, 26, 18, 2, PAPER, 2)


def stall(c=RED, goods=True):
    """A market table under an awning, 120 wide."""
    roof = "".join(path(f"M{-60 + 24 * i} -46 H{-36 + 24 * i} V-30 a12 9 0 0 1 -24 0 Z", c if i % 2 == 0 else PAPER, 2.5) for i in range(5))
    table = rect(-56, 14, 112, 34, 2, SAND) + path("M-52 -30 V14 M52 -30 V14", line=4)
    food = "".join(g(fruit(.55), x, 5) for x in (-38, -20, -2)) + g(honey(), 26, 0, .5) + g(honey(), 44, 0, .5) if goods else ""
    return roof + table + food


def bike(c=GREEN, box=True):
    """A motorbike that brings parcels; drives to the right."""
    b = circle(-28, 22, 13, GREY) + circle(30, 22, 13, GREY) + path("M-28 22 L-22 2 H4 L12 14 L22 -14 H30 L30 22", line=6, ink=INK) + path("M-24 6 C-16 -2 0 -2 6 4 L10 16 H-18 Z", c) + path("M20 -18 H32", line=5)
    return b + (g(parcel(), -24, -14, .62) if box else "")


def cross(c=RED, r=18):
    """The sign of a health station."""
    return circle(0, 0, r, PAPER) + path(f"M0 {n(-r * .55)} V{n(r * .55)} M{n(-r * .55)} 0 H{n(r * .55)}", line=r * .36, ink=c)


def station(sign="Trạm y tế"):
    return rect(-48, -26, 96, 60, 2, PAPER) + path("M-56 -26 L0 -50 L56 -26 Z", GREEN) + g(cross(r=11), 0, -35) + rect(-9, 8, 18, 26, 2, YELLOW) + rect(-38, -8, 18, 16, 2, LEAF, 2.5) + rect(20, -8, 18, 16, 2, LEAF, 2.5) + words(0, 52, sign, 14)


def snap(c=GREY):
    """A photo camera."""
    return rect(-12, -25, 24, 10, 3, INK, 0) + rect(-28, -18, 56, 38, 7, c) + circle(0, 1, 12, BLUE) + circle(0, 1, 4, PAPER, 0)


def cart(c=BLUE):
    return path("M-28 -18 H-18 L-10 8 H16 L22 -10 H-15", line=4, ink=c) + circle(-6, 17, 5, INK, 0) + circle(13, 17, 5, INK, 0)


def fingerprint():
    return path("M-14 12 C-18 -20 18 -20 14 12 M-7 16 C-10 -10 10 -10 7 16 M0 18 V0 M-19 4 C-21 -26 21 -26 19 4", line=3)


def envelope(c=PAPER):
    return rect(-24, -16, 48, 32, 4, c) + path("M-24 -13 L0 5 L24 -13", line=3)


def bars(c=GREEN):
    return "".join(rect(x, 20 - h, 12, h, 1, k, 2.5) for x, h, k in ((-26, 14, YELLOW), (-8, 26, c), (10, 40, BLUE))) + path("M-32 21 H30", line=4)


def calculator():
    return rect(-20, -28, 40, 56, 5, GREY) + rect(-14, -22, 28, 12, 2, PAPER, 2) + "".join(rect(-14 + 10 * (i % 3), -4 + 10 * (i // 3), 7, 7, 1, INK, 0) for i in range(9))


def notebook(c=GREEN, body=""):
    return rect(-34, -42, 70, 84, 5, c) + rect(-26, -42, 62, 84, 3, PAPER) + path("M-34 -26 h12 M-34 -8 h12 M-34 10 h12 M-34 28 h12", line=3) + body


def bamboo():
    """A bamboo money tube with a slit: saving as people always did."""
    return rect(-16, -34, 32, 68, 6, LEAF) + path("M-16 -10 H16 M-16 14 H16", line=3) + rect(-8, -28, 16, 5, 2, INK, 0)


def pot(c=RED):
    return path("M-20 -14 H20 C30 4 22 24 12 24 H-12 C-22 24 -30 4 -20 -14 Z", c) + rect(-24, -22, 48, 9, 4, c)


def plus(c=BLUE, r=14):
    return circle(0, 0, r, c) + path(f"M0 {n(-r * .5)} V{n(r * .5)} M{n(-r * .5)} 0 H{n(r * .5)}", line=4, ink=PAPER)


def ask(c=BLUE):
    return circle(0, 0, 16, PAPER, 3.5, c) + words(0, 8, "?", 22, c)


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


def keyboard(w=112, h=52):
    """Three rows of keys and a space bar."""
    k = "".join(rect(-w / 2 + 6 + i * (w - 12) / 7, -h / 2 + 5 + j * 12, (w - 12) / 7 - 3, 9, 2, PAPER, 0) for j in range(3) for i in range(7))
    return rect(-w / 2, -h / 2, w, h, 5, "#8C7B6E", 2) + k + rect(-w / 4, h / 2 - 11, w / 2, 8, 2, PAPER, 0)


def mic(c=RED):
    return rect(-8, -20, 16, 26, 8, c, 2.5) + path("M-15 -4 C-15 18 15 18 15 -4 M0 13 V21 M-8 21 H8", line=3.5)


def magnifier(c=BLUE, glass="#DCEBF2"):
    return path("M8 8 L22 22", line=8) + circle(-3, -3, 15, glass, 4, c)


def folder(c=YELLOW):
    return path("M-24 -16 H-6 L0 -9 H24 V18 H-24 Z", c)


def cloud(c="#DCEBF2"):
    return path("M-22 14 C-38 14 -36 -8 -20 -8 C-18 -26 10 -28 14 -12 C30 -16 38 14 22 14 Z", c)


def arrow(w=40, c=GREEN, line=5):
    """Points right from 0,0; turn it with g(…, r=…)."""
    return path(f"M0 0 H{n(w)} M{n(w - 9)} -8 L{n(w + 1)} 0 L{n(w - 9)} 8", line=line, ink=c)


def bin_can():
    return path("M-15 -12 L-11 22 H11 L15 -12 Z", GREY) + path("M-19 -12 H19 M-6 -12 V-18 H6 V-12 M-5 -4 V14 M5 -4 V14", line=3)


def photo(w=44, h=34, c="#BFD7E4"):
    """A picture of hills and a sun."""
    return rect(-w / 2, -h / 2, w, h, 3, c, 2.5) + circle(w / 2 - 11, -h / 2 + 10, 4, YELLOW, 1.5) + path(f"M{n(-w / 2 + 2)} {n(h / 2 - 2)} L{n(-w / 6)} {n(-h / 8)} L{n(w / 8)} {n(h / 4)} L{n(w / 4)} {n(h / 12)} L{n(w / 2 - 2)} {n(h / 2 - 2)} Z", LEAF, 2)


def bell(c=YELLOW):
    return path("M-16 12 C-12 4 -14 -16 0 -18 C14 -16 12 4 16 12 Z", c) + circle(0, 17, 4, INK, 0)


def id_card(w=84, h=54):
    """A card with a face and lines: nobody's and no country's."""
    return rect(-w / 2, -h / 2, w, h, 6, PAPER) + rect(-w / 2 + 7, -h / 2 + 9, 24, 30, 3, LEAF, 2) + g(person_icon(BLUE), -w / 2 + 19, -h / 2 + 26, .6) + lines(-w / 2 + 38, -h / 2 + 13, w - 46, 3, 11, GREY)


def robot(c=BLUE, mood="smile"):
    """A helper that is a machine: it looks like one."""
    mouth = {"smile": "M-8 8 Q0 15 8 8", "flat": "M-8 10 H8"}[mood]
    return path("M0 -22 V-32", line=3) + circle(0, -34, 4, YELLOW, 2.5) + rect(-24, -22, 48, 40, 11, c) + rect(-18, -15, 36, 27, 7, PAPER, 2) + circle(-8, -4, 3.5, INK, 0) + circle(8, -4, 3.5, INK, 0) + path(mouth, line=2.5) + path("M-24 -6 H-29 M24 -6 H29", line=5)


def news(w=72, h=84, head="Tin"):
    return rect(-w / 2, -h / 2, w, h, 3) + words(0, -h / 2 + 19, head, 14) + g(photo(w - 18, 26), 0, -h / 2 + 40) + lines(-w / 2 + 9, -h / 2 + 59, w - 18, 2, 10)


def address(w, t, c=INK, size=13):
    """The line at the top of a page that says where we are."""
    return rect(-w / 2, -14, w, 28, 14, PAPER, 2.5) + words(0, 5, t, size, c)


def calendar(t=""):
    return rect(-22, -18, 44, 42, 5) + rect(-22, -18, 44, 13, 4, RED, 2.5) + path("M-11 -23 V-13 M11 -23 V-13", line=4) + words(0, 17, t, 18)


def checks(count=3, done=2, w=64):
    """A list with ticks."""
    h = 16 + count * 20
    b = "".join(rect(-w / 2 + 9, -h / 2 + 10 + i * 20, 13, 13, 3, LEAF if i < done else PAPER, 2) + (path(f"M{n(-w / 2 + 12)} {n(-h / 2 + 16 + i * 20)} l3 4 l6 -8", line=2.5) if i < done else "") + rect(-w / 2 + 28, -h / 2 + 14 + i * 20, w - 38, 5, 2, GREY, 0) for i in range(count))
    return rect(-w / 2, -h / 2, w, h, 5) + b


def heart(c=RED):
    return path("M0 18 C-26 0 -22 -18 -10 -18 C-4 -18 0 -12 0 -9 C0 -12 4 -18 10 -18 C22 -18 26 0 0 18 Z", c)


def pin(c=RED):
    return path("M0 22 C-22 -6 -14 -24 0 -24 C14 -24 22 -6 0 22 Z", c) + circle(0, -8, 5.5, PAPER, 2)


def laptop(body=""):
    return rect(-40, -34, 80, 54, 5, INK, 0) + rect(-35, -29, 70, 44, 2, PAPER, 0) + path("M-48 26 L-42 20 H42 L48 26 Z", GREY) + g(body, 0, -7)


def eye():
    return path("M-24 0 C-12 -17 12 -17 24 0 C12 17 -12 17 -24 0 Z", PAPER) + circle(0, 0, 8, BLUE, 2.5) + circle(0, 0, 3, INK, 0)


def crowd(count=3):
    c = (BLUE, GREEN, RED, YELLOW)
    return "".join(g(person_icon(c[i % 4]), (i - (count - 1) / 2) * 26, 0 if i % 2 else 4) for i in range(count))


def plant(c=GREEN):
    return path("M0 24 V-16 M0 10 C-20 8 -24 -6 -22 -10 C-8 -10 0 0 0 10 Z M0 0 C18 -2 22 -16 20 -20 C6 -18 0 -10 0 0 Z", c, 2.5)


def hen(c=RED):
    return path("M-24 -2 C-22 18 16 22 20 -4 L22 -16 L10 -10 C4 4 -8 0 -16 -8 Z", "#F4DFA6") + path("M12 -13 l2 -7 l5 4 l4 -6 l2 9 Z", c, 2) + path("M25 -10 L32 -7 L25 -4 Z", YELLOW, 2) + circle(19, -8, 2, INK, 0) + path("M-4 15 V26 M5 15 V26", line=3)


def button(t, y, c=GREEN, x=36, w=56, size=11):
    """A button on the screen of a phone."""
    return rect(x - w / 2, y - 9, w, 18, 9, c, 0) + words(x, y + 4, t, size, INK if c in (GREY, YELLOW) else PAPER)


def write(pictures):
    """Writes the pictures into content/pictures; a heavy one stops everything."""
    out = pathlib.Path(__file__).resolve().parent.parent
    for name, svg in pictures.items():
        assert len(svg.encode()) <= 6144, (name, len(svg.encode()))
        (out / f"{name}.svg").write_text(svg, encoding="utf-8")
    print(len(pictures), "pictures")


def lines(x, y, w, count=3, step=11, c=GREY, h=5):
    return "".join(rect(x, y + i * step, w - (i % 2) * w * .3, h, 2, c, 0) for i in range(count))


def apps(x=6, y=10):
    c = [GREEN, BLUE, YELLOW, RED, BLUE, GREEN, YELLOW, RED, GREEN]
    return "".join(rect(x + (i % 3) * 21, y + (i // 3) * 24, 16, 16, 4, c[i], 0) for i in range(9))
