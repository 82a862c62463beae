#!/usr/bin/env python3
"""Draws the pictures of dich-vu-so, tien-so and cho-so-4t: content/pictures/kit/draw_b.py → content/pictures/*.svg."""
from kit import *

P = {}


# Shapes of this file, middle at 0,0.
def way(x1, y1, x2, y2, c=GREEN, w=5):
    """Straight arrow to x2, y2, along one of the axes."""
    d = f"M{n(x1)} {n(y1)} L{n(x2)} {n(y2)} "
    if y1 == y2:
        k = -9 if x2 > x1 else 9
        d += f"M{n(x2 + k)} {n(y2 - 8)} L{n(x2)} {n(y2)} L{n(x2 + k)} {n(y2 + 8)}"
    else:
        k = -9 if y2 > y1 else 9
        d += f"M{n(x2 - 8)} {n(y2 + k)} L{n(x2)} {n(y2)} L{n(x2 + 8)} {n(y2 + k)}"
    return path(d, line=w, ink=c)


def press(x, y, w, t, c=GREEN, size=11):
    """A button of a drawn screen."""
    return rect(x, y, w, 18, 8, c, 0) + words(x + w / 2, y + 13, t, size, PAPER)


def beat(s=1):
    return g(heart(), s=s)


def megaphone(c=RED):
    return path("M-20 -6 L14 -18 V18 L-20 8 Z", c) + path("M-12 10 L-8 22 H0 L-3 12", c) + path("M20 -8 C25 -3 25 3 20 8", line=4)


def pills(c=RED):
    return g(rect(-18, -8, 36, 16, 8, PAPER) + path("M0 -8 H-10 a8 8 0 0 0 0 16 H0 Z", c), r=-30)


def syringe():
    return g(rect(-14, -7, 26, 14, 2, PAPER) + path("M12 0 H26 M-14 0 H-24 M-24 -8 V8", line=3) + rect(-2, -7, 14, 14, 0, BLUE, 2), r=-40)


def clip(c=INK):
    return path("M10 -14 L-8 4 a6 6 0 0 0 9 9 L18 -6 a10 10 0 0 0 -14 -15 L-16 0", line=4, ink=c)


def raincloud():
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
P["vneid-cai"] = scene(phone(96, 96, words(36, 22, "Kho ứng dụng", 10) + g(shield(RED), 36, 56, .9) + words(36, 96, "VNeID", 13) + press(8, 106, 56, "Cài đặt")), g(tick(1.1), 150, 44), g(bubble(0, 0, 112, 62, g(envelope(), -28, 0, .8) + words(22, 6, "Tệp lạ", 14), "right", "#E7DCCF"), 186, 54), g(stop(1.2), 242, 128))
P["vneid-muc-2"] = scene(person(76, 82, GREEN, GREY, long=True), g(idcard(), 140, 132), g(office(RED, "Công an xã"), 238, 80, 1.3), g(fingerprint(), 150, 60, .9))
P["vneid-kich-hoat"] = scene(phone(120, 92, words(36, 24, "Mã của tôi", 11) + "".join(rect(4 + 11 * i, 36, 9, 16, 2, SAND, 1.5) for i in range(6)) + "".join(circle(15 + 21 * (i % 3), 72 + 18 * (i // 3), 6, GREY, 1.5) for i in range(9))), hand(134, 118, -30), g(circle(0, 0, 25, INK) + path("M-42 90 V76 C-42 46 -24 36 0 36 C24 36 42 46 42 76 V130 Z", BLUE), 252, 92), words(252, 36, "Quay mặt đi", 14))
P["vneid-vi"] = scene(phone(120, 96, words(36, 20, "Ví giấy tờ", 12) + g(idcard(RED, 60), 36, 50) + lines(8, 82, 56, 3, 14)), hand(140, 92, -40), g(lock(), 250, 50, 1.2), words(260, 104, "Tự bấm mã", 16))
P["vneid-quen"] = scene(rect(24, 22, 176, 156, 14, INK, 0), rect(32, 32, 160, 136, 5, PAPER, 0), g(lock(), 112, 62, .9), rect(52, 88, 120, 26, 6), words(112, 109, "••••••", 22), words(112, 146, "Quên mật khẩu?", 16, BLUE), path("M52 153 H172", line=2, ink=BLUE), path("M240 116 A34 34 0 1 1 284 116 M240 116 L234 98 M240 116 L258 112", line=6, ink=GREEN), g(key(), 256, 90, .8), hand(178, 148, -50, s=.8))
P["vneid-mot-may"] = scene(mini(g(lock(GREY), 25, 30, .8), 74, 96, 70, 124, GREY), way(126, 96, 182, 96), phone(238, 92, g(idcard(RED, 56), 36, 40) + g(tick(), 36, 92)), g(stop(.9), 74, 142), words(74, 26, "Máy cũ", 15))
P["lam-that-vneid"] = side_by_side(g(idcard(RED, 46), 25, 34, .9))

# dich-vu-so / dich-vu-cong
P["dvc-o-nha"] = scene(g(house(GREEN), 66, 60, 1.2), person(126, 96, RED, INK, long=True, s=.9), mini(g(paper(3, 34, 44), 25, 36), 194, 122), path("M226 150 C252 120 236 86 268 92", line=4, ink=GREY), g(office(BLUE, "Xã"), 272, 58, .8))
P["dvc-cong"] = scene(rect(24, 40, 272, 112, 14, INK, 0), rect(32, 50, 256, 94, 5, PAPER, 0), rect(40, 58, 240, 32, 15, PAPER, 3), words(52, 80, "dichvucong", 18, anchor="start"), words(160, 80, ".gov.vn", 20, GREEN, "start"), rect(154, 53, 92, 42, 20, "none", 4, RED), g(office(RED), 74, 122, .5), lines(110, 108, 160, 2, 14), hand(214, 104, 12))
P["dvc-giay-to"] = scene(g(paper(4, 70, 88), 66, 96), phone(164, 100, rect(10, 28, 52, 66, 2, SAND, 0) + g(paper(4, 40, 50), 36, 60) + circle(36, 116, 9, RED, 2)), g(battery(.9), 252, 66, .9), g(wifi(), 252, 116, 1))
P["dvc-dang-nhap"] = scene(phone(100, 96, g(office(RED), 36, 34, .6) + press(6, 74, 60, "Đăng nhập", BLUE, 10) + lines(12, 104, 48, 1)), hand(126, 124, -40), g(key(), 216, 56, 1.5), words(250, 104, "tài khoản", 16), words(250, 128, "VNeID", 20))
P["dvc-tim"] = scene(phone(110, 96, rect(4, 14, 64, 22, 10, PAPER, 2) + words(36, 30, "khai sinh", 12) + row(46, tick()) + row(76, circle(0, 0, 14, GREY)) + row(104, circle(0, 0, 14, GREY))), hand(140, 92, -40), g(magnifier(), 226, 66, 1.7), g(pin(), 262, 150, .9), words(292, 156, "Xã", 18))
P["dvc-dien"] = scene(g(paper(4, 66, 82), 62, 78), g(path("M0 0 L20 -20 L27 -13 L7 7 L-2 9 Z", YELLOW), 78, 108), g(snap(), 160, 78, 1.1), g(clip(RED), 186, 48, 1), g(eye(), 262, 78, 1.3), words(62, 150, "Điền", 18), words(160, 150, "Kẹp ảnh", 18), words(262, 150, "Xem lại", 18))
P["dvc-phi"] = scene(phone(86, 96, g(office(RED), 36, 26, .55) + g(note(), 36, 66, .9) + press(10, 90, 52, "Trả phí")), g(tick(), 132, 44), g(bubble(0, 0, 104, 66, words(0, -6, "Gửi vào số", 14) + words(0, 14, "0123 ····", 15, RED), "right"), 186, 34), g(stop(1.3), 240, 140))
P["dvc-ma-ho-so"] = scene(phone(90, 96, g(tick(1.1), 36, 34) + words(36, 74, "Mã hồ sơ", 12) + rect(4, 82, 64, 22, 4, SAND, 0) + words(36, 98, "H19-0042", 13)), way(138, 100, 176, 100), g(notebook(GREEN, words(6, -8, "H19-0042", 11) + lines(-16, 8, 44, 2, 14)), 228, 96, 1.1))
P["lam-that-dvc"] = side_by_side(g(office(RED), 25, 22, .45) + lines(6, 42, 38, 3, 9), (RED, INK), (GREEN, GREY))

# dich-vu-so / bao-hiem
health = lambda w=60: idcard(GREEN, w) + g(cross(r=8), w / 2 - 9, 12)
P["bh-di-kham"] = scene(g(station(), 246, 82, 1.2), person(72, 84, BLUE, INK), mini(g(health(44), 25, 34), 138, 122))
P["bh-vssid"] = scene(phone(108, 96, words(36, 22, "VssID", 14) + g(health(58), 36, 54) + lines(8, 88, 56, 3, 13)), g(notebook(BLUE), 218, 78, .8), g(calendar("10"), 276, 130, .9))
P["bh-cai"] = scene(phone(104, 96, words(36, 22, "Kho ứng dụng", 10) + g(cross(GREEN), 36, 52, 1.1) + words(36, 92, "VssID", 13) + press(8, 102, 56, "Cài đặt")), hand(130, 144, -46), g(key(), 214, 56, 1.5), words(248, 104, "mở bằng", 16), words(248, 128, "VNeID", 20))
P["bh-xem-the"] = scene(g(rect(-96, -60, 192, 120, 10, PAPER) + rect(-96, -60, 192, 28, 10, GREEN) + words(0, -40, "Bảo hiểm y tế", 17, PAPER) + circle(-66, -6, 14, SKIN) + path("M-90 34 C-90 12 -42 12 -42 34 Z", BLUE) + lines(-28, -18, 108, 2, 15) + words(26, 38, "đến 31/12", 18, RED), 140, 88), rect(114, 104, 104, 30, 14, "none", 4, RED), hand(222, 128, -30))
P["bh-qua-trinh"] = scene(phone(104, 96, words(36, 20, "Đã đóng", 12) + "".join(words(20, 46 + 24 * i, t, 11) + rect(38, 38 + 24 * i, 26, 8, 3, c, 0) for i, (t, c) in enumerate((("2023", GREEN), ("2024", GREEN), ("2025", YELLOW), ("2026", GREEN))))), g(magnifier(), 156, 106, 1.3), g(ask(), 226, 66, 1.5), g(office(BLUE, "Bảo hiểm"), 246, 130, .7))
P["bh-kham-benh"] = scene(counter(20, 280), mini(g(health(44), 25, 34), 76, 100), g(idcard(RED, 76), 164, 118, 1.1), g(paper(3, 54, 70), 254, 106), g(cross(), 160, 44, 1.1))
P["bh-lua"] = scene(g(stranger(0, 0), 64, 92, .9), g(bubble(0, 0, 118, 54, words(0, -4, "Thẻ bị khóa!", 14) + words(0, 14, "Nộp phí ngay!", 14), "left"), 76, 8), g(note(), 236, 96, 1.5), g(stop(1.4), 236, 96))
P["lam-that-bh"] = side_by_side(g(health(44), 25, 32) + lines(8, 56, 34, 1), (YELLOW, GREY), (GREEN, INK), hat=True)

# dich-vu-so / so-suc-khoe
P["ssk-chong-so"] = scene("".join(g(rect(-44, -7, 88, 14, 2, c) , 84 + d, 142 - 15 * i, 1, r) for i, (c, d, r) in enumerate(((SAND, 0, 0), (LEAF, 4, 2), (PAPER, -5, -3), (SAND, 6, 2), (LEAF, -2, -4)))), way(146, 104, 186, 104), phone(240, 96, g(beat(), 36, 40) + lines(10, 74, 52, 3, 14)))
P["ssk-co-gi"] = scene(rect(70, 14, 180, 172, 16, INK, 0), rect(78, 24, 164, 152, 5, PAPER, 0), g(calendar("15"), 120, 62, 1), g(pills(), 200, 62, 1.2), g(paper(3, 40, 48), 120, 134), g(syringe(), 200, 134, 1.2))
P["ssk-mo"] = scene(phone(120, 96, words(36, 18, "VNeID", 12) + tile(4, 28, idcard(RED, 40)) + tile(38, 28, beat(), SAND) + tile(4, 64, shield()) + tile(38, 64, bell()) + tile(4, 98, pin()) + tile(38, 98, gear())), ring(139, 73, 18), hand(150, 80, -34), g(beat(1.6), 250, 90))
P["ssk-xem"] = scene(mini(row(8, calendar(), w=50) + row(38, calendar(), w=50), 62, 96), path("M96 70 L130 32 M96 100 L130 168", line=3, ink=GREY), rect(130, 30, 168, 138, 10, PAPER), g(calendar("15"), 166, 66, .8), g(station(""), 254, 70, .62), path("M146 100 H282", line=2, ink=GREY), g(pills(), 168, 134, 1), lines(198, 122, 84, 2, 16))
P["ssk-kham"] = scene(person(86, 72, GREEN, GREY, long=True), person(240, 66, PAPER, INK), g(cross(r=9), 258, 118), counter(20, 280), mini(g(beat(.9), 25, 32), 158, 104), g(idcard(RED), 222, 162, .8))
P["ssk-rieng-tu"] = scene(g(notebook(RED, g(beat(), 5, 0, 1.2)), 90, 94, 1.3), g(lock(), 132, 130, 1.1), g(bubble(0, 0, 104, 70, "".join(g(person_icon(c), x, 2, 1) for x, c in ((-30, BLUE), (0, GREEN), (30, RED))), "right"), 190, 40), g(stop(1.3), 242, 142))
P["ssk-me-va-con"] = scene(person(70, 74, RED, GREY, long=True), person(164, 66, GREEN, INK), person(254, 104, YELLOW, INK, s=.72), g(bubble(0, 0, 58, 44, g(beat(.8), 0, -1), "left"), 96, 6))
P["lam-that-ssk"] = side_by_side(g(beat(), 25, 26) + lines(8, 50, 34, 2, 9), (BLUE, GREY), (RED, INK))

# dich-vu-so / cong-dan-so-tinh
P["cds-duong-hong"] = scene(path("M0 200 L110 96 H210 L320 200 Z", GREY), path("M160 104 V120 M160 136 V152 M160 172 V196", line=5, ink=PAPER), path("M176 150 C190 138 236 140 244 152 C252 166 190 172 178 162 Z", INK), person(66, 66, GREEN, INK), mini(path("M0 66 L18 22 H32 L50 66 Z", GREY, 0) + path("M16 50 C22 44 36 46 38 52 C34 58 18 58 16 50 Z", INK, 0), 126, 106), g(pin(), 222, 118, .9))
P["cds-co-gi"] = scene(rect(70, 14, 180, 172, 16, INK, 0), rect(78, 24, 164, 152, 5, PAPER, 0), g(bell(), 120, 62, 1.1), g(megaphone(), 200, 62, 1.1), g(magnifier(), 116, 130, 1.1), g(office(BLUE), 200, 136, .72))
P["cds-cai"] = scene(phone(96, 96, words(36, 22, "Kho ứng dụng", 10) + g(bell(GREEN), 36, 54, 1) + words(36, 94, "C-Thái Nguyên", 9.5) + press(8, 104, 56, "Cài đặt")), g(tick(1.1), 150, 44), g(rect(-50, -20, 100, 40, 10, PAPER) + words(0, 6, "http://la…", 15, BLUE), 238, 74), g(stop(1.3), 238, 128))
P["cds-tin-bao"] = scene(phone(110, 96, rect(4, 10, 64, 62, 6, SAND, 0) + g(raincloud(), 36, 30, .8) + words(36, 66, "Mưa lũ", 12) + lines(8, 84, 56, 3, 13)), g(bell(), 226, 76, 2), path("M186 52 C180 64 180 80 186 92 M266 52 C272 64 272 80 266 92", line=4, ink=RED))
P["cds-phan-anh"] = scene(*[g(rect(-34, -40, 68, 80, 8) + g(i, 0, -12, s) + words(0, 30, t, 15), x, 96) for x, t, s, i in ((46, "Việc gì", .9, megaphone()), (122, "Ở đâu", .9, pin()), (198, "Lúc nào", .8, clock()), (274, "Ảnh", .8, snap()))])
P["cds-xem-lai"] = scene(g(paper(5, 90, 118), 90, 98), g(magnifier(), 124, 100, 1.6), g(rect(-50, -40, 100, 80, 5, "#BFD7E4") + circle(0, -8, 15, SKIN) + path("M-26 37 C-26 8 26 8 26 37 Z", GREEN) + rect(-20, -20, 40, 20, 3, INK, 0), 240, 84), words(240, 152, "Che mặt", 17))
P["cds-theo-doi"] = scene(path("M60 88 H260", line=6, ink=GREEN), g(tick(1.3), 60, 88), g(tick(1.3), 160, 88), g(circle(0, 0, 21, BLUE) + g(bubble(-11, -9, 22, 15, "", "none"), 0, 0), 260, 88), words(60, 138, "Đã gửi", 16), words(160, 138, "Đang làm", 16), words(260, 138, "Trả lời", 16))
P["lam-that-cds"] = side_by_side(g(megaphone(), 25, 22, .8) + g(bell(), 25, 54, .7), (BLUE, INK), (YELLOW, GREY), long=False)

# tien-so / ngan-hang
def field(y, label, value, c=INK):
    """A labelled value of a drawn screen."""
    return words(6, y, label, 8.5, "#6B5B50", "start") + words(6, y + 14, value, 11.5, c, "start")


def greens(s=1):
    """A bunch of green vegetables."""
    return g(path("M-4 18 L-16 -12 C-22 -26 -4 -26 -4 -12 L0 -18 C2 -32 20 -26 14 -12 L6 18 Z", LEAF) + rect(-9, 8, 20, 8, 3, RED, 2), s=s)


def city():
    return rect(-30, -34, 24, 68, 1, PAPER) + rect(-6, -14, 32, 48, 1, PAPER) + "".join(rect(x, y, 7, 8, 0, BLUE, 0) for x, y in ((-26, -26), (-17, -26), (-26, -10), (-17, -10), (-26, 6), (-17, 6), (0, -4), (12, -4), (0, 12), (12, 12)))


def boots(c=GREEN):
    b = path("M-10 -24 H8 V8 C22 8 26 14 26 22 H-10 Z", c) + path("M-10 22 H26", line=5)
    return g(b, -16, 0) + g(b, 10, 4)


def ox():
    """A buffalo's head."""
    return path("M-10 -8 C-40 -8 -40 -34 -28 -36 C-28 -22 -14 -18 -8 -18 Z M10 -8 C40 -8 40 -34 28 -36 C28 -22 14 -18 8 -18 Z", GREY) + path("M-20 -16 C-20 -24 20 -24 20 -16 L13 24 C10 34 -10 34 -13 24 Z", "#6B5B50") + circle(-9, -4, 3, PAPER, 0) + circle(9, -4, 3, PAPER, 0) + circle(-5, 22, 2.5, INK, 0) + circle(5, 22, 2.5, INK, 0)


P["nh-gui-con"] = scene(g(house(RED), 40, 56, .9), person(90, 96, YELLOW, GREY, long=True, s=.9), mini(g(note(40, 22), 25, 26) + g(tick(.8), 25, 58), 152, 122), way(190, 104, 226, 104), person(272, 108, BLUE, INK, s=.8), g(city(), 250, 44, .9))
P["nh-ba-dieu"] = scene(*[g(rect(-44, -44, 88, 104, 8) + b + words(0, 48, t, 15), x, 88) for x, t, b in ((58, "Tên", circle(0, -18, 14, SKIN) + path("M-24 22 C-24 -4 24 -4 24 22 Z", BLUE)), (160, "Số", words(0, -10, "0123", 22) + words(0, 14, "4567", 22)), (262, "Tiền", g(note(), 0, -6, 1.2)))])
P["nh-cai"] = scene(person(84, 72, GREEN, GREY), person(236, 66, BLUE, INK, long=True), counter(30, 270), mini(g(bankcard(), 25, 24, .62) + press(3, 46, 44, "Cài đặt", GREEN, 9), 160, 104), words(236, 172, "Ngân hàng", 18))
P["nh-cac-buoc"] = scene(rect(30, 12, 176, 176, 14, INK, 0), rect(38, 22, 160, 154, 5, PAPER, 0), words(118, 44, "Chuyển tiền", 16), "".join(rect(48, y, 140, 24, 5, f, 2) + words(56, y + 17, t, 13, c, "start") for y, t, c, f in ((54, "Ngân hàng", INK, PAPER), (84, "0123 4567", INK, PAPER), (114, "NÔNG THỊ HOA", GREEN, SAND), (144, "500.000 đ", INK, PAPER))), *[circle(228, y + 12, 12, BLUE, 0) + words(228, y + 18, k, 16, PAPER) for y, k in ((54, "1"), (84, "2"), (114, "3"), (144, "4"))], g(bankcard(), 278, 92, .9))
P["nh-doc-ten"] = scene(rect(26, 40, 200, 116, 12, INK, 0), rect(34, 50, 184, 96, 5, PAPER, 0), words(126, 74, "Người nhận", 15, "#6B5B50"), rect(46, 84, 160, 34, 6, SAND, 2), words(126, 108, "NÔNG THỊ HOA", 18), hand(156, 118, -20), g(ask(), 270, 66, 1.8), words(272, 124, "Đúng", 17), words(272, 146, "người?", 17))
P["nh-dem-khong"] = scene(rect(34, 34, 252, 54, 8), words(160, 72, "500.000", 36, GREEN), g(tick(.9), 286, 36), rect(34, 112, 252, 54, 8), words(160, 150, "5.000.000", 36, RED), circle(234, 138, 16, "none", 4, BLUE), g(stop(.9), 286, 114))
P["nh-chu-ky"] = scene(g(fingerprint(), 66, 76, 1.6), g(circle(0, 0, 25, SKIN) + circle(-9, -2, 2.6, INK, 0) + circle(9, -2, 2.6, INK, 0) + path("M-8 9 Q0 15 8 9") + path("M-36 -22 V-34 H-24 M24 -34 H36 V-22 M36 22 V34 H24 M-24 34 H-36 V22", line=4, ink=BLUE), 160, 78), words(254, 88, "48··", 30, RED), rect(216, 58, 76, 42, 8, "none"), path("M60 158 C90 138 100 172 130 152 C150 140 150 166 176 154", line=4, ink=BLUE), g(path("M0 0 L30 -30 L39 -21 L9 9 L-3 12 Z", YELLOW), 184, 152))
P["nh-bien-lai"] = scene(phone(96, 96, g(tick(1.5), 36, 36) + words(36, 80, "Thành công", 12) + words(36, 104, "−500.000", 13, RED)), g(path("M-44 -62 H44 V54 L33 46 L22 54 L11 46 L0 54 L-11 46 L-22 54 L-33 46 L-44 54 Z", PAPER) + words(0, -40, "Biên lai", 15) + lines(-30, -26, 60, 3, 15) + words(0, 32, "500.000", 16), 220, 98))
P["lam-that-nh"] = side_by_side(g(note(42, 24), 25, 24) + g(tick(.8), 25, 54), (YELLOW, GREY), (RED, INK), hat=True)

# tien-so / quet-ma
P["qm-cho"] = scene(g(rect(-62, 10, 124, 60, 2, SAND) + path("M-58 -40 V10 M58 -40 V10", line=4) + rect(-66, -56, 132, 18, 4, RED) + "".join(g(greens(.8), x, -4) for x in (-40, -14)) + g(qr(), 34, -14, .7), 224, 104), person(70, 84, BLUE, GREY, long=True), mini(g(qr(), 25, 32, .62), 138, 124))
P["qm-la-gi"] = scene(g(qr(), 84, 90, 1.9), way(148, 90, 184, 90), rect(194, 54, 110, 72, 8), words(249, 84, "Số tài khoản", 15), words(249, 110, "0123 4567", 18, BLUE))
P["qm-quet"] = scene(g(rect(-46, -46, 92, 104, 6) + qr(), 74, 88, 1.1), path("M134 66 H170 M134 118 H170", line=3, ink=BLUE), phone(224, 96, path("M8 22 H20 M8 22 V34 M64 22 H52 M64 22 V34 M8 100 H20 M8 100 V88 M64 100 H52 M64 100 V88", line=4, ink=GREEN) + g(qr(), 36, 62, .8)), hand(252, 140, -30))
P["qm-hoi-ten"] = scene(person(82, 90, YELLOW, INK, hat=True), person(242, 90, GREEN, INK, long=True), mini(words(25, 22, "Lý Thị", 11) + words(25, 38, "Sáo", 11) + g(ask(), 25, 56, .6), 150, 132), g(bubble(0, 0, 116, 38, words(0, 6, "Tên cô, đúng không?", 10.5), "left"), 92, 6), g(bubble(0, 0, 60, 34, words(0, 6, "Vâng", 15, GREEN), "right"), 214, 8))
P["qm-nhin-ma"] = scene(g(rect(-50, -56, 100, 120, 6, PAPER) + qr(), 116, 94, 1.15), g(rect(-38, -38, 76, 76, 3, SAND) + qr(RED), 134, 92, 1, 9), path("M168 50 C180 52 184 60 182 72", line=3), hand(176, 66, -50), g(warn(1.2), 270, 62))
P["qm-trang-la"] = scene(phone(110, 96, rect(4, 10, 64, 20, 4, "#E7DCCF", 0) + words(36, 24, "trang lạ", 11) + words(36, 52, "Mật khẩu?", 12, RED) + rect(6, 60, 60, 18, 4) + press(10, 92, 52, "Cài ngay", RED, 10)), g(stop(1.8), 226, 72), path("M276 136 H206 M218 124 L206 136 L218 148", line=6, ink=GREEN), words(240, 172, "Thoát ra", 18, GREEN))
P["qm-nhan-tien"] = scene(phone(86, 96, words(36, 22, "Mã của tôi", 11) + g(qr(), 36, 66, 1) + words(36, 116, "Nhận tiền", 11, GREEN)), way(172, 84, 134, 84), g(note(), 204, 84, 1), g(rect(-36, -20, 72, 40, 8) + words(0, 7, "OTP", 22), 262, 136), g(stop(.9), 292, 114))
P["qm-mang-yeu"] = scene(phone(92, 96, path("M36 30 A20 20 0 1 1 17 50", line=6, ink=BLUE) + words(36, 100, "Số dư?", 14)), g(wifi(GREY), 166, 54, 1), g(ask(), 166, 100, .9), g(note(), 244, 84, 1.3), g(coins(), 244, 138, .9), words(244, 44, "Tiền mặt", 17))
P["lam-that-qm"] = side_by_side(g(qr(), 25, 34, .7), (BLUE, GREY), (YELLOW, INK))

# tien-so / mua-hang
P["mh-ung-re"] = scene(phone(96, 96, g(boots(), 34, 46, .9) + words(36, 92, "39.000", 16, RED) + words(36, 112, "Chỉ hôm nay!", 10)), person(232, 84, RED, INK, long=True, mood="flat"), g(bubble(0, 0, 52, 40, words(0, 9, "?", 26, BLUE), "right"), 160, 12))
P["mh-nguoi-ban"] = scene(rect(24, 16, 196, 168, 14, INK, 0), rect(32, 26, 180, 148, 5, PAPER, 0), g(house(BLUE), 64, 62, .7), words(96, 58, "Bán 5 năm", 15, anchor="start"), g(stars(4, 5, .6), 140, 76), g(bubble(0, 0, 130, 24, lines(-50, -3, 90, 1), "none", LEAF), 48, 104), g(bubble(0, 0, 130, 24, lines(-50, -3, 60, 1), "none", SAND), 48, 138), g(magnifier(), 254, 74, 1.6), words(270, 152, "Khen, chê", 15))
P["mh-xem-hang"] = scene(g(path("M-22 -44 L-54 -30 L-44 0 L-30 -6 V46 H30 V-6 L44 0 L54 -30 L22 -44 C14 -32 -14 -32 -22 -44 Z", BLUE), 92, 98, 1.1), g(magnifier(), 128, 108, 1.3), rect(190, 40, 112, 112, 8), words(200, 68, "Áo", 15, anchor="start"), words(294, 68, "90.000", 15, anchor="end"), words(200, 94, "Gửi", 15, anchor="start"), words(294, 94, "25.000", 15, anchor="end"), path("M200 106 H294", line=2.5), words(294, 134, "115.000", 19, GREEN, "end"))
P["mh-dat"] = scene(g(cart(), 62, 88, 1.5), way(104, 90, 128, 90, INK, 4), g(house(), 162, 86, 1), g(pin(), 162, 44, .7), way(200, 90, 224, 90, INK, 4), g(parcel(), 266, 70, .9), g(note(), 266, 116, 1), words(62, 156, "Giỏ", 16), words(162, 156, "Địa chỉ", 16), words(262, 156, "Nhận, rồi trả", 14))
P["mh-o-lai-san"] = scene(phone(96, 96, g(cart(), 38, 36, .8) + g(shield(), 36, 78, .8) + words(36, 120, "Trong sàn", 11, GREEN)), g(tick(1), 138, 36), path("M146 112 C170 112 176 90 204 90", line=4, ink=GREY), g(note(), 226, 88, 1.1), g(stranger(0, 0), 284, 104, .6), g(stop(1.1), 226, 88), words(226, 46, "Ra ngoài sàn", 16, RED))
P["mh-nhan-hang"] = scene(person(70, 78, GREEN, INK), counter(120, 190), g(path("M-40 -20 L-58 -34 M40 -20 L58 -34", line=4) + rect(-40, -20, 80, 50, 3, SAND) + g(boots(RED), 2, -22, .7) + rect(-40, -6, 80, 38, 3, SAND), 214, 114), g(rect(-27, -17, 44, 34, 6, GREY) + path("M17 -6 L31 -15 V15 L17 6 Z", GREY) + circle(-14, -8, 4, RED, 0), 154, 50))
P["mh-shipper-gia"] = scene(g(stranger(0, 0), 58, 104, .8), g(bubble(0, 0, 116, 50, words(0, -4, "Hàng ở cổng rồi,", 12) + words(0, 13, "chuyển tiền đi!", 12), "left"), 64, 10), g(house(GREEN), 250, 76, 1.2), path("M210 150 V122 M230 150 V122 M250 150 V122 M270 150 V122 M290 150 V122 M202 132 H298", line=4), g(rect(-20, -16, 40, 32, 3, "none"), 176, 136), g(stop(.9), 176, 136))
P["mh-doi-tra"] = scene(g(house(GREEN), 60, 92, 1.1), g(stall(RED, False), 258, 92, .8), path("M104 74 C130 50 176 50 202 70 M196 56 L203 71 L187 73", line=5, ink=BLUE), path("M206 128 C176 152 130 152 106 130 M110 145 L105 129 L121 129", line=5, ink=GREEN), g(parcel(), 152, 48, .75), g(note(), 156, 148, .9))
P["lam-that-mh"] = side_by_side(g(cart(), 26, 22, .7) + g(parcel(), 25, 52, .5), (GREEN, INK), (RED, GREY))

# tien-so / tiet-kiem
P["tk-ong-tre"] = scene(g(bamboo(), 80, 98, 1.5), path("M92 118 L104 126 L96 138 L108 146", line=4, ink=INK), g(circle(0, 0, 5, RED, 2) + circle(8, -2, 4, RED, 2), 118, 148), way(130, 92, 168, 92), g(office(GREEN, "Ngân hàng"), 236, 92, 1.2), g(coins(), 236, 38, .8))
P["tk-ghi-so"] = scene(g(rect(-80, -64, 160, 124, 6, BLUE) + rect(-72, -64, 76, 124, 3) + rect(4, -64, 76, 124, 3) + words(-34, -40, "Vào", 18, GREEN) + words(42, -40, "Ra", 18, RED) + words(-34, -8, "+300", 18) + words(42, -8, "−120", 18) + words(-34, 20, "+50", 18) + words(42, 20, "−80", 18), 130, 98), g(path("M0 0 L30 -30 L39 -21 L9 9 L-3 12 Z", YELLOW), 214, 142), g(clock(), 272, 70, 1.1))
P["tk-truoc"] = scene(g(note(), 160, 44, 1.3), path("M146 66 C120 84 96 84 84 98 M94 88 L83 99 L99 101", line=4, ink=GREEN), path("M174 66 C200 84 222 84 236 98 M221 101 L237 99 L226 88", line=4, ink=INK), g(bamboo(), 72, 142, 1.05), g(basket(g(greens(.7), -14, -20) + g(greens(.7), 14, -20)), 244, 142, .9), words(72, 92, "1", 22, GREEN), words(256, 92, "2", 22))
P["tk-gui"] = scene(phone(106, 96, words(36, 20, "Tiết kiệm", 12) + field(38, "Số tiền", "500.000") + field(68, "Thời hạn", "6 tháng") + press(8, 102, 56, "Xem lại", GREEN, 10)), g(calendar("6"), 216, 76, 1.4), words(216, 132, "tháng", 17), g(bars(), 276, 136, .7))
P["tk-so-dau"] = scene(phone(84, 96, g(notebook(GREEN, g(coins(), 6, 4, .8)), 36, 62, .7)), path("M136 96 H176", line=5, ink=GREEN), g(office(GREEN, "Ngân hàng"), 232, 88, 1.3), g(shield(), 282, 52, .8))
P["tk-hai-so"] = scene(g(notebook(RED, g(cross(), 6, 0)), 92, 96, .95), g(notebook(GREEN, g(house(), 6, 2, .8)), 222, 90, 1.3), words(92, 160, "Phòng ốm", 16), words(222, 172, "Việc lớn", 16))
P["tk-lai-cao"] = scene(g(stranger(0, 0), 62, 98, .85), g(bubble(0, 0, 108, 42, words(0, 7, "Lãi gấp năm!", 16), "left"), 76, 12), path("M176 150 L188 132 L200 150 L212 132 L224 150 L236 132 L248 150 L260 132 L272 150", line=5, ink=RED), path("M168 158 H280", line=6), g(coins(), 224, 110, 1), g(note(), 224, 84, .9), g(warn(1), 288, 70))
P["tk-nguoi-tin"] = scene(person(76, 92, RED, GREY, long=True), person(244, 92, GREEN, INK), g(bubble(0, 0, 96, 58, g(notebook(GREEN), -22, 0, .42) + g(office(GREEN), 18, 4, .42), "left"), 94, 10), g(lock(), 160, 140, 1))
P["lam-that-tk"] = side_by_side(g(bars(), 25, 34, .75), (GREEN, GREY), (BLUE, INK))

# tien-so / tien-va-lua-dao
P["tl-mua-trau"] = scene(person(84, 92, BLUE, INK), g(bubble(0, 0, 92, 74, g(ox(), 0, 2, .85), "left"), 102, 4), phone(246, 106, words(36, 28, "Vay nhanh!", 12, RED) + g(note(), 36, 56, .8) + words(36, 96, "Phí trước", 12) + words(36, 112, "2 triệu", 12)), g(stop(1), 284, 34))
P["tl-vay"] = scene(rect(26, 30, 116, 128, 6, YELLOW), words(84, 62, "Vay nhanh", 19, RED), words(84, 88, "5 phút", 19), g(note(), 84, 124, 1.1), "".join(g(rect(-11, -7, 22, 14, 7, "none", 4), 160 + 18 * i, 110 + 7 * i, 1, 22) for i in range(4)), g(rect(-32, -34, 64, 68, 6) + "".join(g(person_icon(c), -14, y, .6) + rect(-2, y - 4, 26, 6, 2, GREY, 0) for c, y in ((BLUE, -18), (GREEN, 2), (RED, 22))), 266, 86), g(idcard(RED), 256, 156, .8))
P["tl-chuyen-nham"] = scene(phone(78, 96, words(36, 34, "+2.000.000", 11.5, GREEN) + words(36, 54, "Từ: ?", 13) + g(note(), 36, 86, .8)), g(office(GREEN, "Ngân hàng"), 188, 88, 1.1), way(126, 120, 142, 120, GREEN, 4), g(stranger(0, 0), 280, 100, .7), g(bubble(0, 0, 64, 32, words(0, 6, "Trả đây", 13), "right"), 228, 14))
P["tl-tin-gia"] = scene(phone(110, 96, words(36, 18, "Ngân hàng", 11) + rect(4, 26, 54, 22, 6, LEAF, 0) + lines(10, 32, 40, 1) + rect(4, 54, 54, 22, 6, LEAF, 0) + lines(10, 60, 40, 1) + rect(4, 82, 64, 38, 6, SAND, 0) + words(36, 97, "Bị trừ tiền!", 10.5) + words(36, 112, "http://la…", 10, BLUE)), g(stop(1.1), 160, 146), g(bankcard(), 236, 66, 1.2), g(handset(GREEN, 1.1), 236, 128), words(236, 172, "Gọi số sau thẻ", 15))
P["tl-otp"] = scene(g(stranger(0, 0), 48, 108, .8), *[g(bubble(0, 0, 88, 30, words(0, 5, t, 13), "left" if i == 2 else "none"), 66 + 6 * (i % 2), 4 + 34 * i) for i, t in enumerate(("Hủy giúp", "Hoàn tiền", "Nhận quà"))], phone(232, 100, words(36, 30, "Mã của tôi", 11) + words(36, 58, "48 · · ·", 19, RED) + g(lock(), 36, 94, .9)))
P["tl-viec-nhe"] = scene(path("M20 206 V160 H84 V136 H140 V112 H196 V206 Z", SAND), g(note(), 52, 142, .7), g(note(), 112, 118, .7), g(note(), 168, 94, .9), words(52, 112, "+50", 17, GREEN), words(112, 92, "+80", 17, GREEN), words(168, 66, "Nộp 500", 17, RED), path("M196 206 V184 H290 V112 H324 V206 Z", SAND), path("M240 60 C262 74 262 120 250 150 M242 138 L250 152 L262 142", line=6, ink=RED), g(stop(1), 292, 74))
P["tl-khuon-mat"] = scene(phone(96, 96, rect(0, 0, 72, 130, 0, "#D9CFC6", 0) + g(stranger(0, 0, down=104), 36, 46, .7) + circle(36, 114, 11, RED, 2)), way(148, 96, 172, 96, RED), g(circle(0, 0, 28, SKIN) + path("M-28 -4 C-28 -34 28 -34 28 -4 C16 -18 -8 -20 -28 -4 Z", INK) + circle(-10, 2, 3, INK, 0) + circle(10, 2, 3, INK, 0) + path("M-7 14 H7") + path("M-42 -24 V-40 H-26 M26 -40 H42 V-24 M42 26 V42 H26 M-26 42 H-42 V26", line=5, ink=BLUE), 234, 82), g(key(), 226, 156, .9), g(stop(1), 286, 152))
P["tl-lo-roi"] = scene(*[g(rect(-35, -44, 70, 96, 8) + g(b, 0, -14, k) + words(0, 40, t, 11.5), x, 94) for x, t, b, k in ((44, "Dừng", stop(), 1.3), (122, "Ngân hàng", handset(), 1.2), (200, "Giữ tin", g(bubble(-24, -20, 48, 34, lines(-16, -8, 32, 2, 10), "left")), .9), (278, "Công an", shield(RED), .85))])
P["lam-that-tl"] = side_by_side(g(shield(), 25, 26, .8) + g(lock(), 25, 58, .45), (RED, GREY), (BLUE, INK), long=False)


if __name__ == "__main__":
    write(P)
