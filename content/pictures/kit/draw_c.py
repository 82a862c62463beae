#!/usr/bin/env python3
"""Pictures of chuyen-doi-so, hoc-sinh-so, can-bo-so, san-xuat-so and nguoi-huong-dan: content/pictures/kit/draw_c.py → content/pictures/*.svg."""
from kit import *

P = {}
SKY = "#BFD7E4"


# Compositions of this file.
def trio(*cells, size=15):
    """Three pictures in a row with a word under each: (icon, word, scale)."""
    return scene(*(rect(x - 46, 34, 92, 92, 12) + g(b, x, 80, s) + words(x, 152, t, size) for x, (b, t, s) in zip((58, 160, 262), cells)))


def quad(*cells, size=14):
    """Four tiles: (icon, word, scale)."""
    return scene(*(g(rect(-70, -36, 140, 72, 10) + g(b, -42, 0, s) + words(24, 5, t, size), 84 + 152 * (i % 2), 54 + 84 * (i // 2)) for i, (b, t, s) in enumerate(cells)))


def flow(a, b, ta="", tb="", c=GREEN):
    """From the left to the right."""
    return scene(g(a, 76, 88), g(arrow(44, c), 136, 88), g(b, 246, 88), words(76, 166, ta, 16), words(246, 166, tb, 16))


def versus(a, b, ta="", tb=""):
    """The left is not for us, the right is."""
    return scene(g(a, 84, 84), g(stop(), 132, 40), words(84, 160, ta, 16), path("M160 30 V166", line=2), g(b, 236, 84), g(tick(), 286, 40), words(236, 160, tb, 16))


def pair(body, a=(GREEN, GREY), b=(BLUE, INK), scarf=None, *more):
    """Two people side by side, the learner's own hand on the phone: for real."""
    return scene(person(86, 70, *a, scarf=scarf), person(234, 68, *b, long=True), phone(160, 128, body, 62, 96), g(hand(0, 0, 40, a[0], .75), 144, 140), *more)


def desk(body, a=(BLUE, INK), b=(YELLOW, GREY), *more):
    """Two people at one computer."""
    return scene(person(70, 70, *a), person(250, 70, *b, long=True), rect(20, 168, 280, 60, 3, SAND), g(laptop(body), 160, 138, 1.25), *more)


def say(x, y, w, h, *rows, tail="left", size=14, c=INK):
    top = 5 - (len(rows) - 1) * size * .6
    return bubble(x, y, w, h, "".join(words(0, top + i * size * 1.2, t, size, c) for i, t in enumerate(rows)), tail)


def sheet(rows, w=130, h=140, head=""):
    """A page with written lines."""
    b = rect(-w / 2, -h / 2, w, h, 5) + words(0, -h / 2 + 22, head, 15, BLUE)
    y = -h / 2 + (48 if head else 30)
    return b + "".join(words(-w / 2 + 12, y + i * 30, t, 14, INK, "start") + path(f"M{n(-w / 2 + 12)} {n(y + 8 + i * 30)} H{n(w / 2 - 12)}", line=1.5, ink=GREY) for i, t in enumerate(rows))


def pen():
    return path("M0 0 L26 -26 L34 -18 L8 8 L-2 10 Z", YELLOW)


def table(rows=4, w=110, total=True):
    """A sheet of cells with a sum at the bottom."""
    h = 20 * rows
    b = rect(-w / 2, -h / 2, w, h, 2) + rect(-w / 2, -h / 2, w, 20, 2, LEAF)
    b += path("".join(f"M{n(-w / 2)} {n(-h / 2 + 20 * i)} H{n(w / 2)} " for i in range(1, rows)) + f"M{n(-w / 6)} {n(-h / 2)} V{n(h / 2)} M{n(w / 6)} {n(-h / 2)} V{n(h / 2)}", line=2)
    return b + (rect(w / 6, h / 2 - 20, w / 3, 20, 0, YELLOW, 2.5) + words(w / 3, h / 2 - 4, "Σ", 16) if total else "")


def slide(body="", w=100, h=70):
    return rect(-w / 2, -h / 2, w, h, 4) + body + path(f"M0 {n(h / 2)} V{n(h / 2 + 18)} M-16 {n(h / 2 + 28)} L0 {n(h / 2 + 16)} L16 {n(h / 2 + 28)}", line=4)


def bulb():
    return path("M-12 12 C-26 -4 -18 -26 0 -26 C18 -26 26 -4 12 12 Z", YELLOW) + rect(-10, 12, 20, 12, 3, GREY)


def frame(x, y, w, h):
    return rect(x - w / 2, y - h / 2, w, h, min(h / 2, 14), "none", 4, RED)


def named(t, w=130, c=PAPER, size=13):
    """A file with its name."""
    return rect(-w / 2, -15, w, 30, 6, c, 2.5) + words(0, 5, t, size)


def palm():
    """An open hand: no, thank you."""
    return rect(-14, -8, 28, 26, 6, SKIN) + "".join(rect(-14 + 7 * i, -24, 7, 22, 3, SKIN, 2) for i in range(4))


# chuyen-doi-so
P["ba-viec-mot-nha"] = scene(path("M20 92 L160 12 L300 92", RED), rect(44, 88, 232, 110, 2, PAPER), person(92, 126, GREEN, GREY, s=.6, scarf=BLUE), g(heart(), 92, 184, .6), person(160, 122, RED, INK, s=.6, hat=True), g(fruit(), 160, 182, .8), person(228, 126, BLUE, INK, s=.6, long=True), g(paper(2, 28, 30), 228, 182))
P["duoc-va-giu"] = scene(path("M160 40 V160 M124 164 H196 M70 60 L250 60", line=6), circle(160, 52, 6, YELLOW), path("M70 60 L36 120 H104 Z M250 60 L216 120 H284 Z", line=2.5), g(clock(), 56, 98, .8), g(tick(), 88, 104, .8), g(shield(), 236, 98, .7), g(heart(), 266, 102, .7), words(70, 150, "được", 17), words(250, 150, "giữ", 17))
P["to-giay-mot-viec"] = scene(g(sheet(("Việc gì?", "Mất bao lâu?", "Máy giúp được?"), 170, 136), 140, 100), g(pen(), 236, 150, 1.2), g(ask(), 262, 62, 1.3))
P["lam-that-doi-viec"] = pair(lines(8, 12, 34, 2) + g(tick(), 25, 52), (RED, INK), (GREEN, GREY), None, g(paper(3, 40, 48), 264, 164))
P["phieu-hoi-thong-tin"] = scene(person(86, 90, BLUE, INK, hat=True, mood="flat"), say(116, 10, 110, 40, "Để làm gì?", size=16), g(paper(4, 82, 104), 240, 116), g(id_card(), 240, 96, .5))
P["thu-can-giu-ky"] = quad((id_card(), "căn cước", .6), (bankcard(), "ngân hàng", .7), (heart(), "sức khỏe", 1.1), (circle(0, 0, 20, SKIN) + circle(-7, -2, 2.4, INK, 0) + circle(7, -2, 2.4, INK, 0) + path("M-7 7 Q0 13 7 7"), "khuôn mặt", 1)).replace("</svg>", g(lock(), 160, 92, .8) + "</svg>")
P["phan-viec-cong-dan"] = trio((g(paper(3, 44, 56)) + g(tick(.7), 18, 22), "nói thật", 1), (crowd(2) + g(heart(), 0, -22, .5), "tôn trọng", 1.1), (handset(RED, 1.3), "báo kẻ lừa", 1))
P["lam-that-cong-dan"] = pair(g(shield(), 25, 36, .9), (BLUE, GREY), (RED, INK), GREEN, g(paper(3, 40, 48), 264, 164))

# can-bo-so / thu-va-hop
P["giay-moi-nham"] = scene(g(paper(4, 64, 78), 64, 90), words(64, 154, "Giấy mời", 15), g(arrow(40, RED), 106, 70, 1, -16), bubble(164, 20, 130, 64, g(crowd(4), 0, 0, .9), "left"), g(envelope(GREY), 240, 138, 1.3), words(240, 180, "hộp thư trống", 14))
P["ba-kenh-cong-vu"] = trio((g(paper(3, 48, 60)) + circle(14, 20, 9, "none", 3, RED), "văn bản", 1), (envelope(), "thư công vụ", 1.3), (handset(GREEN, 1.3), "việc gấp", 1))
P["la-thu-ro"] = scene(rect(46, 24, 228, 152, 8), words(62, 52, "Nộp danh sách trước 25/11", 14.5, BLUE, "start"), path("M58 64 H262", line=2), words(62, 92, "Việc:", 15, INK, "start"), rect(110, 84, 140, 7, 3, GREY, 0), words(62, 122, "Hạn:", 15, RED, "start"), rect(110, 114, 90, 7, 3, GREY, 0), words(62, 156, "Tên, số gọi", 15, INK, "start"), frame(158, 47, 218, 36))
P["tep-dinh-kem"] = scene(g(envelope(), 88, 86, 2.4), g(named("2026-11 danh sach", 130, LEAF, 12), 96, 150), g(checks(3, 3, 92), 238, 92), words(238, 160, "soát người nhận", 15))
P["thu-gia"] = scene(g(envelope(SAND), 84, 92, 2.2), g(warn(), 84, 92), say(22, 12, 124, 38, "Mở ngay!", tail="none", size=16, c=RED), g(stop(1.7), 178, 92), person(262, 84, GREEN, INK, mood="flat", s=.9))
P["hop-truc-tuyen"] = scene(rect(30, 20, 260, 150, 10, INK, 0), rect(40, 30, 240, 108, 4, SKY, 0), *(rect(x, 38, 70, 92, 4, PAPER, 2) + g(person(0, 0, c, h, down=86), x + 35, 74, .55) for x, c, h in ((48, GREEN, GREY), (125, BLUE, INK), (202, RED, INK))), circle(130, 154, 13, PAPER, 2), g(mic(), 130, 154, .45), circle(190, 154, 13, PAPER, 2), g(camera(), 190, 154, .45))
P["tu-soan-thu"] = scene(rect(30, 24, 160, 130, 8, INK, 0), rect(38, 32, 144, 112, 3, PAPER, 0), words(110, 56, "Mời họp xóm", 15, BLUE), lines(50, 70, 116, 5, 14), path("M90 154 L78 176 H142 L130 154", GREY), g(checks(3, 1, 88), 248, 92))
P["lam-that-thu"] = desk(g(envelope(), -6, 0, .8) + g(tick(.6), 22, 6))

# can-bo-so / soan-thao
P["ba-gio-ba-phut"] = scene(person(66, 90, RED, GREY, mood="flat", s=.85), g(paper(4, 44, 56), 126, 142), g(clock(), 122, 58, .9), path("M164 24 V176", line=2), g(laptop(g(table(3, 56), 0, 0, .7)), 240, 98, 1.3), words(240, 166, "xong ngay", 16, GREEN))
P["ba-cong-cu"] = trio((paper(4, 56, 70), "nhiều lời", 1), (table(4, 72), "tính, lọc", 1), (slide(g(bars(), 0, 0, .8), 76, 54), "nói, chiếu", .9))
P["van-ban-de-doc"] = scene(rect(96, 12, 128, 176, 3), words(160, 44, "TIÊU ĐỀ", 18), lines(114, 58, 92, 3, 11), lines(114, 102, 92, 3, 11), lines(114, 146, 92, 2, 11), path("M112 16 V184", line=2, ink=BLUE), g(tick(), 256, 60), g(person_icon(), 50, 110, 1.4))
P["bang-tinh-ba-buoc"] = scene(rect(40, 22, 240, 150, 3), rect(40, 22, 240, 32, 3, LEAF), *(words(x, 44, t, 15) for x, t in ((80, "Việc"), (160, "Ngày"), (240, "Tiền"))), path("M120 22 V172 M200 22 V172 M40 54 H280 M40 84 H280 M40 114 H280 M40 144 H280", line=2), *(words(240, y, t, 14) for y, t in ((75, "20"), (105, "35"), (135, "15"))), words(160, 164, "=SUM(…)", 14, BLUE), rect(200, 144, 80, 28, 0, YELLOW, 3), words(240, 164, "70", 16), frame(160, 38, 252, 40))
P["trinh-chieu-it-chu"] = versus(slide(lines(-42, -30, 84, 6, 10), 100, 76), slide(g(photo(44, 30), 0, 8) + words(0, -18, "Một ý", 16), 100, 76))
P["sua-chung-tep"] = scene(person(54, 96, GREEN, INK, s=.8), person(266, 96, BLUE, GREY, s=.8), g(paper(5, 84, 104), 150, 90), rect(182, 44, 46, 26, 4, YELLOW, 2), words(205, 62, "góp ý", 12), g(pen(), 128, 142), g(cloud(), 150, 168, .6))
P["tu-lam-bang"] = scene(rect(46, 18, 228, 150, 10, INK, 0), rect(56, 28, 208, 128, 3, PAPER, 0), rect(64, 40, 192, 24, 0, LEAF, 2), *(words(x, 58, t, 14) for x, t in ((96, "Việc"), (160, "Ngày"), (224, "Tiền"))), path("M128 40 V146 M192 40 V146 M64 64 H256 M64 90 H256 M64 116 H256", line=2), rect(64, 40, 192, 106, 0, "none", 2), rect(192, 122, 64, 24, 0, YELLOW, 2.5), words(224, 140, "?", 17, INK))
P["lam-that-soan"] = desk(g(table(3, 56, False), -4, 0, .75) + g(tick(.6), 24, 6), (GREEN, INK), (RED, INK))

# can-bo-so / tep-va-du-lieu
P["ban-nao-ban-cuoi"] = scene(person(70, 92, BLUE, GREY, mood="flat", glasses=True), *(g(named(t, 150, c), 220, y) for t, y, c in (("bản cuối", 44, PAPER), ("bản cuối 2", 92, SAND), ("bản cuối thật", 140, PAPER))), g(ask(RED), 124, 46))
P["ten-tep-ba-phan"] = scene(*(rect(x, 64, w, 46, 6, c) + words(x + w / 2, 94, t, 17) + words(x + w / 2, 136, e, 15) for x, w, c, t, e in ((16, 112, LEAF, "2026-11-22", "ngày"), (136, 116, SAND, "danh sach", "việc"), (260, 46, SKY, "v2", "lần"))), g(tick(), 160, 36))
P["cay-thu-muc"] = scene(g(folder(), 160, 48, 1.4), words(160, 56, "2026", 14), path("M160 74 V96 M62 116 V96 H258 V116 M160 96 V116", line=4), *(g(folder(c), x, 132, 1.3) + words(x, 176, t, 15) for x, c, t in ((62, LEAF, "lớp học"), (160, SKY, "văn bản"), (258, SAND, "đã xong"))))
P["ai-xem-ai-sua"] = scene(g(paper(4, 66, 84), 160, 92), g(lock(), 160, 150, .8), person(56, 84, GREEN, INK, s=.7), g(eye(), 104, 60, .8), words(104, 96, "xem", 16), person(266, 84, BLUE, GREY, s=.7), g(pen(), 204, 72, .8), words(216, 96, "sửa", 16))
P["giu-du-roi-xoa"] = scene(g(paper(4, 60, 74), 66, 90), g(arrow(40), 104, 66, 1, -14), g(folder(LEAF), 216, 56, 1.7), g(lock(), 262, 50, .8), g(arrow(40, RED), 104, 114, 1, 14), g(bin_can(), 216, 136, 1.4), words(272, 142, "hết hạn", 15))
P["tu-don-mot-goc"] = scene(*(g(paper(2, 34, 42), x, y, 1, r) for x, y, r in ((42, 56, -18), (86, 66, 12), (52, 116, 8), (98, 126, -10))), g(arrow(44), 126, 92), *(g(folder(c), 240, y, 1.3) for y, c in ((42, LEAF), (94, SKY), (146, SAND))))
P["lam-that-tep"] = desk(g(folder(), -6, 0, .9) + g(tick(.6), 24, 6), (BLUE, GREY), (GREEN, INK))

# can-bo-so / bao-mat
P["tam-anh-goc-ban"] = scene(rect(40, 16, 240, 166, 6, SKY), person(114, 70, GREEN, INK, s=.75, down=120), person(192, 70, BLUE, GREY, s=.75, down=120), rect(44, 130, 232, 48, 0, SAND, 2), g(paper(3, 48, 38), 226, 150), frame(226, 150, 68, 54))
P["ba-loai-giay"] = trio((g(paper(3, 50, 62)) + g(tick(.7), 20, 24), "công khai", 1), (g(paper(3, 50, 62)) + g(person_icon(), 18, 18, .8), "trong việc", 1), (g(paper(3, 50, 62)) + g(lock(), 12, 14, .8), "bí mật", 1))
P["viec-mat-may-mang"] = scene(g(paper(4, 64, 80), 68, 92), g(lock(), 68, 92), g(stop(1.8), 152, 92), g(laptop(g(wifi(), 0, 2, .8)), 246, 92, 1.3))
P["du-lieu-cua-dan"] = scene(person(70, 84, BLUE, INK), g(folder(LEAF), 82, 156, 1.6), g(lock(), 82, 156, .7), *(g(b, 220, y, s) + g(stop(.8), 272, y) for b, y, s in ((bubble(-24, -18, 48, 34, g(crowd(2), 0, 0, .6), "left"), 44, 1), (robot(), 104, .8), (snap(), 158, .8))))
P["khi-lo-de-lo"] = scene(path("M58 84 H262", line=5, ink=GREEN), g(stop(1.6), 58, 84), circle(160, 84, 26, PAPER), g(handset(), 160, 84), circle(262, 84, 26, PAPER), g(pen(), 252, 94, .8), words(58, 140, "dừng", 17), words(160, 140, "báo ngay", 17), words(262, 140, "ghi lại", 17))
P["tu-soi-ban"] = scene(rect(16, 150, 288, 60, 3, SAND), g(laptop(g(lock(), 0, 0, .5)), 92, 122, 1.1), g(paper(3, 50, 60), 178, 124, 1, -8), rect(214, 130, 40, 16, 3, BLUE, 2.5), rect(254, 133, 12, 10, 1, GREY, 2), g(magnifier(), 186, 76, 1.9))
P["lam-that-bao-mat"] = desk(g(lock(), -14, 0, .7) + g(shield(), 16, 0, .55), (RED, INK), (BLUE, GREY))

# can-bo-so / ai-cong-viec
P["bai-viet-tron-tru"] = scene(person(66, 90, GREEN, GREY, glasses=True, mood="flat"), rect(124, 36, 104, 120, 4), lines(136, 50, 80, 2, 12, INK, 4), lines(136, 124, 80, 2, 12, INK, 4), words(176, 104, "412 hộ", 18, RED), frame(176, 98, 84, 32), g(robot(), 272, 62, .9), g(ask(RED), 256, 132))
P["viec-hop-viec-khong"] = versus(sheet(("quyết định", "số liệu", "ký thay"), 112, 100), sheet(("viết nháp", "tóm tắt", "gợi ý"), 112, 100), "không", "hợp")
P["kiem-ba-dieu"] = scene(g(magnifier(), 66, 88, 2.4), *(rect(136, y, 164, 38, 10) + words(218, y + 25, t, 16) for y, t in ((30, "Con số"), (80, "Tên văn bản"), (130, "Tên người"))))
P["ghi-ro-phan-ai"] = scene(rect(78, 14, 164, 172, 5), lines(94, 32, 132, 6, 14), rect(90, 128, 140, 44, 6, LEAF, 2.5), words(160, 146, "AI viết nháp,", 14), words(160, 164, "người đã sửa", 14), g(robot(), 40, 130, .8), g(person_icon(GREEN), 282, 136, 1.4))
P["lam-that-ai-viec"] = desk(lines(-30, -18, 60, 3, 12) + g(robot(), 18, 4, .4), (GREEN, INK), (BLUE, INK), g(magnifier(), 150, 122, 1))

# can-bo-so / nghi-quyet-57
P["cau-hoi-nha-van-hoa"] = scene(person(76, 90, RED, GREY, scarf=BLUE), path("M112 150 L128 84", line=13, ink=INK), path("M112 150 L128 84", line=8, ink=SKIN), person(248, 84, BLUE, INK), say(92, 10, 112, 38, "Để làm gì?", tail="left", size=16))
P["nghi-quyet-noi-gi"] = scene(rect(30, 38, 92, 116, 4), words(76, 74, "57", 28, RED), lines(44, 92, 64, 4, 14, INK, 4), *(g(arrow(34), 130, y) + rect(184, y - 24, 112, 46, 8) + g(b, 240, y - 1, s) for y, b, s in ((42, bulb(), .75), (98, gear(), .8), (154, laptop(g(bars(), 0, 2, .5)), .55))))
P["tu-trung-uong-ve-xom"] = scene(*(rect(20 + 70 * i, 40 + 32 * i, 70, 160, 2, c) + words(55 + 70 * i, 66 + 32 * i, t, 12.5) for i, (t, c) in enumerate((("Trung ương", SAND), ("Tỉnh", LEAF), ("Xã", SKY), ("Xóm", YELLOW)))), g(house(), 265, 104, .7))
P["bon-nhom-nguoi-hoc"] = scene(person(50, 84, GREEN, INK, s=.7, down=130), person(123, 84, RED, GREY, s=.7, hat=True, down=130), person(197, 84, BLUE, INK, s=.7, glasses=True, down=130), person(270, 84, YELLOW, INK, s=.7, long=True, down=130), *(rect(x - 36, 152, 72, 28, 6) + words(x, 171, t, 13) for x, t in ((50, "học sinh"), (123, "người dân"), (197, "cán bộ"), (270, "lao động"))))
P["phan-viec-can-bo"] = scene(person(72, 84, BLUE, INK), *(rect(138, y, 166, 40, 10) + g(tick(.7), 158, y + 20) + words(228, y + 26, t, 16) for y, t in ((26, "học trước"), (78, "dùng thật"), (130, "giúp dân"))))
P["dem-cho-that"] = scene(rect(26, 28, 124, 136, 6), g(crowd(1), 88, 76, 2), words(88, 142, "1 người", 20, GREEN), g(tick(), 138, 40), rect(172, 28, 124, 136, 6), *(g(person_icon(GREY), x, 76, 1.2) for x in (204, 234, 264)), words(234, 142, "3 lượt", 20), g(stop(), 284, 40))
P["tu-viet-phan-minh"] = scene(g(sheet(("Việc của tôi", "Hạn nào", "Ai cùng làm"), 170, 136), 140, 100), g(pen(), 236, 150, 1.2), g(person_icon(), 268, 70, 1.6))
P["lam-that-nq"] = scene(person(84, 72, BLUE, INK), person(236, 70, GREEN, GREY, long=True), g(paper(4, 86, 100), 160, 132), g(tick(), 192, 168))

# hoc-sinh-so / du-lieu, giao-tiep
P["bai-cay-hoi"] = scene(person(66, 92, GREEN, INK, mood="flat"), *(g(rect(-46, -52, 92, 104, 5) + g(plant(), 0, -18, .9) + lines(-34, 10, 68, 1) + words(0, 40, t, 18, c), x, 92) for x, t, c in ((166, "300", BLUE), (266, "500", RED))), g(ask(), 112, 40))
P["loc-ket-qua"] = scene(*(g(paper(2, 30, 36), 44 + 38 * i, 40, 1, (-8, 6, -4, 9)[i % 4]) for i in range(4)), path("M36 70 H166 L116 120 V158 L88 172 V120 Z", SKY), g(arrow(34), 134, 146), g(paper(3, 52, 64), 214, 138), g(tick(.8), 242, 168), *(words(270, y, t, 16) for y, t in ((44, "ngày"), (68, "loại"), (92, "nguồn"))))
P["soi-ba-nguon"] = trio((office(RED), "cơ quan", .8), (path("M-34 -22 L0 -14 L34 -22 V22 L0 30 L-34 22 Z", PAPER) + path("M0 -14 V30"), "sách", 1), (rect(-28, -30, 56, 60, 4) + g(person_icon(), 0, -8) + lines(-20, 14, 40, 1), "cá nhân", 1)).replace("</svg>", g(magnifier(), 210, 44, 1.2) + "</svg>")
P["tu-tim-mot-dieu"] = scene(g(sheet(("1. …", "2. …", "3. …"), 180, 150, "Câu hỏi quê mình"), 136, 100), g(pen(), 240, 150, 1.2), g(magnifier(), 268, 60, 1.2))
P["lam-that-du-lieu"] = desk(lines(-28, -16, 46, 3, 12) + g(magnifier(), 18, 4, .6), (GREEN, INK), (RED, INK))
P["nhom-nua-dem"] = scene(rect(20, 20, 280, 112, 4, "#33475C"), path("M262 36 C246 40 244 66 264 70 C252 62 252 44 262 36 Z", YELLOW), rect(34, 126, 190, 60, 8, LEAF), rect(40, 106, 62, 36, 12, PAPER), g(person(0, 0, GREEN, INK, mood="sad", down=50), 128, 98, .8), phone(262, 132, bubble(4, 8, 40, 20, "", "none", LEAF) + bubble(12, 34, 40, 20, "", "none", SAND), 68, 96), words(216, 60, "23:40", 18, PAPER))
P["ba-kenh-hoc-sinh"] = trio((handset(GREEN, 1.4), "gấp thì gọi", 1), (bubble(-28, -22, 56, 38, lines(-18, -6, 36, 2, 9), "left"), "ngắn thì nhắn", 1), (envelope(), "bài thì thư", 1.3), size=14)
P["ten-minh-tren-mang"] = scene(person(160, 80, BLUE, INK, s=.95), *(g(f'<ellipse cx="0" cy="8" rx="10" ry="15" fill="{INK}"/>' + "".join(circle(dx, -12 + abs(dx) * .4, 3.4, INK, 0) for dx in (-8, -3, 3, 8)), x, y, .7, r) for x, y, r in ((56, 150, 20), (92, 168, 10), (230, 168, -10), (268, 150, -20))), g(photo(), 52, 60), g(bubble(-26, -18, 52, 34, lines(-16, -8, 32, 2, 9), "right"), 264, 56), g(person_icon(GREEN), 58, 110), g(heart(), 264, 106, .7))
P["lam-that-giao-tiep"] = pair(bubble(4, 8, 42, 30, g(heart(), 0, 0, .6), "left"), (GREEN, INK), (RED, INK))

# hoc-sinh-so / sang-tao, lap-trinh
P["phim-ve-ba"] = scene(person(238, 76, BLUE, GREY, scarf=RED, s=.95), g(path("M-30 0 H30 V26 H-30 Z", PAPER) + path("M-20 8 l5 8 l5 -8 l5 8 l5 -8 l5 8 l5 -8 l5 8 l5 -8", line=2.5, ink=RED), 238, 150), person(64, 92, GREEN, INK, s=.9), g(phone(0, 0, g(person(0, 0, BLUE, GREY, scarf=RED, down=60), 48, 26, .5), 108, 80), 150, 96), g(heart(), 288, 40, .8))
P["ve-ra-giay-truoc"] = scene(rect(46, 20, 190, 156, 5), path("M141 20 V176 M46 98 H236", line=3), g(house(), 94, 64, .8), g(person_icon(), 188, 60, 1.6), g(plant(), 94, 138, 1.1), g(heart(), 188, 138), g(pen(), 252, 150, 1.2))
P["ghep-thanh-moi"] = scene(*(rect(20, y, 74, 46, 8, c) + g(b, 57, y + 23, s) for y, c, b, s in ((16, PAPER, photo(), .9), (76, PAPER, speaker(), .8), (136, PAPER, words(0, 8, "Aa", 24), 1))), path("M104 38 C128 40 130 92 146 96 M104 98 H146 M104 160 C128 156 130 104 146 98", line=4, ink=GREEN), rect(158, 44, 144, 104, 6, INK, 0), rect(168, 60, 124, 72, 2, SKY, 0), *(rect(164 + 17 * i, y, 10, 7, 1, PAPER, 0) for i in range(8) for y in (49, 137)), path("M218 78 L250 96 L218 114 Z", PAPER))
P["tu-lam-mot-trang"] = scene(rect(70, 14, 180, 172, 6), rect(86, 30, 148, 72, 4, SKY, 2.5), g(snap(), 160, 66, .9), lines(86, 116, 148, 3, 14), words(86, 176, "Tên: …", 14, BLUE, "start"), g(pen(), 262, 150, 1.1))
P["lam-that-sang-tao"] = pair(rect(0, 6, 50, 36, 2, INK, 0) + path("M18 14 L36 24 L18 34 Z", PAPER, 0) + g(heart(), 25, 56, .6), (RED, INK), (GREEN, INK))
P["robot-nau-com"] = scene(g(robot(), 96, 76, 1.5), g(pot(GREY), 96, 150, 1.3), path("M130 104 C146 108 140 124 126 128", line=5, ink=BLUE), g(rect(-24, -28, 48, 62, 8, SAND) + words(0, 8, "gạo", 16), 186, 142), g(ask(RED), 186, 70, 1.1), person(266, 84, GREEN, INK, s=.85))
P["thuat-toan-la-gi"] = scene(*(rect(10 + 78 * i, 62, 66, 56, 10, c) + words(43 + 78 * i, 96, t, 14) + words(43 + 78 * i, 144, str(i + 1), 18) for i, (t, c) in enumerate((("vo gạo", SAND), ("đổ nước", SKY), ("bật bếp", YELLOW), ("chờ chín", LEAF)))), *(path(f"M{76 + 78 * i} 90 h10 m-5 -5 l5 5 l-5 5", line=3) for i in range(3)))
P["neu-thi"] = scene(path("M90 34 L160 72 L90 110 L20 72 Z", YELLOW), words(90, 78, "đất khô?", 16), path("M160 72 H196 M90 110 V132", line=4), words(176, 62, "có", 14, GREEN), words(122, 126, "không", 14, RED), rect(200, 40, 104, 66, 10, SKY), words(268, 80, "tưới", 18), g(plant(), 228, 72, .9), rect(38, 136, 104, 46, 10), words(90, 166, "nghỉ", 18))
P["lap-lai"] = scene(*(rect(44, 52 + 34 * i, 150, 22, 10, SAND) + "".join(g(plant(), 66 + 36 * j, 52 + 34 * i, .5) for j in range(4)) for i in range(4)), path("M214 56 C282 60 282 160 214 164 M226 152 L212 164 L226 176", line=5, ink=GREEN), words(284, 40, "× 10", 24, RED))
P["tim-loi-sai"] = scene(*(rect(14 + 76 * i, 80, 64, 48, 10, c) + words(46 + 76 * i, 110, t, 14) for i, (t, c) in enumerate((("đổ nước", SKY), ("bật bếp", YELLOW), ("vo gạo", SAND), ("ăn cơm", LEAF)))), frame(198, 104, 76, 62), g(magnifier(), 214, 52, 1.6))
P["tu-viet-chuong-trinh"] = scene(rect(24, 26, 150, 150, 2), path("".join(f"M{24 + 30 * i} 26 V176 M24 {26 + 30 * i} H174 " for i in range(1, 5)), line=2, ink=GREY), g(hen(), 40, 160, .55), g(house(), 160, 42, .45), path("M58 160 H100 V72 H128", line=4, ink=GREEN), rect(194, 36, 108, 130, 8), *(words(208, 62 + 32 * i, f"{i + 1}. …", 16, INK, "start") for i in range(4)))
P["lam-that-lap-trinh"] = scene(person(70, 72, GREEN, INK), person(250, 72, BLUE, INK, long=True), rect(100, 110, 120, 84, 3), path("M130 110 V194 M160 110 V194 M190 110 V194 M100 138 H220 M100 166 H220", line=2, ink=GREY), g(hen(), 116, 180, .5), g(house(), 204, 126, .42), path("M134 180 H174 V126 H186", line=4, ink=GREEN))

# hoc-sinh-so / an-toan-hoc-sinh, giai-quyet, ai-hoc-sinh
P["ban-trong-tro-choi"] = scene(person(60, 92, GREEN, INK, mood="flat", s=.9), rect(116, 22, 190, 130, 8, INK, 0), rect(126, 32, 170, 110, 3, "#33475C", 0), g(stranger(0, 0, down=62), 178, 86, .85), say(204, 36, 88, 34, "Tặng quà!", size=13), say(204, 84, 88, 34, "Trường nào?", size=13, c=RED))
P["may-va-moi-truong"] = scene(phone(60, 96, path("M14 20 L40 50 L24 64 L48 104", line=3, ink=GREY), 72, 120), g(gear(), 108, 40, .8), g(battery(.3, RED), 164, 70), g(bin_can(), 164, 132, 1.2), g(stop(.9), 196, 112), path("M262 184 V120", line=10, ink="#8C7B6E"), circle(262, 92, 40, LEAF), g(heart(), 262, 92, .8))
P["tu-soi-may-minh"] = quad((lock(), "mật khẩu", .8), (eye(), "quyền", .8), (clock(), "giờ ngủ", .8), (battery(.5), "cục pin", .7))
P["lam-that-an-toan-hs"] = pair(g(shield(), 25, 22, .65) + g(plant(), 25, 60, .6), (BLUE, INK), (YELLOW, INK))
P["loa-khong-keu"] = scene(rect(116, 40, 88, 120, 8, "#6B5B50"), circle(160, 74, 18, GREY), circle(160, 124, 26, GREY), g(stop(.9), 204, 48), path("M160 160 C160 190 90 184 84 168", line=4), person(56, 84, GREEN, INK, s=.8, mood="flat"), person(266, 84, RED, INK, s=.8, mood="flat", long=True), g(magnifier(), 100, 150, .9))
P["bon-buoc-go"] = quad((eye(), "nhìn", .9), (ask(), "đoán", 1.1), (gear(), "thử", .9), (pen(), "ghi", .9), size=18)
P["hoi-cho-giup-duoc"] = scene(person(60, 92, BLUE, INK), bubble(106, 20, 196, 128, "".join(words(-82, -32 + 38 * i, t, 17, c, "start") for i, (t, c) in enumerate((("Máy gì?", INK), ("Nó báo gì?", RED), ("Đã thử gì?", GREEN)))), "left"))
P["nghi-cach-moi"] = scene(g(bulb(), 160, 52, 1.5), *(g(plant(), x, 150, .9) for x in (40, 84, 128)), path("M16 174 H150", line=5, ink="#8C7B6E"), phone(240, 118, g(bell(), 30, 26, .8) + words(30, 66, "Tưới", 14) + words(30, 86, "5 giờ", 14), 72, 124), path("M176 130 H196", line=4, ink=GREEN))
P["lam-that-giai-quyet"] = pair(g(gear(), 25, 26, .7) + g(tick(.8), 25, 58), (GREEN, INK), (BLUE, INK), None, g(bulb(), 160, 36, .9))
P["bai-van-giong-nhau"] = scene(person(60, 92, RED, INK, mood="flat"), *(g(paper(5, 60, 84), 138 + 66 * i, 92) + path(f"M{122 + 66 * i} 160 C{130 + 66 * i} 152 {146 + 66 * i} 168 {154 + 66 * i} 160", line=4, ink=BLUE) for i in range(3)), words(204, 36, "biển, biển, biển", 16, BLUE))
P["ai-hoc-tu-dau"] = scene(*(g(paper(3, 36, 46), 44 + 20 * i, 60 + 34 * i, 1, -8 + 7 * i) for i in range(3)), g(arrow(36), 114, 96), g(robot(), 196, 100, 1.2), bubble(224, 26, 84, 40, words(0, 6, "Núi … ?", 17), "left"))
P["ai-thien-lech"] = scene(g(robot(), 56, 60, 1), *(g(rect(-22, -8, 44, 34, 2) + path("M-28 -8 H28 V-18 H-28 Z", GREY), 120 + 54 * (i % 2), 50 + 52 * (i // 2), .9) for i in range(4)), person(262, 72, GREEN, INK, s=.75, down=80), g(path("M-50 -10 L0 -40 L50 -10 Z", RED) + rect(-40, -10, 80, 30, 1, SAND) + path("M-34 20 V46 M-12 20 V46 M12 20 V46 M34 20 V46", line=5) + path("M44 46 L58 20 M46 38 H56", line=3), 236, 144, .9))
P["lam-that-ai-hs"] = pair(g(robot(), 25, 40, .7), (RED, INK), (GREEN, INK), None, g(path("M-34 -20 L0 -12 L34 -20 V20 L0 28 L-34 20 Z", PAPER) + path("M0 -12 V28"), 160, 34))

# san-xuat-so
P["xuong-say"] = scene(rect(24, 60, 150, 124, 2, PAPER), path("M14 62 L99 18 L184 62 Z", BLUE), *(rect(44, 92 + 28 * i, 110, 8, 2, SAND, 2) for i in range(3)), g(rect(-7, -30, 14, 44, 7, PAPER, 2.5) + circle(0, 20, 11, RED, 2.5) + rect(-3, -10, 6, 28, 2, RED, 0), 150, 124), phone(232, 114, g(bell(), 26, 24, .8) + words(26, 62, "65°", 18, RED), 64, 104), person(286, 98, GREEN, INK, s=.6, down=190))
P["bon-viec-may-giup"] = quad((parcel(), "ghi kho", .8), (rect(-7, -30, 14, 44, 7, PAPER, 2.5) + circle(0, 20, 11, RED, 2.5) + rect(-3, -10, 6, 28, 2, RED, 0), "đo", .8), (qr(), "truy xuất", .7), (cart(), "bán xa", .9), size=16)
P["ghi-tai-cho"] = scene(person(70, 92, GREEN, INK, s=.9), rect(120, 24, 112, 106, 4, "#33475C"), *(words(132, 54 + 30 * i, t, 16, PAPER, "start") for i, t in enumerate(("Ngày 22", "Cân 40", "Ai: Hoa"))), g(pen(), 112, 140), g(phone(0, 0, rect(6, 10, 48, 44, 2, "#33475C", 2), 72, 104), 272, 120))
P["may-hong-lam-tay"] = scene(rect(30, 44, 96, 80, 8, GREY), words(78, 92, "999°", 24, RED), g(warn(), 126, 44), words(78, 158, "máy báo lạ", 15), g(arrow(30), 142, 92), g(rect(-7, -30, 14, 44, 7, PAPER, 2.5) + circle(0, 20, 11, RED, 2.5) + rect(-3, -6, 6, 24, 2, RED, 0), 206, 84, 1.2), g(notebook(GREEN, lines(-16, -26, 44, 4, 14)), 264, 96, .9), words(236, 166, "làm tay", 15))
P["duong-di-mon-hang"] = scene(path("M40 92 H280", line=5, ink=GREEN), *(circle(x, 92, 31, c) + g(b, x, 92, s) + words(x, 150, t, 15) for x, c, b, s, t in ((44, LEAF, plant(), .9, "vườn"), (122, SAND, gear(), .9, "xưởng"), (200, PAPER, parcel(), .8, "túi"), (276, SKY, person_icon(), 1.3, "khách"))), g(ask(RED), 122, 40))
P["lam-that-xuong"] = pair(g(table(3, 46, False), 25, 36, .95), (GREEN, INK), (RED, GREY))
P["doi-so-tai-khoan"] = scene(phone(84, 96, bubble(4, 14, 88, 52, words(0, -4, "Đổi số", 14) + words(0, 14, "tài khoản", 14), "left", SAND) + g(warn(.6), 48, 108), 108, 160), person(242, 92, BLUE, INK, long=True), g(handset(GREEN, 1.2), 184, 96), say(166, 14, 76, 36, "Hỏi số cũ", tail="right", size=13))
P["moi-nguoi-mot-khoa"] = scene(*(person(x, 76, c, h, s=.75, down=130) + g(key(k), x - 10, 150, .9) for x, c, h, k in ((58, GREEN, INK, YELLOW), (160, RED, GREY, PAPER), (262, BLUE, INK, LEAF))))
P["soat-truoc-khi-tra"] = trio((person_icon(), "tên", 1.8), (note(64, 34), "số tiền", 1), (handset(GREEN, 1.3), "gọi số cũ", 1))
P["usb-la"] = scene(g(rect(-40, -14, 62, 28, 5, BLUE) + rect(22, -9, 22, 18, 2, GREY), 72, 66), g(paper(2, 46, 56), 72, 134), g(ask(RED), 96, 150, .8), g(stop(1.8), 152, 96), g(laptop(g(gear(), 0, 0, .6)), 244, 100, 1.3))
P["lam-that-an-toan-lv"] = pair(g(shield(), 25, 24, .7) + g(note(40, 22), 25, 62), (BLUE, INK), (GREEN, GREY))

# nguoi-huong-dan
P["hai-buoi-hoc"] = scene(path("M160 20 V184", line=2), person(50, 96, YELLOW, GREY, s=.7, mood="flat", scarf=BLUE), person(118, 90, BLUE, INK, s=.7), phone(112, 152, "", 34, 54), g(stop(), 136, 34), person(206, 96, YELLOW, GREY, s=.7, scarf=BLUE), person(272, 90, BLUE, INK, s=.7), phone(206, 154, "", 34, 54), g(tick(), 296, 34))
P["tay-sau-lung"] = scene(person(96, 84, YELLOW, GREY, scarf=BLUE), phone(150, 140, g(apps(0, 8), s=.74), 62, 96), g(hand(0, 0, 40, YELLOW, .75), 138, 150), person(244, 80, BLUE, INK), path("M206 132 C196 146 200 164 214 172 M282 132 C292 146 288 164 274 172", line=9, ink=INK), path("M206 132 C196 146 200 164 214 172 M282 132 C292 146 288 164 274 172", line=4, ink=BLUE), g(tick(.9), 292, 44))
P["mot-buoc-mot-loi"] = scene(bubble(20, 20, 148, 60, words(0, -4, "Chạm nút", 16) + words(0, 16, "tròn xanh", 16, GREEN), "left"), phone(234, 96, lines(10, 12, 60, 3) + circle(42, 104, 19, GREEN), 96, 164), hand(232, 130, -34), words(76, 138, "1 lời", 22), words(76, 166, "1 bước", 22))
P["bam-sai-thi-tot"] = scene(person(64, 84, YELLOW, GREY, scarf=RED), person(256, 84, BLUE, INK), phone(160, 100, path("M58 46 H18 M34 28 L16 46 L34 64", line=8, ink=GREEN) + words(36, 104, "Quay lại", 14), 84, 150))
P["de-lai-to-hinh"] = scene(rect(54, 16, 212, 152, 4), *(circle(92 + 68 * i, 48, 15, YELLOW) + words(92 + 68 * i, 55, str(i + 1), 18) + rect(64 + 68 * i, 76, 56, 66, 6, SAND) + g(b, 92 + 68 * i, 108, s) for i, (b, s) in enumerate(((handset(), .9), (person_icon(), 1.3), (tick(), .9)))), circle(160, 16, 6, RED))
P["tu-tap-cung-ban"] = scene(person(82, 88, GREEN, INK), rect(54, 78, 56, 16, 6, RED), person(238, 84, BLUE, INK), say(132, 14, 82, 40, "Chạm…", tail="right", size=16), phone(128, 148, g(apps(0, 4), s=.66), 56, 84))
P["go-cua-mot-nha"] = scene(g(house(RED), 74, 92, 1.7), person(74, 136, YELLOW, GREY, s=.5), path("M140 130 V190 M166 130 V190 M140 146 H166 M140 172 H166", line=5, ink="#8C7B6E"), person(242, 84, BLUE, INK), rect(228, 136, 28, 34, 3, PAPER, 2.5), g(person_icon(GREEN), 242, 152, .6), say(140, 14, 92, 40, "Con chào ạ!", tail="right", size=14))
P["noi-bon-dieu"] = quad((person_icon(), "tôi là ai", 1.3), (paper(3, 36, 46), "xin gì", .9), (ask(), "để làm gì", 1.1), (g(palm(), 0, 2), "từ chối được", 1), size=13)
P["gat-dau-tung-viec"] = trio((g(pen(), -10, 10) + g(tick(.8), 26, 28), "ghi tên", 1), (snap() + g(stop(.8), 26, 28), "chụp ảnh", 1), (handset(GREEN, 1.1) + g(tick(.8), 26, 28), "gọi nhắc", 1))
P["hoi-ai-ghi-nay"] = scene(rect(40, 20, 150, 160, 5), g(person_icon(GREEN), 68, 54), words(88, 60, "Dương Hoa", 15, INK, "start"), *(path(f"M56 {y} H174", line=2, ink=GREY) + g(person_icon(GREY), 68, y - 16, .8) for y in (110, 140, 170)), g(pen(), 186, 70, 1.1), person(258, 88, GREEN, INK, long=True, s=.9))
P["khong-chup-giay-to"] = scene(g(snap(), 76, 96, 1.6), g(stop(2), 160, 96), g(id_card(110, 72), 250, 96))
P["tap-loi-mo-dau"] = scene(f'<ellipse cx="222" cy="96" rx="66" ry="82" fill="{SKY}" stroke="{INK}" stroke-width="5"/>', person(222, 92, BLUE, INK, s=.8, down=90), person(78, 92, BLUE, INK), say(94, 10, 76, 38, "Chào bác!", tail="left", size=14), g(clock(), 296, 40, .8))
P["lam-that-dong-y"] = pair(g(shield(), 25, 36, .85), (YELLOW, GREY), (BLUE, INK), RED, g(paper(3, 40, 48), 264, 164), g(tick(.7), 280, 180))
P["gia-a-khong-thich-giuc"] = scene(person(94, 88, RED, GREY, scarf=BLUE, mood="flat"), person(236, 92, GREEN, INK), say(136, 18, 100, 40, "Cháu xin lỗi", tail="right", size=14), g(heart(), 164, 108, .8))
P["hoi-dieu-gioi"] = scene(person(84, 84, RED, GREY, scarf=BLUE), bubble(104, 10, 84, 60, g(plant(), 0, 0, .8), "left"), person(246, 88, BLUE, INK), g(notebook(GREEN, lines(-16, -26, 44, 4, 14)), 196, 148, .7), g(pen(), 210, 150, .9))
P["noi-cham-nhin-mat"] = scene(person(90, 80, GREEN, INK), person(230, 80, YELLOW, GREY, scarf=RED), path("M124 76 H196", line=3, ink=BLUE), g(path("M-28 8 C-26 -22 22 -22 24 8 Z", LEAF) + circle(32, 2, 8, LEAF) + path("M-18 8 V16 M14 8 V16 M-12 -4 L0 -14 L10 -4", line=4), 160, 158))
P["hoc-bang-hinh"] = scene(phone(104, 96, g(handset(), 50, 44, 1.5) + path("M10 82 H92", line=2, ink=GREY) + circle(50, 112, 20, YELLOW) + g(speaker(1), 50, 112, .6), 114, 170), hand(108, 132, -34), g(speaker(3), 236, 84, 1.6))
P["mat-tai-tay"] = trio((words(0, 20, "A", 62), "chữ to", 1), (speaker(3), "loa to", 1), (rect(-26, -8, 52, 36, 6, GREY) + g(hand(0, 0, 20, RED, .5), -4, 0), "chạm chậm", 1))
P["nguoi-noi-khong"] = scene(person(84, 88, RED, GREY, hat=True), g(palm(), 138, 112, 1.1), person(246, 88, BLUE, INK), say(168, 12, 84, 38, "Cảm ơn ạ!", tail="right", size=14))
P["doi-cau-noi"] = scene(bubble(16, 44, 122, 60, words(0, 8, "Sai rồi!", 20), "left"), g(stop(), 132, 42), g(arrow(24), 144, 80), bubble(176, 34, 132, 76, words(0, -6, "Mình thử", 18) + words(0, 18, "lại nhé", 18), "right"), g(tick(), 300, 36), g(heart(), 240, 156, .8))
P["lam-that-ton-trong"] = pair(g(speaker(2), 22, 24, .75) + g(heart(), 25, 60, .65), (RED, GREY), (GREEN, INK), BLUE)

if __name__ == "__main__":
    write(P)
