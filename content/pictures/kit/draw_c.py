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
P["la-thu-ro"] = scene(rect(46, 24, 228, 152, 8), words(62, 52, "Nộp danh sách trước 25/11", 16, BLUE, "start"), path("M58 64 H262", line=2), words(62, 92, "Việc:", 15, INK, "start"), rect(110, 84, 140, 7, 3, GREY, 0), words(62, 122, "Hạn:", 15, RED, "start"), rect(110, 114, 90, 7, 3, GREY, 0), words(62, 156, "Tên, số gọi", 15, INK, "start"), frame(158, 47, 218, 36))
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
P["tu-lam-bang"] = scene(rect(46, 18, 228, 150, 10, INK, 0), rect(56, 28, 208, 128, 3, PAPER, 0), rect(64, 40, 192, 24, 0, LEAF, 2), *(words(x, 58, t, 14) for x, t in ((96, "Việc"), (160, "Ngày"), (224, "Tiền"))), path("M128 40 V146 M192 40 V146 M64 64 H256 M64 90 H256 M64 116 H256", line=2), rect(64, 40, 192, 106, 0, "none", 2), rect(192, 122, 64, 24, 0, YELLOW, 2.5), words(224, 140, "?", 17, BLUE))
P["lam-that-soan"] = desk(g(table(3, 56, False), -4, 0, .75) + g(tick(.6), 24, 6), (GREEN, INK), (RED, INK))

# can-bo-so / tep-va-du-lieu
P["ban-nao-ban-cuoi"] = scene(person(70, 92, BLUE, GREY, mood="flat", glasses=True), *(g(named(t, 150, c), 220, y) for t, y, c in (("bản cuối", 44, PAPER), ("bản cuối 2", 92, SAND), ("bản cuối thật", 140, PAPER))), g(ask(RED), 124, 46))
P["ten-tep-ba-phan"] = scene(*(rect(x, 64, w, 46, 6, c) + words(x + w / 2, 94, t, 17) + words(x + w / 2, 136, e, 15) for x, w, c, t, e in ((16, 112, LEAF, "2026-11-22", "ngày"), (136, 116, SAND, "danh sach", "việc"), (260, 46, SKY, "v2", "lần"))), g(tick(), 160, 36))
P["cay-thu-muc"] = scene(g(folder(), 160, 48, 1.4), words(160, 56, "2026", 14), path("M160 74 V96 M62 116 V96 H258 V116 M160 96 V116", line=4), *(g(folder(c), x, 132, 1.3) + words(x, 176, t, 15) for x, c, t in ((62, LEAF, "lớp học"), (160, SKY, "văn bản"), (258, SAND, "đã xong"))))
P["ai-xem-ai-sua"] = scene(g(paper(4, 66, 84), 160, 92), g(lock(), 160, 150, .8), person(56, 84, GREEN, INK, s=.7), g(eye(), 104, 60, .8), words(56, 184, "xem", 16), person(266, 84, BLUE, GREY, s=.7), g(pen(), 204, 72, .8), words(266, 184, "sửa", 16))
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
P["bai-viet-tron-tru"] = scene(person(66, 90, GREEN, GREY, glasses=True, mood="flat"), g(paper(5, 104, 120), 176, 96), words(176, 104, "412 hộ", 18, RED), frame(176, 98, 84, 32), g(robot(), 272, 62, .9), g(ask(RED), 256, 132))
P["viec-hop-viec-khong"] = versus(sheet(("quyết định", "số liệu", "ký thay"), 112, 100), sheet(("viết nháp", "tóm tắt", "gợi ý"), 112, 100), "không", "hợp")
P["kiem-ba-dieu"] = scene(g(magnifier(), 66, 88, 2.4), *(rect(136, y, 164, 38, 10) + words(218, y + 25, t, 16) for y, t in ((30, "Con số"), (80, "Tên văn bản"), (130, "Tên người"))))
P["ghi-ro-phan-ai"] = scene(rect(78, 14, 164, 172, 5), lines(94, 32, 132, 6, 14), rect(90, 128, 140, 44, 6, LEAF, 2.5), words(160, 146, "AI viết nháp,", 14), words(160, 164, "người đã sửa", 14), g(robot(), 40, 130, .8), g(person_icon(GREEN), 282, 136, 1.4))
P["lam-that-ai-viec"] = desk(lines(-30, -18, 60, 3, 12) + g(robot(), 18, 4, .4), (GREEN, INK), (BLUE, INK), g(magnifier(), 150, 122, 1))

# can-bo-so / nghi-quyet-57
P["cau-hoi-nha-van-hoa"] = scene(person(76, 90, RED, GREY, scarf=BLUE), path("M112 150 L128 84", line=13, ink=INK), path("M112 150 L128 84", line=8, ink=SKIN), person(248, 84, BLUE, INK), say(92, 10, 112, 38, "Để làm gì?", tail="left", size=16))
P["nghi-quyet-noi-gi"] = scene(g(paper(4, 92, 116), 76, 96), words(76, 62, "57", 26, RED), *(g(arrow(34), 130, y) + rect(184, y - 24, 112, 46, 8) + g(b, 240, y - 1, s) for y, b, s in ((42, bulb(), .75), (98, gear(), .8), (154, laptop(g(bars(), 0, 2, .5)), .55))))
P["tu-trung-uong-ve-xom"] = scene(*(rect(20 + 70 * i, 40 + 32 * i, 70, 160, 2, c) + words(55 + 70 * i, 66 + 32 * i, t, 14) for i, (t, c) in enumerate((("Trung ương", SAND), ("Tỉnh", LEAF), ("Xã", SKY), ("Xóm", YELLOW)))), g(house(), 265, 104, .7))
P["bon-nhom-nguoi-hoc"] = scene(person(50, 84, GREEN, INK, s=.7, down=130), person(123, 84, RED, GREY, s=.7, hat=True, down=130), person(197, 84, BLUE, INK, s=.7, glasses=True, down=130), person(270, 84, YELLOW, INK, s=.7, long=True, down=130), *(rect(x - 36, 152, 72, 28, 6) + words(x, 171, t, 13) for x, t in ((50, "học sinh"), (123, "người dân"), (197, "cán bộ"), (270, "lao động"))))
P["phan-viec-can-bo"] = scene(person(72, 84, BLUE, INK), *(rect(138, y, 166, 40, 10) + g(tick(.7), 158, y + 20) + words(228, y + 26, t, 16) for y, t in ((26, "học trước"), (78, "dùng thật"), (130, "giúp dân"))))
P["dem-cho-that"] = scene(rect(26, 28, 124, 136, 6), g(crowd(1), 88, 76, 2), words(88, 142, "1 người", 20, GREEN), g(tick(), 138, 40), rect(172, 28, 124, 136, 6), *(g(person_icon(GREY), x, 76, 1.2) for x in (204, 234, 264)), words(234, 142, "3 lượt", 20), g(stop(), 284, 40))
P["tu-viet-phan-minh"] = scene(g(sheet(("Việc của tôi", "Hạn nào", "Ai cùng làm"), 170, 136), 140, 100), g(pen(), 236, 150, 1.2), g(person_icon(), 268, 70, 1.6))
P["lam-that-nq"] = scene(person(84, 72, BLUE, INK), person(236, 70, GREEN, GREY, long=True), g(paper(4, 86, 100), 160, 132), g(tick(), 192, 168))

if __name__ == "__main__":
    write(P)
