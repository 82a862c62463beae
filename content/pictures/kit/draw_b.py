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
P["tl-vay"] = scene(rect(26, 30, 116, 128, 6, YELLOW), words(84, 62, "Vay nhanh", 19), words(84, 88, "5 phút", 19), g(note(), 84, 124, 1.1), "".join(g(rect(-11, -7, 22, 14, 7, "none", 4), 160 + 18 * i, 110 + 7 * i, 1, 22) for i in range(4)), g(rect(-32, -34, 64, 68, 6) + "".join(g(person_icon(c), -14, y, .6) + rect(-2, y - 4, 26, 6, 2, GREY, 0) for c, y in ((BLUE, -18), (GREEN, 2), (RED, 22))), 266, 86), g(idcard(RED), 256, 156, .8))
P["tl-chuyen-nham"] = scene(phone(78, 96, words(36, 34, "+2.000.000", 11.5, GREEN) + words(36, 54, "Từ: ?", 13) + g(note(), 36, 86, .8)), g(office(GREEN, "Ngân hàng"), 188, 88, 1.1), way(126, 120, 142, 120, GREEN, 4), g(stranger(0, 0), 280, 100, .7), g(bubble(0, 0, 64, 32, words(0, 6, "Trả đây", 13), "right"), 228, 14))
P["tl-tin-gia"] = scene(phone(110, 96, words(36, 18, "Ngân hàng", 11) + rect(4, 26, 54, 22, 6, LEAF, 0) + lines(10, 32, 40, 1) + rect(4, 54, 54, 22, 6, LEAF, 0) + lines(10, 60, 40, 1) + rect(4, 82, 64, 38, 6, SAND, 0) + words(36, 97, "Bị trừ tiền!", 10.5) + words(36, 112, "http://la…", 10, BLUE)), g(stop(1.1), 160, 146), g(bankcard(), 236, 66, 1.2), g(handset(GREEN, 1.1), 236, 128), words(236, 172, "Gọi số sau thẻ", 15))
P["tl-otp"] = scene(g(stranger(0, 0), 48, 108, .8), *[g(bubble(0, 0, 88, 30, words(0, 5, t, 13), "left" if i == 2 else "none"), 66 + 6 * (i % 2), 4 + 34 * i) for i, t in enumerate(("Hủy giúp", "Hoàn tiền", "Nhận quà"))], phone(232, 100, words(36, 30, "Mã của tôi", 11) + words(36, 58, "48 · · ·", 19, RED) + g(lock(), 36, 94, .9)))
P["tl-viec-nhe"] = scene(path("M20 206 V160 H84 V136 H140 V112 H196 V206 Z", SAND), g(note(), 52, 142, .7), g(note(), 112, 118, .7), g(note(), 168, 94, .9), words(52, 112, "+50", 17, GREEN), words(112, 92, "+80", 17, GREEN), words(168, 66, "Nộp 500", 17, RED), path("M196 206 V184 H290 V112 H324 V206 Z", SAND), path("M240 60 C262 74 262 120 250 150 M242 138 L250 152 L262 142", line=6, ink=RED), g(stop(1), 292, 74))
P["tl-khuon-mat"] = scene(phone(96, 96, rect(0, 0, 72, 130, 0, "#D9CFC6", 0) + g(stranger(0, 0, down=104), 36, 46, .7) + circle(36, 114, 11, RED, 2)), way(148, 96, 172, 96, RED), g(circle(0, 0, 28, SKIN) + path("M-28 -4 C-28 -34 28 -34 28 -4 C16 -18 -8 -20 -28 -4 Z", INK) + circle(-10, 2, 3, INK, 0) + circle(10, 2, 3, INK, 0) + path("M-7 14 H7") + path("M-42 -24 V-40 H-26 M26 -40 H42 V-24 M42 26 V42 H26 M-26 42 H-42 V26", line=5, ink=BLUE), 234, 82), g(key(), 226, 156, .9), g(stop(1), 286, 152))
P["tl-lo-roi"] = scene(*[g(rect(-35, -44, 70, 96, 8) + g(b, 0, -14, k) + words(0, 40, t, 11.5), x, 94) for x, t, b, k in ((44, "Dừng", stop(), 1.3), (122, "Ngân hàng", handset(), 1.2), (200, "Giữ tin", g(bubble(-24, -20, 48, 34, lines(-16, -8, 32, 2, 10), "left")), .9), (278, "Công an", shield(RED), .85))])
P["lam-that-tl"] = side_by_side(g(shield(), 25, 26, .8) + g(lock(), 25, 58, .45), (RED, GREY), (BLUE, INK), long=False)


# cho-so-4t / ma-qr-quay-hang
def qrstand(name="", s=1):
    """A payment code in plastic on a foot, with the seller's name under it."""
    return g(path("M-22 62 L-30 74 H30 L22 62", GREY) + rect(-40, -46, 80, 110, 6) + g(qr(), 0, -10, 1.05) + words(0, 48, name, 13), s=s)


def wallet(c=RED):
    return rect(-28, -18, 56, 40, 7, c) + rect(6, -4, 24, 14, 5, SAND, 2.5) + circle(14, 3, 2.5, INK, 0) + path("M-22 -18 L10 -27 L14 -18", c)


def leaf_cloth():
    """A banana leaf spread flat."""
    return path("M-80 10 C-50 -24 50 -24 80 10 C50 34 -50 34 -80 10 Z", LEAF) + path("M-80 10 H80 M-50 -8 L-36 10 L-50 26 M-10 -14 L4 10 L-10 30 M30 -12 L44 10 L30 26", line=2, ink=GREEN)


def frame(w, h, body="", fill="#BFD7E4"):
    """A photograph."""
    return rect(-w / 2, -h / 2, w, h, 3, PAPER) + rect(-w / 2 + 6, -h / 2 + 6, w - 12, h - 12, 1, fill, 0) + body


def crate():
    """An open box of fruit with air holes."""
    return "".join(g(fruit(.7), x, -24) for x in (-28, 0, 28)) + rect(-52, -14, 104, 56, 3, SAND) + "".join(circle(x, 16, 5, INK, 0) for x in (-28, 0, 28))


P["qh-sap-nhinh"] = scene(g(rect(-70, 14, 140, 60, 2, SAND) + path("M-64 -40 V14 M64 -40 V14", line=4) + rect(-74, -58, 148, 20, 4, GREEN) + g(greens(.8), -44, 0) + g(greens(.8), -20, 0) + g(qr(), 36, -12, .8), 120, 104), person(120, 76, RED, INK, hat=True, s=.62, down=58), mini(g(qr(), 25, 34, .62), 256, 108), hand(272, 136, -30, BLUE))
P["qh-tao-ma"] = scene(phone(112, 96, words(36, 20, "Mã QR của tôi", 9.5) + g(qr(), 36, 62, 1.1) + words(36, 116, "LÝ NHÌNH", 12, GREEN)), way(162, 96, 196, 96), g(qrstand("LÝ NHÌNH"), 246, 90))
P["qh-treo"] = scene(g(rect(-78, 22, 156, 70, 2, SAND), 120, 100), g(qrstand("LÝ NHÌNH"), 120, 62), g(person(0, 0, RED, INK, hat=True, down=120), 246, 84), g(eye(), 190, 44, .8))
P["qh-bao-tien"] = scene(phone(88, 96, rect(4, 22, 64, 44, 6, LEAF, 0) + words(36, 40, "Tiền vào", 12) + words(36, 58, "+12.000", 14)), g(bell(), 164, 70, 1.1), g(rect(-34, -40, 68, 88, 10, BLUE) + circle(0, 12, 20, INK) + circle(0, 12, 8, GREY, 0) + circle(0, -24, 8, INK), 246, 96), path("M290 76 C298 90 298 108 290 122", line=4))
P["qh-anh-gia"] = scene(phone(82, 92, words(36, 20, "Máy khách", 11) + g(tick(1.3), 36, 54) + words(36, 96, "Thành công", 12)), g(warn(1), 134, 34), phone(236, 92, words(36, 20, "Máy mình", 11) + words(36, 58, "+ 0 đ", 18, RED) + lines(10, 84, 52, 2, 12)), hand(258, 128, -34), way(134, 96, 182, 96))
P["qh-noi-khach"] = scene(person(84, 92, RED, INK, hat=True), person(248, 92, BLUE, GREY), counter(20, 280), g(bubble(0, 0, 126, 48, words(0, -3, "Chờ tôi nghe máy", 13) + words(0, 14, "một chút nhé!", 13), "left"), 98, 6), g(clock(), 166, 120, .9))
P["qh-dan-de"] = scene(g(qrstand("LÝ NHÌNH", 1.1), 92, 88), g(rect(-38, -38, 76, 76, 3, SAND) + qr(RED), 118, 80, .95, 12), hand(150, 62, -60), g(shield(RED), 266, 70, 1.2), words(262, 132, "Công an xã", 15))
P["qh-tai-khoan-rieng"] = scene(g(bankcard(GREEN), 84, 126, 1.2), g(stall(RED, False), 84, 66, .7), g(bankcard(BLUE), 236, 126, 1.2), g(house(BLUE), 236, 66, 1), path("M160 34 V170", line=4, ink=GREY))
P["lam-that-qh"] = side_by_side(g(qr(), 25, 26, .6) + g(bell(), 25, 56, .5), (RED, INK), (BLUE, GREY), hat=True)

# cho-so-4t / anh-san-pham
P["as-hai-anh"] = scene(g(frame(126, 118, g(basket(g(fruit(.8), -16, -20) + g(fruit(.8), 16, -20)), -14, 14, .8) + g(boots(RED), 38, 30, .7) + path("M-50 -30 H40 M-40 -44 L10 -16", line=5, ink=INK), "#7A6A60"), 86, 94), g(frame(126, 118, g(basket(g(fruit(.8), -16, -20) + g(fruit(.8), 16, -20)), 0, 10, .95), "#FBEBC8"), 234, 94), g(stop(.9), 142, 148), g(tick(.9), 290, 148))
P["as-sang"] = scene(path("M150 26 L316 26 L316 46 L138 46 Z", RED), path("M172 46 V170 M304 46 V170", line=6), rect(196, 124, 88, 12, 2, SAND), g(basket(), 240, 96, .75), person(104, 84, GREEN, INK, s=.9), mini(g(fruit(.6), 19, 34), 166, 112, 50, 78), g(sun(), 36, 44, 1.5))
P["as-nen"] = scene(g(leaf_cloth(), 126, 118, 1.2), g(fruit(1.9), 126, 100), g(boots(RED), 262, 70, .9), g(pot(BLUE), 262, 130, .9), g(stop(.9), 296, 40))
P["as-ba-tam"] = scene(g(frame(92, 92, g(basket(), 0, 6, .65), "#FBEBC8"), 58, 84), g(frame(92, 92, g(fruit(1.7), 0, 4), "#FBEBC8"), 160, 84), g(frame(92, 92, g(path("M-34 10 C-30 30 30 30 34 10 L34 -6 C26 -8 26 8 16 8 H-16 C-26 8 -26 -8 -34 -6 Z", SKIN) + g(fruit(1), 0, -8), 0, 8), "#FBEBC8"), 262, 84), words(58, 158, "Cả giỏ", 16), words(160, 158, "Nhìn gần", 16), words(262, 158, "To nhỏ", 16))
P["as-chup"] = scene(rect(70, 34, 180, 104, 13, INK, 0), rect(90, 42, 140, 88, 4, "#FBEBC8", 0), g(leaf_cloth(), 160, 104, .7), g(fruit(1.5), 160, 84), path("M128 62 V52 H138 M182 52 H192 V62 M192 106 V116 H182 M138 116 H128 V106", line=4, ink=YELLOW), circle(240, 86, 7, PAPER, 2), g(hand(0, 0, 0, GREEN, .85), 84, 100, 1, 40), g(hand(0, 0, 0, GREEN, .85), 238, 92, 1, -40))
P["as-that"] = scene(phone(92, 96, rect(4, 16, 64, 74, 3, "#FBEBC8", 0) + g(fruit(1.2), 36, 56) + lines(10, 100, 52, 2, 12)), g(tick(1.4), 166, 92), g(leaf_cloth(), 246, 124, .75), g(fruit(1.6), 246, 100))
P["as-cua-ai"] = scene(g(frame(120, 96, g(fruit(1.6), 0, 4) + rect(-40, 24, 80, 16, 2, PAPER, 0) + words(0, 37, "của người khác", 10), "#FBEBC8"), 84, 84), g(stop(1), 140, 130), g(frame(120, 96, g(basket(), 0, 8, .75), "#FBEBC8"), 234, 84), g(tick(1), 290, 130), g(snap(), 196, 150, .8))
P["as-nam-dong"] = scene(g(rect(-84, -80, 168, 158, 6) + "".join(words(-70, -50 + 30 * k, t, 16, anchor="start") for k, t in enumerate(("Na vườn nhà", "45.000 một cân", "Hái sáng nay", "Giữ ba ngày", "Gọi 09··"))), 130, 100), g(fruit(1.6), 262, 70), g(path("M0 0 L30 -30 L39 -21 L9 9 L-3 12 Z", YELLOW), 236, 158))
P["lam-that-as"] = side_by_side(rect(3, 6, 44, 44, 2, "#FBEBC8", 0) + g(fruit(.9), 25, 30) + lines(6, 56, 38, 1), (YELLOW, INK), (GREEN, INK), hat=True)

# cho-so-4t / gian-hang
P["gh-htx-duong"] = scene(path("M0 156 L52 70 L96 130 L128 96 L176 156 Z", LEAF), g(house(RED), 54, 132, .8), g(honey(), 112, 138, .9), way(144, 122, 180, 122), mini(g(honey(), 25, 36, .8), 212, 106), g(city(), 284, 106, 1.2))
P["gh-o-dau"] = scene(g(stall(GREEN, False), 84, 92, 1.05), g(shield(), 84, 70, .8), words(84, 172, "Sàn", 18), g(bubble(0, 0, 120, 72, "".join(g(person_icon(c), x, 0, 1.1) for x, c in ((-34, BLUE), (0, RED), (34, GREEN))), "left"), 178, 46), words(240, 172, "Mạng xã hội", 18))
P["gh-giay-to"] = scene(g(idcard(RED, 90), 72, 66, 1.1), g(bankcard(), 72, 136, 1.1), mini(g(handset(s=1.1), 25, 36), 172, 98), g(paper(3, 74, 92), 258, 94), g(tick(.8), 284, 128))
P["gh-dang"] = scene(phone(112, 96, rect(4, 8, 64, 50, 3, "#FBEBC8", 0) + g(fruit(1.1), 36, 36) + words(36, 74, "Na vườn nhà", 9.5) + words(36, 92, "45.000", 13, RED) + press(12, 104, 48, "Đăng")), hand(136, 144, -44), g(stall(RED, False), 244, 92, .95), g(fruit(.8), 226, 92), g(fruit(.8), 254, 92))
P["gh-tinh-gia"] = scene(*[g(rect(-23, -34, 46, 84, 6) + g(b, 0, -6, k) + words(0, 42, t, 16), x, 80) for x, t, b, k in ((38, "60", fruit(), .9), (104, "5", parcel(), .7), (170, "5", cart(), .7), (236, "15", clock(), .8))], *[words(x, 92, "+", 22) for x in (71, 137, 203)], words(78, 173, "=", 26), rect(96, 144, 128, 40, 8, LEAF), words(160, 172, "85 nghìn", 22))
P["gh-tra-loi"] = scene(phone(110, 96, rect(4, 10, 50, 24, 6, SAND, 0) + words(29, 26, "Còn na?", 10) + rect(16, 42, 52, 24, 6, LEAF, 0) + words(42, 58, "Còn ạ", 11) + rect(4, 74, 50, 24, 6, SAND, 0) + lines(10, 84, 36, 1) + rect(16, 104, 52, 20, 6, LEAF, 0) + lines(22, 112, 38, 1)), g(clock(), 212, 68, 1.3), person(256, 124, RED, INK, hat=True, s=.8))
P["gh-ocop"] = scene(g(honey(), 92, 92, 2.1), g(rect(-66, -76, 132, 154, 8) + words(0, -50, "Vườn nhà", 16) + words(0, -26, "Hái 15/8", 16) + g(stars(4, 5, .75), 0, -2) + g(qr(), 0, 44, .9), 226, 96))
P["gh-don-gia"] = scene(g(stranger(0, 0), 54, 96, .85), g(bubble(0, 0, 130, 52, words(0, -3, "Mua 10 cân, bấm", 12.5) + words(0, 14, "http://nha…", 13, BLUE), "left"), 68, 8), g(stop(1.4), 164, 116), phone(250, 104, words(36, 24, "Đơn hàng", 12) + rect(4, 34, 64, 28, 5, LEAF, 0) + lines(10, 44, 44, 1) + words(36, 86, "Tiền vào?", 12, RED) + g(ask(), 36, 108, .8)))
P["lam-that-gh"] = side_by_side(g(stall(RED, False), 25, 34, .36), (RED, INK), (YELLOW, INK))

# cho-so-4t / giao-hang-giu-khach
P["gk-thung-na"] = scene(g(crate(), 216, 112, 1.1), path("M186 78 l8 8 m0 -8 l-8 8", line=4, ink=RED), person(76, 84, BLUE, INK, mood="sad"), g(handset(RED, 1), 118, 92), g(bubble(0, 0, 118, 38, words(0, 6, "Xin lỗi, gửi bù ạ", 13), "left"), 100, 8))
P["gk-chot-don"] = scene(g(rect(-72, -76, 144, 150, 6) + "".join(words(-58, -46 + 28 * k, t, 16, anchor="start") for k, t in enumerate(("Na: 5 cân", "225.000 đ", "Xã Võ Nhai", "Nhận thứ Bảy"))) + g(tick(.8), 56, -58), 120, 100), g(bubble(0, 0, 84, 46, words(0, 8, "Đúng!", 20, GREEN), "right"), 218, 62))
P["gk-goi"] = scene(g(path("M-66 -34 L-92 -56 M66 -34 L92 -56", line=4) + "".join(g(fruit(.95) , x, -34) for x in (-42, 0, 42)) + path("M-64 -14 L-50 -26 L-36 -12 L-22 -26 L-8 -12 L6 -26 L20 -12 L34 -26 L48 -12 L64 -24", line=4, ink=YELLOW) + rect(-66, -18, 132, 78, 3, SAND) + "".join(circle(x, 22, 7, INK, 0) for x in (-36, 0, 36)), 142, 112), g(snap(), 276, 66, 1), words(276, 112, "Chụp lại", 15))
P["gk-nhan"] = scene(rect(40, 26, 220, 150, 4, SAND), path("M40 52 H260", line=3), rect(64, 64, 172, 96, 4), words(76, 90, "Chị Hà · 09··", 16, anchor="start"), words(76, 114, "Xóm ··, xã ··", 16, anchor="start"), words(76, 138, "tỉnh ··", 16, anchor="start"), rect(154, 132, 76, 22, 4, RED, 0), words(192, 148, "Dễ dập", 13, PAPER), g(pin(), 290, 80, 1.1))
P["gk-gui"] = scene(g(bike(GREEN), 96, 106, 1.35), g(rect(-50, -56, 100, 112, 4) + words(0, -32, "Phiếu gửi", 15) + "".join(rect(x, -18, 4 + (x % 3), 30, 0, INK, 0) for x in range(-34, 34, 9)) + words(0, 36, "VN 0042", 15), 240, 92))
P["gk-thu-ho"] = scene(person(48, 104, GREEN, GREY, s=.72), way(84, 112, 112, 112), g(bike(BLUE), 156, 110, .95), way(202, 112, 228, 112), g(notebook(GREEN, words(6, -8, "Đã về", 14, GREEN) + g(tick(.8), 6, 18)), 270, 104, 1), g(note(), 98, 72, .7), g(note(), 216, 72, .7), words(156, 176, "vài hôm", 15))
P["gk-khach-che"] = scene(phone(82, 96, g(stars(1, 5, .42), 36, 22) + rect(4, 34, 62, 32, 6, SAND, 0) + lines(10, 42, 50, 2, 10) + rect(8, 80, 62, 32, 6, LEAF, 0) + words(39, 100, "Cảm ơn ạ", 11)), person(202, 84, RED, INK, long=True), path("M238 96 C252 90 256 102 270 96 C282 90 288 100 298 96", line=4, ink=BLUE), words(272, 76, "Thở…", 18, BLUE))
P["gk-khach-quen"] = scene(g(notebook(BLUE, "".join(g(person_icon(c), -14, y, .62) + rect(0, y - 3, 28, 6, 2, GREY, 0) for c, y in ((RED, -24), (GREEN, 2), (BLUE, 28)))), 82, 96, 1.3), g(calendar("8"), 188, 66, 1.2), g(fruit(1), 188, 136), g(bubble(0, 0, 78, 44, words(0, 7, "Na mới!", 15), "right"), 226, 48), g(lock(), 128, 148, .8))
P["lam-that-gk"] = side_by_side(g(parcel(), 25, 24, .6) + g(tick(.8), 25, 54), (BLUE, INK), (RED, GREY), long=True)

# cho-so-4t / so-thu-chi
P["st-chi-chai"] = scene(person(90, 84, RED, INK, long=True), counter(20, 160), g(note(), 76, 158, .9), g(note(), 118, 166, .9), g(bubble(0, 0, 112, 86, g(notebook(GREEN), -20, 0, .72) + g(ask(), 32, 0, 1), "left"), 150, 12), g(basket(g(greens(.8), -20, -20) + g(greens(.8), 16, -20)), 248, 158, .8))
P["st-ba-cot"] = scene(rect(30, 22, 216, 156, 4), path("M120 22 V178 M184 22 V178 M30 56 H246", line=2.5), words(74, 46, "Việc", 17), words(152, 46, "Vào", 17, GREEN), words(215, 46, "Ra", 17, RED), words(74, 84, "Bán rau", 15), words(152, 84, "300", 17, GREEN), words(74, 116, "Mua rau", 15), words(215, 116, "200", 17, RED), words(74, 148, "Xăng, túi", 15), words(215, 148, "30", 17, RED), g(path("M0 0 L30 -30 L39 -21 L9 9 L-3 12 Z", YELLOW), 256, 150))
P["st-lai"] = scene(g(rect(-34, -34, 68, 68, 8, LEAF) + words(0, 9, "300", 26), 48, 92), words(92, 100, "−", 26), g(rect(-30, -30, 60, 60, 8, SAND) + words(0, 8, "200", 22), 130, 92), words(170, 100, "−", 26), g(rect(-22, -22, 44, 44, 8, SAND) + words(0, 7, "30", 19), 200, 92), words(234, 100, "=", 26), g(circle(0, 0, 32, YELLOW) + words(0, 10, "70", 28, GREEN), 280, 92), words(48, 154, "Bán", 16), words(130, 154, "Vốn", 16), words(200, 154, "Khác", 16), words(280, 154, "Lãi", 18, GREEN))
P["st-dien-thoai"] = scene(phone(94, 96, words(36, 18, "Ghi chú", 12) + path("M0 24 H72", line=2, ink=GREY) + words(6, 44, "Rau", 11, anchor="start") + words(68, 44, "+300", 11, GREEN, "end") + words(6, 66, "Xăng", 11, anchor="start") + words(68, 66, "−30", 11, RED, "end") + g(mic(), 36, 104, .8)), g(notebook(GREEN, lines(-16, -24, 44, 4, 15)), 214, 100, 1.1), g(snap(), 276, 58, .9))
P["st-ba-tui"] = scene(*[g(wallet(c), x, 84, 1.3) + g(b, x, 40, k) + words(x, 150, t, 16) for x, t, c, b, k in ((58, "Hàng", GREEN, greens(), .8), (160, "Nhà", BLUE, pot(), .7), (262, "Để dành", RED, bamboo(), .55))])
P["st-xem-so"] = scene(path("M50 150 H276", line=5), rect(70, 96, 44, 52, 2, LEAF), rect(138, 118, 44, 30, 2, SAND), rect(206, 46, 44, 102, 2, YELLOW), g(greens(.7), 92, 82), g(path("M0 -16 C14 -16 16 14 0 14 C-16 14 -14 -16 0 -16 Z", PAPER), 160, 102, .8), g(honey(), 228, 28, .6), words(92, 172, "Rau", 15), words(160, 172, "Trứng", 15), words(228, 172, "Mật ong", 15), g(tick(.9), 270, 60))
P["st-so-vuon"] = scene(g(rect(-70, -72, 140, 146, 5, GREEN) + rect(-60, -72, 130, 146, 3) + "".join(words(-46, -40 + 30 * k, t, 16, anchor="start") for k, t in enumerate(("Trồng 2/3", "Bón 20/4", "Phun 5/6", "Hái 15/8"))), 96, 98), way(176, 98, 204, 98), g(rect(-42, -42, 84, 106, 6) + qr() + g(fruit(.7), 0, 48), 258, 90))
P["st-thue"] = scene(g(notebook(BLUE), 60, 76, .9), g(paper(3, 44, 56), 108, 92), way(140, 84, 168, 84), g(office(BLUE, "Thuế"), 232, 74, 1.15), g(stranger(0, 0, down=60), 60, 158, .5), g(handset(RED, .9), 100, 162), g(stop(.9), 132, 162))
P["lam-that-st"] = side_by_side(path("M20 6 V60 M34 6 V60 M4 18 H46", line=2) + lines(6, 24, 10, 3, 11, GREY) + lines(23, 24, 9, 2, 11, GREEN) + lines(37, 35, 9, 2, 11, RED), (GREEN, GREY), (RED, INK), hat=True)


if __name__ == "__main__":
    write(P)
