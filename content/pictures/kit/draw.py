#!/usr/bin/env python3
"""Draws the lesson pictures again: content/pictures/kit/draw.py → content/pictures/*.svg. Not part of the build."""
import pathlib

from kit import *

P = {}

# lam-quen / man-hinh: the phone and its buttons
P["dien-thoai"] = scene(phone(130, 96, apps()), hand(152, 98, -28), ring(140, 92), g(tick(), 248, 44))
P["nut-nguon"] = scene(rect(154, 62, 14, 34, 4, RED), phone(116, 100, words(36, 52, "19:40", 20) + lines(14, 66, 44, 2)), hand(172, 82, -76), g(sun(), 40, 40))
P["mo-khoa"] = scene(phone(126, 100, words(36, 34, "19:40", 20) + g(lock(), 36, 62, .8) + path("M36 122 V96 M28 104 L36 94 L44 104", line=5, ink=RED)), hand(140, 132, -24), g(key(), 244, 60, 1.2))
P["nut-am-luong"] = scene(rect(154, 44, 14, 64, 4, RED), phone(116, 100, g(speaker(3), 30, 60, .9)), words(186, 54, "+", 34, RED), words(186, 116, "−", 34, BLUE), hand(200, 76, -76))
P["co-chu"] = scene(phone(106, 98, words(36, 40, "Aa", 24) + lines(10, 54, 52, 2) + path("M12 94 H60", line=5, ink=GREY) + circle(46, 94, 8, RED)), words(206, 78, "A", 28), words(244, 84, "A", 52), words(290, 92, "A", 76, RED), hand(124, 118, -30))
P["ve-man-hinh-chinh"] = scene(phone(120, 96, apps() + rect(0, 108, 72, 22, 0, SAND, 0) + circle(36, 119, 7, PAPER, 3) + path("M16 113 L10 119 L16 125", line=3) + rect(54, 113, 12, 12, 1, PAPER, 3)), ring(120, 149, 12), hand(130, 158, -62), g(house(), 244, 70))
P["ngoi-canh"] = scene(person(92, 70, GREEN, GREY), person(226, 64, BLUE, INK, long=True), phone(160, 128, g(apps(2, 2), s=.72), 62, 96), g(hand(0, 0, 40, GREEN, .75), 146, 136))

if __name__ == "__main__":
    out = pathlib.Path(__file__).resolve().parent.parent
    for name, svg in P.items():
        assert len(svg.encode()) <= 6144, (name, len(svg.encode()))
        (out / f"{name}.svg").write_text(svg, encoding="utf-8")
    print(len(P), "pictures")
