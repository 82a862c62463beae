#!/usr/bin/env python3
"""Draws the pictures of dich-vu-so, tien-so and cho-so-4t: content/pictures/kit/draw_b.py → content/pictures/*.svg."""
import pathlib

from kit import *

P = {}


# Shapes of this file, middle at 0,0.
def heart(s=1, c=RED):
    return g(path("M0 16 C-30 -4 -18 -24 0 -10 C18 -24 30 -4 0 16 Z", c), s=s)


def megaphone(c=RED):
    return path("M-20 -6 L14 -18 V18 L-20 8 Z", c) + path("M-12 10 L-8 22 H0 L-3 12", c) + path("M20 -8 C25 -3 25 3 20 8", line=4)


def pills(c=RED):
    return g(rect(-18, -8, 36, 16, 8, PAPER) + path("M0 -8 H-10 a8 8 0 0 0 0 16 H0 Z", c), r=-30)


def syringe():
    return g(rect(-14, -7, 26, 14, 2, PAPER) + path("M12 0 H26 M-14 0 H-24 M-24 -8 V8", line=3) + rect(-2, -7, 14, 14, 0, BLUE, 2), r=-40)


def eye():
    return path("M-24 0 C-10 -18 10 -18 24 0 C10 18 -10 18 -24 0 Z", PAPER) + circle(0, 0, 8, BLUE)


def clip(c=INK):
    return path("M10 -14 L-8 4 a6 6 0 0 0 9 9 L18 -6 a10 10 0 0 0 -14 -15 L-16 0", line=4, ink=c)


def cloud():
    return path("M-22 8 C-36 6 -32 -14 -16 -10 C-12 -26 14 -24 14 -10 C30 -12 30 8 18 8 Z", GREY) + path("M-14 15 L-18 24 M0 15 L-4 24 M14 15 L10 24", line=4, ink=BLUE)


def chip(t, c=BLUE, w=None):
    """A word on a coloured label."""
    w = w or 9 * len(t) + 14
    return rect(-w / 2, -12, w, 24, 8, c, 0) + words(0, 6, t, 15, PAPER)


def row(y, icon, t="", w=72):
    """One line of a drawn screen: small icon and a word, or a grey bar."""
    return rect(4, y, w - 8, 24, 5, PAPER, 2) + g(icon, 17, y + 12, .38) + (words(28, y + 16, t, 10, anchor="start") if t else rect(30, y + 9, w - 42, 6, 2, GREY, 0))


def tile(x, y, icon, c=PAPER, s=.62):
    return rect(x, y, 30, 30, 6, c, 2) + g(icon, x + 15, y + 15, s)


def side_by_side(body, a=(GREEN, GREY), b=(BLUE, INK), hat=False, long=True):
    """Two people and the phone between them: the last card, for real."""
    return scene(person(88, 72, *a, hat=hat), person(230, 68, *b, long=long), phone(160, 128, body, 62, 96), g(hand(0, 0, 40, a[0], .75), 144, 140))


def counter(x, w=120):
    return rect(x, 146, w, 60, 2, SAND)


def mini(body, x, y, w=62, h=96, screen=PAPER):
    return phone(x, y, body, w, h, screen)


# dich-vu-so / vneid
P["vneid-quay"] = scene(person(82, 70, YELLOW, GREY, hat=True), person(252, 74, BLUE, INK), counter(150, 190), mini(g(idcard(w=44), 25, 34), 158, 108))
P["vneid-la-gi"] = scene(phone(112, 96, g(idcard(RED, 56), 36, 28, .9) + g(idcard(BLUE, 56), 36, 66, .9) + g(idcard(GREEN, 56), 36, 104, .9)), g(shield(), 232, 84, 1.7), words(232, 160, "VNeID", 22))
P["vneid-cai"] = scene(phone(96, 96, words(36, 22, "Kho ứng dụng", 10) + g(shield(RED), 36, 56, .9) + words(36, 96, "VNeID", 13) + button(8, 106, 56, "Cài đặt")), g(tick(1.1), 150, 44), g(bubble(0, 0, 112, 62, g(envelope(), -28, 0, .8) + words(22, 6, "Tệp lạ", 14), "right", "#E7DCCF"), 186, 54), g(stop(1.2), 242, 128))
P["vneid-muc-2"] = scene(person(76, 82, GREEN, GREY, long=True), g(idcard(), 140, 132), g(office(RED, "Công an xã"), 238, 80, 1.3), g(fingerprint(), 150, 60, .9))
P["vneid-kich-hoat"] = scene(phone(120, 92, words(36, 24, "Mã của tôi", 11) + "".join(rect(4 + 11 * i, 36, 9, 16, 2, SAND, 1.5) for i in range(6)) + "".join(circle(15 + 21 * (i % 3), 72 + 18 * (i // 3), 6, GREY, 1.5) for i in range(9))), hand(134, 118, -30), g(circle(0, 0, 25, INK) + path("M-42 90 V76 C-42 46 -24 36 0 36 C24 36 42 46 42 76 V130 Z", BLUE), 252, 92), words(252, 36, "Quay mặt đi", 14))
P["vneid-vi"] = scene(phone(120, 96, words(36, 20, "Ví giấy tờ", 12) + g(idcard(RED, 60), 36, 50) + lines(8, 82, 56, 3, 14)), hand(140, 92, -40), g(lock(), 250, 50, 1.2), words(260, 104, "Tự bấm mã", 16))
P["vneid-quen"] = scene(rect(24, 22, 176, 156, 14, INK, 0), rect(32, 32, 160, 136, 5, PAPER, 0), g(lock(), 112, 62, .9), rect(52, 88, 120, 26, 6), words(112, 109, "••••••", 22), words(112, 146, "Quên mật khẩu?", 16, BLUE), path("M52 153 H172", line=2, ink=BLUE), path("M240 116 A34 34 0 1 1 284 116 M240 116 L234 98 M240 116 L258 112", line=6, ink=GREEN), g(key(), 256, 90, .8), hand(178, 148, -50, s=.8))
P["vneid-mot-may"] = scene(mini(g(lock(GREY), 25, 30, .8), 74, 96, 70, 124, GREY), arrow(126, 96, 182, 96), phone(238, 92, g(idcard(RED, 56), 36, 40) + g(tick(), 36, 92)), g(stop(.9), 74, 142), words(74, 26, "Máy cũ", 15))
P["lam-that-vneid"] = side_by_side(g(idcard(RED, 46), 25, 34, .9))

# dich-vu-so / dich-vu-cong
P["dvc-o-nha"] = scene(g(house(GREEN), 66, 60, 1.2), person(126, 96, RED, INK, long=True, s=.9), mini(g(paper(3, 34, 44), 25, 36), 194, 122), path("M226 150 C252 120 236 86 268 92", line=4, ink=GREY), g(office(BLUE, "Xã"), 272, 58, .8))
P["dvc-cong"] = scene(rect(24, 40, 272, 112, 14, INK, 0), rect(32, 50, 256, 94, 5, PAPER, 0), rect(40, 58, 240, 32, 15, PAPER, 3), words(52, 80, "dichvucong", 18, anchor="start"), words(160, 80, ".gov.vn", 20, GREEN, "start"), rect(154, 53, 92, 42, 20, "none", 4, RED), g(office(RED), 74, 122, .5), lines(110, 108, 160, 2, 14), hand(214, 104, 12))
P["dvc-giay-to"] = scene(g(paper(4, 70, 88), 66, 96), phone(164, 100, rect(10, 28, 52, 66, 2, SAND, 0) + g(paper(4, 40, 50), 36, 60) + circle(36, 116, 9, RED, 2)), g(battery(.9), 252, 66, .9), g(wifi(), 252, 116, 1))
P["dvc-dang-nhap"] = scene(phone(100, 96, g(office(RED), 36, 34, .6) + button(6, 74, 60, "Đăng nhập", BLUE, 10) + lines(12, 104, 48, 1)), hand(126, 124, -40), g(key(), 216, 56, 1.5), words(250, 104, "tài khoản", 16), words(250, 128, "VNeID", 20))
P["dvc-tim"] = scene(phone(110, 96, rect(4, 14, 64, 22, 10, PAPER, 2) + words(36, 30, "khai sinh", 12) + row(46, tick()) + row(76, circle(0, 0, 14, GREY)) + row(104, circle(0, 0, 14, GREY))), hand(140, 92, -40), g(magnifier(), 226, 66, 1.7), g(pin(), 262, 150, .9), words(292, 156, "Xã", 18))
P["dvc-dien"] = scene(g(paper(4, 66, 82), 62, 78), g(path("M0 0 L20 -20 L27 -13 L7 7 L-2 9 Z", YELLOW), 78, 108), g(snap(), 160, 78, 1.1), g(clip(RED), 186, 48, 1), g(eye(), 262, 78, 1.3), words(62, 150, "Điền", 18), words(160, 150, "Kẹp ảnh", 18), words(262, 150, "Xem lại", 18))
P["dvc-phi"] = scene(phone(86, 96, g(office(RED), 36, 26, .55) + g(note(), 36, 66, .9) + button(10, 90, 52, "Trả phí")), g(tick(), 132, 44), g(bubble(0, 0, 104, 66, words(0, -6, "Gửi vào số", 14) + words(0, 14, "0123 ····", 15, RED), "right"), 186, 34), g(stop(1.3), 240, 140))
P["dvc-ma-ho-so"] = scene(phone(90, 96, g(tick(1.1), 36, 34) + words(36, 74, "Mã hồ sơ", 12) + rect(4, 82, 64, 22, 4, SAND, 0) + words(36, 98, "H19-0042", 13)), arrow(138, 100, 176, 100), g(notebook(GREEN, words(6, -8, "H19-0042", 11) + lines(-16, 8, 44, 2, 14)), 228, 96, 1.1))
P["lam-that-dvc"] = side_by_side(g(office(RED), 25, 22, .45) + lines(6, 42, 38, 3, 9), (RED, INK), (GREEN, GREY))

# dich-vu-so / bao-hiem
health = lambda w=60: idcard(GREEN, w) + g(cross(r=8), w / 2 - 9, 12)
P["bh-di-kham"] = scene(g(station(), 246, 82, 1.2), person(72, 84, BLUE, INK), mini(g(health(44), 25, 34), 138, 122))
P["bh-vssid"] = scene(phone(108, 96, words(36, 22, "VssID", 14) + g(health(58), 36, 54) + lines(8, 88, 56, 3, 13)), g(notebook(BLUE), 218, 78, .8), g(calendar("10"), 276, 130, .9))
P["bh-cai"] = scene(phone(104, 96, words(36, 22, "Kho ứng dụng", 10) + g(cross(GREEN), 36, 52, 1.1) + words(36, 92, "VssID", 13) + button(8, 102, 56, "Cài đặt")), hand(130, 144, -46), g(key(), 214, 56, 1.5), words(248, 104, "mở bằng", 16), words(248, 128, "VNeID", 20))
P["bh-xem-the"] = scene(g(rect(-96, -60, 192, 120, 10, PAPER) + rect(-96, -60, 192, 28, 10, GREEN) + words(0, -40, "Bảo hiểm y tế", 17, PAPER) + circle(-66, -6, 14, SKIN) + path("M-90 34 C-90 12 -42 12 -42 34 Z", BLUE) + lines(-28, -18, 108, 2, 15) + words(26, 38, "đến 31/12", 18, RED), 140, 88), rect(114, 104, 104, 30, 14, "none", 4, RED), hand(222, 128, -30))
P["bh-qua-trinh"] = scene(phone(104, 96, words(36, 20, "Đã đóng", 12) + "".join(words(20, 46 + 24 * i, t, 11) + rect(38, 38 + 24 * i, 26, 8, 3, c, 0) for i, (t, c) in enumerate((("2023", GREEN), ("2024", GREEN), ("2025", YELLOW), ("2026", GREEN))))), g(magnifier(), 156, 106, 1.3), g(ask(), 226, 66, 1.5), g(office(BLUE, "Bảo hiểm"), 246, 130, .7))
P["bh-kham-benh"] = scene(counter(20, 280), mini(g(health(44), 25, 34), 76, 100), g(idcard(RED, 76), 164, 118, 1.1), g(paper(3, 54, 70), 254, 106), g(cross(), 160, 44, 1.1))
P["bh-lua"] = scene(g(stranger(0, 0), 64, 92, .9), g(bubble(0, 0, 118, 54, words(0, -4, "Thẻ bị khóa!", 14) + words(0, 14, "Nộp phí ngay!", 14), "left"), 76, 8), g(note(), 236, 96, 1.5), g(stop(1.4), 236, 96))
P["lam-that-bh"] = side_by_side(g(health(44), 25, 32) + lines(8, 56, 34, 1), (YELLOW, GREY), (GREEN, INK), hat=True)

# dich-vu-so / so-suc-khoe
P["ssk-chong-so"] = scene("".join(g(rect(-44, -7, 88, 14, 2, c) , 84 + d, 142 - 15 * i, 1, r) for i, (c, d, r) in enumerate(((SAND, 0, 0), (LEAF, 4, 2), (PAPER, -5, -3), (SAND, 6, 2), (LEAF, -2, -4)))), arrow(146, 104, 186, 104), phone(240, 96, g(heart(), 36, 40) + lines(10, 74, 52, 3, 14)))
P["ssk-co-gi"] = scene(rect(70, 14, 180, 172, 16, INK, 0), rect(78, 24, 164, 152, 5, PAPER, 0), g(calendar("15"), 120, 62, 1), g(pills(), 200, 62, 1.2), g(paper(3, 40, 48), 120, 134), g(syringe(), 200, 134, 1.2))
P["ssk-mo"] = scene(phone(120, 96, words(36, 18, "VNeID", 12) + tile(4, 28, idcard(RED, 40)) + tile(38, 28, heart(), SAND) + tile(4, 64, shield()) + tile(38, 64, bell()) + tile(4, 98, pin()) + tile(38, 98, gear())), ring(139, 73, 18), hand(150, 80, -34), g(heart(1.6), 250, 90))
P["ssk-xem"] = scene(mini(row(8, calendar(), w=50) + row(38, calendar(), w=50), 62, 96), path("M96 70 L130 32 M96 100 L130 168", line=3, ink=GREY), rect(130, 30, 168, 138, 10, PAPER), g(calendar("15"), 166, 66, .8), g(station(""), 254, 70, .62), path("M146 100 H282", line=2, ink=GREY), g(pills(), 168, 134, 1), lines(198, 122, 84, 2, 16))
P["ssk-kham"] = scene(person(86, 72, GREEN, GREY, long=True), person(240, 66, PAPER, INK), g(cross(r=9), 258, 118), counter(20, 280), mini(g(heart(.9), 25, 32), 158, 104), g(idcard(RED), 222, 162, .8))
P["ssk-rieng-tu"] = scene(g(notebook(RED, g(heart(), 5, 0, 1.2)), 90, 94, 1.3), g(lock(), 132, 130, 1.1), g(bubble(0, 0, 104, 70, "".join(g(person_icon(c), x, 2, 1) for x, c in ((-30, BLUE), (0, GREEN), (30, RED))), "right"), 190, 40), g(stop(1.3), 242, 142))
P["ssk-me-va-con"] = scene(person(70, 74, RED, GREY, long=True), person(164, 66, GREEN, INK), person(254, 104, YELLOW, INK, s=.72), g(bubble(0, 0, 58, 44, g(heart(.8), 0, -1), "left"), 96, 6))
P["lam-that-ssk"] = side_by_side(g(heart(), 25, 26) + lines(8, 50, 34, 2, 9), (BLUE, GREY), (RED, INK))

# dich-vu-so / cong-dan-so-tinh
P["cds-duong-hong"] = scene(path("M0 200 L110 96 H210 L320 200 Z", GREY), path("M160 104 V120 M160 136 V152 M160 172 V196", line=5, ink=PAPER), path("M176 150 C190 138 236 140 244 152 C252 166 190 172 178 162 Z", INK), person(66, 66, GREEN, INK), mini(path("M0 66 L18 22 H32 L50 66 Z", GREY, 0) + path("M16 50 C22 44 36 46 38 52 C34 58 18 58 16 50 Z", INK, 0), 126, 106), g(pin(), 222, 118, .9))
P["cds-co-gi"] = scene(rect(70, 14, 180, 172, 16, INK, 0), rect(78, 24, 164, 152, 5, PAPER, 0), g(bell(), 120, 62, 1.1), g(megaphone(), 200, 62, 1.1), g(magnifier(), 116, 130, 1.1), g(office(BLUE), 200, 136, .72))
P["cds-cai"] = scene(phone(96, 96, words(36, 22, "Kho ứng dụng", 10) + g(bell(GREEN), 36, 54, 1) + words(36, 94, "C-Thái Nguyên", 9.5) + button(8, 104, 56, "Cài đặt")), g(tick(1.1), 150, 44), g(rect(-50, -20, 100, 40, 10, PAPER) + words(0, 6, "http://la…", 15, BLUE), 238, 74), g(stop(1.3), 238, 128))
P["cds-tin-bao"] = scene(phone(110, 96, rect(4, 10, 64, 62, 6, SAND, 0) + g(cloud(), 36, 30, .8) + words(36, 66, "Mưa lũ", 12) + lines(8, 84, 56, 3, 13)), g(bell(), 226, 76, 2), path("M186 52 C180 64 180 80 186 92 M266 52 C272 64 272 80 266 92", line=4, ink=RED))
P["cds-phan-anh"] = scene(*[g(rect(-34, -40, 68, 80, 8) + g(i, 0, -12, s) + words(0, 30, t, 15), x, 96) for x, t, s, i in ((46, "Việc gì", .9, megaphone()), (122, "Ở đâu", .9, pin()), (198, "Lúc nào", .8, clock()), (274, "Ảnh", .8, snap()))])
P["cds-xem-lai"] = scene(g(paper(5, 90, 118), 90, 98), g(magnifier(), 124, 100, 1.6), g(rect(-50, -40, 100, 80, 5, "#BFD7E4") + circle(0, -8, 15, SKIN) + path("M-26 37 C-26 8 26 8 26 37 Z", GREEN) + rect(-20, -20, 40, 20, 3, INK, 0), 240, 84), words(240, 152, "Che mặt", 17))
P["cds-theo-doi"] = scene(path("M60 88 H260", line=6, ink=GREEN), g(tick(1.3), 60, 88), g(tick(1.3), 160, 88), g(circle(0, 0, 21, BLUE) + g(bubble(-11, -9, 22, 15, "", "none"), 0, 0), 260, 88), words(60, 138, "Đã gửi", 16), words(160, 138, "Đang làm", 16), words(260, 138, "Trả lời", 16))
P["lam-that-cds"] = side_by_side(g(megaphone(), 25, 22, .8) + g(bell(), 25, 54, .7), (BLUE, INK), (YELLOW, GREY), long=False)


if __name__ == "__main__":
    out = pathlib.Path(__file__).resolve().parent.parent
    for name, svg in P.items():
        assert len(svg.encode()) <= 6144, (name, len(svg.encode()))
        (out / f"{name}.svg").write_text(svg, encoding="utf-8")
    print(len(P), "pictures")
