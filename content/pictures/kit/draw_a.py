#!/usr/bin/env python3
"""Pictures of the courses dien-thoai-gioi, tim-va-tin, noi-chuyen-tren-mang: content/pictures/kit/draw_a.py → content/pictures/*.svg."""
from kit import *

P = {}
SKY = "#BFD7E4"


def pair(left, right, screen="", *more, sleeve=GREEN):
    """Two people side by side, the learner's own hand on a phone between them."""
    return scene(left, right, phone(160, 128, screen, 62, 96), g(hand(0, 0, 40, sleeve, .75), 146, 136), *more)


def say(x, y, w, h, *rows, tail="left", size=14, fill=PAPER, c=INK):
    """A speech bubble with one or two lines of words."""
    top = 5 - (len(rows) - 1) * size * .6
    return bubble(x, y, w, h, "".join(words(0, top + i * size * 1.2, t, size, c) for i, t in enumerate(rows)), tail, fill)


def switch(x, y, on=True, s=1):
    return g(rect(-20, -11, 40, 22, 11, GREEN if on else GREY, 2) + circle(10 if on else -10, 0, 8, PAPER, 2), x, y, s)


def tile(c, body="", s=1, x=0, y=0):
    """One application on a screen."""
    return g(rect(-17, -17, 34, 34, 9, c, 2.5) + body, x, y, s)


def reload(r=26, c=GREEN):
    return path(f"M{-r} 0 A{r} {r} 0 1 1 {n(-r * .5)} {n(r * .87)} M{-r} 0 l-11 -11 M{-r} 0 l13 -10", line=6, ink=c)


def palm(fingers=4):
    """An open hand that faces us: wait."""
    f = "".join(rect(-24 + i * 48 / fingers, -40 + abs(i - (fingers - 1) / 2) * 5, 48 / fingers + 1, 50, 6, SKIN, 2.5) for i in range(fingers))
    return path("M20 20 C34 10 36 -4 44 -8 C52 -6 46 20 26 40 Z", SKIN, 2.5) + f + path("M-24 4 H25 V26 C25 44 16 48 0 48 C-16 48 -24 44 -24 26 Z", SKIN, 0) + path("M-24 4 V26 C-24 44 -16 48 0 48 C16 48 25 44 25 26 V18", line=2.5)


def frame(x, y, w, h):
    """A red line around the spot that matters."""
    return rect(x - w / 2, y - h / 2, w, h, min(h / 2, 14), "none", 4, RED)


def pen():
    return path("M0 0 L26 -26 L34 -18 L8 8 L-2 10 Z", YELLOW)


def book(body="", w=100, h=120):
    return rect(-w / 2, -h / 2, w, h, 6, BLUE) + rect(-w / 2 + 10, -h / 2, w - 10, h, 4) + body


def shop(c=BLUE):
    """A small stall: the store of applications."""
    return rect(-38, -14, 76, 50, 3, PAPER) + path("M-46 -14 L-38 -36 H38 L46 -14 Z", c) + path("M-46 -14 C-42 0 -26 0 -23 -14 C-20 0 -4 0 0 -14 C4 0 20 0 23 -14 C26 0 42 0 46 -14", PAPER, 2.5)


# dien-thoai-gioi / go-tieng-viet: writing Vietnamese, speaking to write
P["me-ban"] = scene(phone(92, 96, rect(4, 18, 56, 30, 8, LEAF, 2) + words(32, 38, "me ban", 14) + lines(8, 100, 50, 2)), person(226, 96, GREEN, INK, mood="flat"), say(142, 14, 74, 40, "bận?", tail="right", size=18, c=BLUE), say(240, 8, 72, 40, "bán?", size=18, c=RED))
P["mo-ban-phim"] = scene(phone(150, 92, rect(4, 34, 92, 22, 5, PAPER, 2, BLUE) + path("M12 39 V51", line=3, ink=RED) + g(keyboard(94, 50), 51, 98), 114, 160), hand(140, 62, -34))
P["ban-phim-viet"] = scene(phone(110, 96, g(keyboard(56, 30), 36, 26) + rect(4, 52, 64, 24, 5, LEAF, 2) + words(36, 68, "Tiếng Việt", 12) + switch(36, 100, s=.9)), hand(128, 122, -38), words(236, 76, "ă â ê", 30, RED), words(236, 116, "ô ơ ư đ", 30, RED))
P["nam-dau"] = scene(*(g(rect(-24, -24, 48, 48, 8, PAPER) + words(0, 9, k, 28) + words(0, 52, d, 15, c) + words(0, 82, v, 24, c), 44 + 58 * i, 62) for i, (k, d, v, c) in enumerate((("s", "sắc", "má", RED), ("f", "huyền", "mà", BLUE), ("r", "hỏi", "mả", GREEN), ("x", "ngã", "mã", RED), ("j", "nặng", "mạ", BLUE)))))
P["mu-va-moc"] = scene(*(g(rect(-70, -21, 42, 42, 8) + words(-49, 9, a, 26) + rect(-22, -21, 42, 42, 8) + words(-1, 9, b, 26) + g(arrow(26), 28, 0) + words(84, 12, v, 40, RED), 138, y) for a, b, v, y in (("a", "a", "â", 56), ("o", "w", "ơ", 124))))
P["noi-cho-may-ghi"] = scene(person(78, 84, BLUE, GREY, scarf=RED), path("M116 92 C124 98 124 106 116 112 M126 84 C140 96 140 110 126 122", line=4, ink=RED), phone(212, 96, g(mic(), 50, 102, .9) + rect(6, 20, 88, 50, 8, LEAF, 2) + words(50, 41, "Mai con", 15) + words(50, 60, "về nhé", 15), 112, 156))
P["sua-chu-nham"] = scene(rect(36, 40, 248, 58, 10), words(84, 77, "Mai", 24), words(152, 77, "cơn", 24, RED), path("M128 84 H176", line=3, ink=RED), path("M182 54 V86", line=4, ink=BLUE), words(232, 77, "về nhé", 24), hand(184, 92, -20), g(rect(-30, -19, 60, 38, 8, GREY) + path("M-10 0 m-8 0 l10 -10 h16 v20 h-16 Z", PAPER, 2) + path("M-2 -4 l8 8 M6 -4 l-8 8", line=2.5, ink=RED), 76, 136))
P["tu-viet-ghi-chu"] = scene(phone(120, 96, rect(0, 0, 100, 22, 0, YELLOW, 0) + words(50, 16, "Ghi chú", 13) + words(50, 46, "Hôm nay", 14) + words(50, 66, "trời nắng.", 14) + g(keyboard(94, 42), 50, 106), 112, 156), g(sun(), 240, 50, 1.5), g(tick(), 240, 122))
P["nhan-that"] = pair(person(84, 70, YELLOW, GREY, glasses=True), person(234, 66, BLUE, INK, long=True), rect(4, 8, 34, 16, 5, SAND, 0) + rect(14, 30, 32, 16, 5, LEAF, 0) + circle(40, 58, 7, GREEN, 0), say(112, 6, 92, 36, "Gửi cho con", tail="none", size=13), sleeve=YELLOW)

# ung-dung: the store, installing, permissions, removing
P["o-ung-dung"] = scene(phone(92, 96, apps()), tile(GREEN, g(handset(PAPER, .8)), 1.2, 196, 60), words(196, 104, "gọi", 16), tile(BLUE, rect(-10, -7, 20, 15, 3, PAPER, 2) + circle(0, 0, 4, BLUE, 2), 1.2, 268, 60), words(268, 104, "chụp", 16), tile(YELLOW, g(sun(), s=.6), 1.2, 196, 138), words(196, 182, "thời tiết", 15), tile(RED, rect(-9, -11, 18, 22, 2, PAPER, 2) + lines(-5, -6, 11, 3, 5, INK, 2.5), 1.2, 268, 138), words(268, 182, "đọc tin", 15))
P["kho-ung-dung"] = scene(phone(84, 96, apps()), path("M182 100 H138 M148 91 L137 100 L148 109", line=6, ink=GREEN), g(shop(), 240, 92, 1.35), tile(RED, "", .55, 216, 114), tile(GREEN, "", .55, 240, 114), tile(YELLOW, "", .55, 264, 114), g(shield(), 284, 44, .8))
P["chon-dung-ung-dung"] = scene(phone(130, 96, tile(BLUE, g(tick(.6)), .8, 20, 32) + lines(42, 22, 64, 1, h=7, c=INK) + rect(42, 36, 72, 14, 4, LEAF, 0) + words(78, 47, "Làm ra: …", 10) + path("M6 60 H112", line=2, ink=SAND) + tile(BLUE, words(0, 8, "?", 22, PAPER), .8, 20, 92) + lines(42, 82, 64, 1, h=7, c=INK) + lines(42, 98, 50, 2), 130, 156), hand(184, 74, -50), g(magnifier(), 272, 50, 1.2))
P["tap-cai-thu"] = scene(phone(120, 96, rect(0, 0, 100, 22, 0, YELLOW, 0) + words(50, 16, "TẬP THỬ", 14) + tile(GREEN, g(path("M0 -10 V6 M-7 0 L0 8 L7 0", line=4, ink=PAPER)), 1.1, 50, 54) + rect(14, 82, 72, 8, 4, GREY, 0) + rect(14, 82, 44, 8, 4, GREEN, 0) + button("Cài đặt", 112, GREEN, 50, 66, 13), 112, 156), hand(150, 146, -44), g(tick(1.2), 256, 74))
P["xin-quyen"] = scene(phone(112, 96, tile(YELLOW, path("M-5 -10 H5 L3 0 V12 H-3 V0 Z", PAPER, 2), .8, 50, 26) + words(50, 62, "Xem danh bạ?", 13) + button("Không", 88, RED, 50, 70, 13) + button("Cho", 112, GREY, 50, 70, 13), 112, 156), hand(146, 118, -46), g(crowd(2), 250, 60, 1.3), g(stop(1), 276, 92))
P["tep-la"] = scene(g(stranger(0, 0), 58, 96, .85), say(66, 14, 88, 40, "Cài ngay đi!", size=13, c=RED), g(paper(2, 60, 72) + words(0, 26, "APK", 18, RED), 176, 108), g(arrow(28, RED), 108, 112), phone(264, 98, apps(), 84, 150), g(stop(1.5), 224, 108))
P["cap-nhat"] = scene(tile(GREY, path("M-8 -9 L2 -3 L-4 4 L6 11", line=4), 2, 74, 84), words(74, 148, "Bản cũ", 17), g(arrow(48), 130, 84), tile(GREEN, g(tick(.8)), 2, 240, 84), words(240, 148, "Bản mới", 17), g(shield(), 288, 40, .6))
P["go-ung-dung"] = scene(phone(86, 96, apps() + rect(48, 58, 16, 16, 4, PAPER, 1.5, GREY)), path("M126 90 C150 40 190 40 214 72 M198 66 L215 74 L219 55", line=5, ink=RED), tile(BLUE, "", .8, 172, 44), g(bin_can(), 226, 112, 1.6), hand(106, 96, -30))
P["lam-that-ung-dung"] = pair(person(84, 68, RED, INK, long=True), person(236, 66, GREEN, GREY, glasses=True), g(apps(0, 2), s=.74), g(shop(), 160, 40, .72), sleeve=RED)

# sao-luu: keeping pictures, cleaning, a lost phone
P["may-roi-ao"] = scene(f'<ellipse cx="130" cy="166" rx="150" ry="40" fill="{SKY}" stroke="{INK}" stroke-width="3"/>', g(phone(0, 0, apps(), 84, 150), 112, 118, .7, -28), path("M40 168 C80 158 150 158 190 168 ", line=3, ink=BLUE), path("M30 150 C90 136 170 138 230 152 L230 196 H30 Z", SKY, 0), path("M52 158 C90 148 160 148 204 158", line=3, ink=BLUE), g(photo(60, 46), 236, 66, 1, 12), g(heart(), 216, 58, .4), path("M178 104 C190 96 198 92 206 92", line=3))
P["sao-luu-la-gi"] = scene(phone(82, 98, g(photo(), 36, 32) + g(crowd(2), 36, 82, .9)), g(arrow(34), 136, 92), g(cloud(), 246, 84, 2), g(photo(30, 24), 230, 88), g(person_icon(), 268, 90, .8), words(246, 148, "thêm một bản", 16))
P["bat-sao-luu"] = scene(phone(120, 96, g(cloud(), 50, 24, .8) + words(50, 62, "Sao lưu", 15) + switch(50, 80) + words(36, 112, "Ảnh", 12) + g(tick(.5), 66, 108) + words(34, 129, "Số", 12) + g(tick(.5), 66, 126), 112, 156), hand(140, 100, -50), g(wifi(), 260, 52, 1.1), g(tick(.8), 260, 96))
P["may-day"] = scene(rect(36, 62, 248, 42, 10), rect(40, 66, 126, 34, 6, RED, 0), rect(166, 66, 66, 34, 0, YELLOW, 0), rect(232, 66, 30, 34, 0, BLUE, 0), words(160, 46, "Máy gần đầy", 19), g(photo(36, 28), 92, 134), words(92, 170, "phim, ảnh", 15), g(bubble(-16, -12, 32, 22, "", "left"), 200, 134), words(200, 170, "tin cũ", 15), tile(BLUE, "", .7, 270, 134), words(268, 170, "ứng dụng", 14))
P["don-may"] = scene(g(photo(64, 50, GREY) + path("M-26 -18 L26 18 M26 -18 L-26 18", line=4, ink=RED), 76, 62), path("M76 100 V116 M67 108 L76 118 L85 108", line=4, ink=RED), g(bin_can(), 76, 150, 1.1), g(photo(84, 64), 224, 82), g(heart(), 224, 82, .8), g(tick(), 270, 124), words(224, 152, "giữ lại", 17, GREEN))
P["chep-so-ra-giay"] = scene(g(book("".join(g(b, -22, -36 + 36 * i, s) + path(f"M0 {-34 + 36 * i} H40", line=5, ink=GREY) for i, (b, s) in enumerate(((person_icon(GREEN), .6), (house(), .34), (heart(), .45))))), 130, 98, 1.15), g(pen(), 190, 120, 1.4))
P["lo-mat-may"] = scene(person(66, 92, BLUE, INK, mood="flat"), g(handset(GREEN, 1.1), 112, 84), *(g(b, 172, y) + words(198, y + 6, t, 17, anchor="start") for b, t, y in ((rect(-12, -15, 24, 30, 4, YELLOW, 2.5) + rect(-6, -4, 12, 12, 2, PAPER, 2), "Khóa sim", 44), (g(office(GREEN), s=.42), "Ngân hàng", 94), (g(shield(RED), s=.6), "Công an xã", 144))))
P["tap-mat-may"] = scene(phone(118, 96, rect(0, 0, 100, 22, 0, YELLOW, 0) + words(50, 16, "TẬP THỬ", 14) + g(lock(), 50, 56, .9) + button("Khóa sim", 100, RED, 50, 74, 13) + lines(20, 116, 60, 1), 112, 156), hand(152, 130, -48), *(circle(270, 48 + 48 * i, 18, c) + words(270, 55 + 48 * i, str(i + 1), 20, INK if c == YELLOW else PAPER) for i, c in enumerate((YELLOW, GREEN, RED))))
P["lam-that-sao-luu"] = pair(person(84, 68, GREEN, INK, hat=True), person(240, 66, RED, GREY, long=True), g(photo(34, 26), 25, 18) + rect(6, 42, 38, 8, 3, GREY, 0) + rect(6, 42, 26, 8, 3, RED, 0) + g(cloud(), 25, 62, .5), g(book("", 60, 70), 160, 40, .7), g(pen(), 168, 48, .8))

# truc-trac: small troubles
P["truc-trac-thuong"] = scene(person(88, 84, GREEN, GREY, glasses=True), phone(214, 98, words(36, 86, "?", 64, BLUE)), say(108, 8, 76, 38, "Cứ từ từ", size=14))
P["tat-roi-bat"] = scene(rect(154, 62, 14, 34, 4, RED), phone(116, 100, g(reload(20), 37, 66)), hand(172, 80, -76), words(252, 40, "giữ lâu", 18, RED))
P["che-do-may-bay"] = scene(phone(104, 96, g(path("M-24 4 L24 -14 C30 -16 30 -8 24 -6 L8 2 L0 20 L-6 22 L-4 8 L-14 12 L-20 18 L-24 17 L-20 8 Z", BLUE, 2.5), 36, 42) + switch(36, 88)), hand(124, 106, -38), g(arrow(34), 170, 80), g(wifi(), 252, 70, 1.3), words(252, 132, "4G", 28, BLUE))
P["quen-mat-khau"] = scene(phone(124, 96, g(lock(), 50, 26, .8) + rect(8, 50, 84, 22, 5) + words(50, 66, "••• ?", 16) + words(50, 98, "Quên mật khẩu", 11.5, BLUE) + path("M10 103 H90", line=2, ink=BLUE), 112, 156), hand(168, 130, -46), g(key(), 236, 42, 1.2), g(office(RED, "Công an xã"), 262, 96, .7))
P["gio-tu-dong"] = scene(phone(108, 96, g(calendar("22"), 36, 32) + words(36, 76, "Tự động", 14) + switch(36, 98)), hand(128, 116, -38), g(clock(), 238, 82, 2.2), g(tick(), 284, 132))
P["ung-dung-hong"] = scene(*(tile(c, b, 1.5, 70 + 90 * (i % 3), 60 + 80 * (i // 3)) for i, (c, b) in enumerate(((GREEN, ""), (BLUE, ""), (YELLOW, ""), (BLUE, ""), (GREY, g(warn(.62))), (GREEN, "")))), *(g(tick(.6), x, y) for x, y in ((94, 82), (184, 82), (274, 82), (94, 162), (274, 162))), ring(160, 140, 36))
P["to-cong-nghe-so"] = scene(person(92, 72, BLUE, GREY, scarf=RED), person(228, 66, GREEN, INK), rect(204, 128, 48, 20, 4, YELLOW, 2), words(228, 142, "Tổ số", 12), phone(158, 132, g(gear(), 25, 34), 62, 96), g(hand(0, 0, 40, BLUE, .75), 144, 140), say(112, 6, 84, 36, "Nó báo…", tail="none"))
P["nguoi-la-doi-sua"] = scene(g(stranger(0, 0), 62, 100, .85), say(70, 14, 116, 40, "Máy có vi rút!", size=13), phone(236, 104, g(eye(), 36, 56, 1.1), 84, 150), path("M108 112 H180", line=4, ink=RED), g(stop(1.4), 190, 112))
P["lam-that-truc-trac"] = pair(person(84, 68, BLUE, INK), person(238, 66, YELLOW, GREY, glasses=True), g(reload(15), 26, 36), g(gear(), 160, 36, .9), sleeve=BLUE)

# chon-cong-cu: the right tool, the next lesson
P["viec-nao-do-nay"] = scene(path("M56 168 L92 48", line=9, ink="#8C7B6E"), path("M80 42 L116 54 L108 72 L86 62 Z", GREY), path("M150 168 L158 112", line=9, ink="#8C7B6E"), path("M158 112 C150 66 186 44 206 62 C186 60 170 82 168 112 Z", GREY), phone(256, 104, apps(), 84, 146))
P["bon-cau-hoi"] = scene(*(g(rect(-66, -32, 132, 64, 10) + g(b, -40, 0, .8) + words(18, 6, t, 15), 86 + 148 * (i % 2), 54 + 78 * (i // 2)) for i, (b, t) in enumerate(((gear(), "Việc gì?"), (person_icon(GREEN), "Cho ai?"), (wifi(), "Có mạng?"), (coins(), "Tốn tiền?")))))
P["do-co-san"] = scene(phone(92, 96, tile(GREY, words(0, 8, "+−", 20), .9, 20, 30) + tile(PAPER, g(clock(), s=.55), .9, 53, 30) + tile(BLUE, path("M-5 -10 H5 L3 0 V12 H-3 V0 Z", YELLOW, 2), .9, 20, 72) + tile(YELLOW, lines(-10, -8, 20, 2, 9, INK, 4), .9, 53, 72)), rect(172, 44, 118, 88, 8), words(276, 72, "35.000", 19, anchor="end"), words(276, 96, "+ 20.000", 19, anchor="end"), path("M184 103 H278", line=2.5), words(276, 124, "55.000", 19, RED, "end"))
P["so-hai-thu"] = scene(path("M160 40 V166 M126 168 H194 M78 62 L242 48", line=6), circle(160, 52, 6, YELLOW), path("M78 62 L50 112 H106 Z M242 48 L214 98 H270 Z", line=2.5), tile(GREEN, words(0, 9, "Aa", 20, PAPER), 1, 78, 94), path("M46 112 H110 C106 128 50 128 46 112 Z", SAND), tile(RED, words(0, 7, "đ", 20, PAPER), 1, 242, 80), path("M210 98 H274 C270 114 214 114 210 98 Z", SAND))
P["thu-mot-tuan"] = scene(g(calendar("7"), 92, 96, 2.6), tile(BLUE, words(0, 8, "thử", 15, PAPER), 1.5, 230, 74), g(tick(), 206, 134), g(bin_can(), 256, 134, .8), words(231, 139, "/", 20))
P["ba-o-tu-xem"] = scene(rect(34, 32, 252, 128, 6), path("M118 32 V160 M202 32 V160", line=3), g(tick(.8), 76, 60), words(76, 102, "Tự làm", 15), words(76, 120, "được", 15), g(crowd(2), 160, 60, .8), words(160, 102, "Cần người", 15), words(160, 120, "nhắc", 15), words(244, 72, "?", 34, BLUE), words(244, 102, "Chưa biết", 15), g(pen(), 262, 158, 1.1))
P["chon-bai-tiep"] = scene(path("M40 200 C100 150 120 130 158 120 C200 110 250 60 300 40", line=26, ink=SAND), path("M92 166 V70", line=6), path("M60 62 H126 L140 78 L126 94 H60 Z", YELLOW), words(96, 84, "Bài này", 14), path("M216 130 V62", line=6), path("M190 50 H240 L252 64 L240 78 H190 Z", GREY), path("M272 88 V30", line=5), path("M252 20 H288 L298 32 L288 44 H252 Z", GREY), g(tick(), 60, 60, .9))
P["lam-that-ba-o"] = scene(person(84, 66, YELLOW, INK, scarf=BLUE), person(236, 66, BLUE, GREY, glasses=True), rect(106, 116, 108, 70, 4), path("M142 116 V186 M178 116 V186", line=2.5), g(tick(.5), 124, 134), words(160, 142, "…", 20), words(196, 142, "?", 20, BLUE), g(pen(), 136, 172, .9))

# tim-va-tin / tim-thong-tin: searching
P["hoi-lua-vang"] = scene(person(96, 80, RED, INK, hat=True), *(g(plant(YELLOW), x, 166) for x in (172, 284)), phone(228, 92, g(magnifier(), 36, 44, .9) + lines(12, 82, 50, 3), 84, 130), say(104, 8, 74, 36, "Vàng lá?", tail="none", size=14))
P["o-tim-kiem"] = scene(rect(34, 56, 252, 56, 28), g(magnifier(), 70, 82, .9), path("M102 70 V98", line=3, ink=BLUE), words(112, 92, "Gõ vào đây…", 20, "#7A6A5E", "start"), hand(190, 100, -20))
P["tim-bang-giong"] = scene(person(70, 88, GREEN, GREY, scarf=BLUE), path("M106 96 C114 102 114 110 106 116 M116 88 C130 100 130 114 116 126", line=4, ink=RED), rect(142, 54, 156, 48, 24), g(magnifier(), 168, 76, .7), lines(190, 74, 50, 1, h=6), g(mic(), 272, 77, .85), ring(272, 78, 20))
P["viec-noi-luc"] = scene(*(g(rect(-44, -22, 88, 44, 10, c) + words(0, 6, t, 17), x, 52) + words(x, 98, e, 16) for t, e, x, c in (("việc gì", "thời tiết", 60, LEAF), ("ở đâu", "Thái Nguyên", 160, SKY), ("bao giờ", "ngày mai", 260, SAND))), rect(30, 122, 260, 44, 22), g(magnifier(), 60, 143, .7), lines(86, 140, 176, 1, h=8, c=INK))
P["chu-tai-tro"] = scene(phone(124, 96, rect(6, 12, 94, 44, 5, PAPER, 2) + words(38, 28, "Tài trợ", 13) + lines(12, 36, 76, 2, 9) + rect(6, 66, 94, 44, 5, PAPER, 2, GREY) + lines(12, 78, 76, 3, 10), 118, 160), frame(108, 53, 62, 24), g(coins(), 248, 84, 1.5), words(252, 140, "trả tiền", 17), words(252, 160, "để đứng đầu", 17))
P["chon-trang"] = scene(rect(30, 34, 200, 112, 10), words(46, 62, "khuyến nông", 19, BLUE, "start"), words(46, 90, "12/10/2026", 17, INK, "start"), lines(46, 106, 164, 3, 13), frame(106, 69, 142, 58), hand(182, 84, -50), g(tick(), 274, 48))
P["doi-loi-tim"] = scene(rect(26, 34, 130, 40, 20), words(92, 60, "khoai mì", 18), g(stop(), 178, 54), rect(26, 108, 130, 40, 20), words(92, 134, "sắn", 18), g(arrow(30), 166, 128), g(paper(4, 70, 76), 252, 120), g(tick(.8), 288, 158), path("M76 82 V98 M68 92 L76 100 L84 92", line=4, ink=GREEN))
P["lam-that-tim"] = pair(person(84, 68, YELLOW, GREY, long=True), person(236, 66, GREEN, INK), rect(4, 8, 42, 14, 7, SAND, 0) + g(magnifier(), 14, 16, .3) + lines(6, 32, 38, 3), g(magnifier(), 160, 36, 1), sleeve=YELLOW)

# nguon-chinh-thuc: whose page is this
P["hai-trang-giong"] = scene(*(g(rect(-62, -58, 124, 116, 8) + rect(-62, -58, 124, 24, 6, BLUE) + g(office(RED), 0, 4, .6) + lines(-44, 30, 88, 2), x, 96) for x in (82, 238)), g(tick(1.2), 136, 40), circle(292, 40, 19, YELLOW), words(292, 49, "?", 26))
P["dia-chi-o-dau"] = scene(phone(150, 118, rect(0, 0, 168, 34, 0, SAND, 0) + g(address(152, "dichvucong.gov.vn", INK, 14), 84, 18) + g(office(RED), 84, 84, .8) + lines(20, 118, 128, 2), 180, 190), frame(150, 47, 156, 34), hand(208, 64, -36))
P["duoi-gov-vn"] = scene(g(address(280, ""), 160, 82, 1), rect(20, 56, 280, 52, 26), words(166, 89, "dichvucong", 21, INK, "end"), words(168, 89, ".gov.vn", 24, RED, "start"), path("M168 100 C190 118 240 118 262 100", line=4, ink=RED), words(216, 146, "nhìn phần cuối", 18), g(tick(1.1), 64, 146))
P["chen-chu-gov"] = scene(*(rect(24, y, 220, 48, 24) + words(44, y + 31, a, 20, INK, "start") + words(x, y + 31, b, 22, RED, "start") + g(stop(1.1), 276, y + 24) for y, a, b, x in ((36, "gov-vn", ".top", 116), (108, "gov.vn.abc", ".com", 158))))
P["o-khoa-chua-du"] = scene(*(g(rect(-60, -50, 120, 100, 8) + g(address(104, ""), 0, -28) + g(lock(), -36, -31, .42) + lines(-18, -31, 54, 1, h=6) + lines(-44, 0, 88, 3), x, 94) for x in (84, 236)), g(tick(), 138, 46), g(stop(), 290, 46), words(84, 174, "trang thật", 16), words(236, 174, "trang giả", 16))
P["ai-noi-luc-nao"] = scene(rect(56, 20, 150, 166, 5), words(74, 50, "UBND xã", 18, RED, "start"), lines(74, 68, 114, 4, 14), words(190, 166, "12/10/2026", 16, INK, "end"), frame(114, 45, 96, 34), frame(150, 161, 104, 32), g(magnifier(), 254, 88, 1.9))
P["trang-mang-xa"] = scene(phone(92, 96, rect(0, 0, 72, 34, 0, SKY, 0) + circle(36, 30, 13, RED, 2) + words(36, 58, "Xã mình?", 13) + lines(8, 68, 56, 2) + g(photo(54, 32), 36, 108)), g(arrow(36), 148, 96), g(office(RED, "Ủy ban xã"), 246, 88, 1.2), words(160, 54, "hỏi", 18, GREEN))
P["tu-go-dia-chi"] = scene(phone(130, 96, g(address(118, "dichvucong…", INK, 13), 65, 22) + g(keyboard(120, 58), 65, 98), 142, 160), hand(146, 132, -30), path("M256 42 L264 62 L286 64 L269 78 L275 100 L256 88 L237 100 L243 78 L226 64 L248 62 Z", YELLOW), words(256, 126, "lưu lại", 17))
P["lam-that-nguon"] = pair(person(84, 68, BLUE, INK, hat=True), person(238, 66, RED, GREY, glasses=True), words(25, 22, ".gov.vn", 12, RED) + lines(6, 34, 38, 3), say(118, 6, 84, 36, "Đuôi gì?", tail="none"), sleeve=BLUE)

# tin-gia: true or false news
P["tin-vo-dap"] = scene(phone(96, 96, rect(4, 14, 64, 44, 8, PAPER, 2) + words(36, 33, "VỠ ĐẬP!", 14) + words(36, 50, "chạy ngay", 12) + g(photo(56, 38), 36, 88)), person(210, 104, BLUE, INK, s=.8, mood="flat"), person(282, 104, RED, GREY, s=.8, mood="flat", long=True), g(handset(GREEN, .9), 240, 44), say(164, 14, 62, 36, "Hỏi xã", tail="none"), path("M30 30 C24 22 32 12 42 16 C36 20 36 28 44 32 C40 36 34 34 30 30 Z", YELLOW, 2))
P["bon-dau-hieu-tin"] = scene(*(g(b, x, 70) + words(x, 136, t, 15) for x, b, t in ((48, words(0, 16, "!!!", 46, RED), "giật mình"), (124, g(stranger(0, 0, down=70), 0, -14, .7), "ai nói?"), (200, path("M-24 16 C-24 -10 0 -16 14 -14 M4 -26 L18 -14 L4 0", line=6, ink=BLUE), "chia sẻ đi"), (280, g(photo(56, 44, GREY)) + words(0, 8, "?", 26, RED), "ảnh cũ"))))
P["dung-mot-nhip"] = scene(phone(102, 96, g(news(76, 66, "Tin lạ"), 50, 38) + button("Chia sẻ", 104, BLUE, 50, 72, 13), 112, 156), g(palm(), 214, 122, 1.1), g(clock(), 270, 46, 1.2))
P["ba-cau-kiem-tra"] = scene(g(magnifier(), 72, 84, 2.4), *(rect(140, y, 160, 38, 10) + words(220, y + 25, t, 16) for y, t in ((30, "Ai nói?"), (80, "Nơi khác nói sao?"), (130, "Ngày nào?"))))
P["anh-danh-lua"] = scene(phone(92, 96, rect(0, 0, 90, 58, 0, SKY, 0) + g(house(), 30, 46, .7) + path("M0 56 C14 48 26 62 44 54 C60 48 74 62 90 54 V92 H0 Z", "#7FA6BF", 2) + words(45, 114, "Hôm nay!", 15, RED), 102, 156), rect(176, 40, 124, 104, 4, SKY), path("M238 40 V144 M176 92 H300", line=4), g(sun(), 206, 66, .9), words(238, 170, "trời đang nắng", 16))
P["tin-thuoc"] = scene(rect(56, 60, 64, 92, 8, LEAF), rect(64, 40, 48, 22, 4, GREY), words(88, 100, "KHỎI", 15), words(88, 118, "HẲN!", 15), g(plant(), 88, 138, .5), g(stop(1.3), 128, 60), g(arrow(36), 148, 108), g(office(GREEN, "Trạm y tế"), 248, 92, 1.15), rect(242, 100, 12, 30, 0, RED, 0), rect(233, 109, 30, 12, 0, RED, 0))
P["tap-that-gia"] = scene(phone(150, 96, rect(0, 0, 128, 22, 0, YELLOW, 0) + words(64, 16, "TẬP THỬ", 14) + g(news(84, 60, "Tin bịa"), 64, 58) + button("Thật", 114, GREEN, 33, 54, 13) + button("Giả", 114, RED, 95, 54, 13), 140, 166), g(magnifier(), 268, 80, 1.4))
P["lo-gui-tin"] = scene(phone(104, 96, rect(20, 16, 76, 30, 8, GREY, 2) + path("M26 31 H90", line=3, ink=RED) + rect(8, 58, 88, 46, 8, LEAF, 2) + words(52, 78, "Tin lúc nãy", 13) + words(52, 95, "không đúng", 13), 116, 160), g(crowd(3), 248, 72, 1.1), g(tick(), 248, 128))
P["lam-that-tin"] = pair(person(84, 68, GREEN, GREY), person(236, 66, YELLOW, INK, long=True), g(news(40, 46, "Tin"), 25, 30, .9), g(magnifier(), 166, 38, 1), words(140, 44, "?", 30, RED))

# giu-thong-tin: keeping and finding again
P["tim-mai-khong-ra"] = scene(person(70, 90, BLUE, GREY, mood="flat", glasses=True), *(g(photo(42, 32, (SKY, SAND, GREY)[(i + j) % 3]), 152 + 48 * i, 56 + 42 * j) for j in range(3) for i in range(4)), g(magnifier(), 128, 116, .9))
P["moi-thu-o-dau"] = scene(*(tile(c, b, 1.8, x, 78) + words(x, 140, t, 17) for x, c, b, t in ((64, SKY, circle(7, -6, 2.5, YELLOW, 1) + path("M-11 9 L-4 -3 L1 4 L5 0 L11 9 Z", GREEN, 1.2), "Ảnh"), (160, YELLOW, lines(-9, -8, 18, 3, 7, INK, 3.5), "Ghi chú"), (256, LEAF, rect(-8, -11, 16, 22, 2, PAPER, 1.5) + lines(-5, -6, 10, 3, 5, INK, 2), "Tệp"))))
P["gom-anh"] = scene(*(g(paper(3, 40, 52), x, y, 1, r) for x, y, r in ((52, 60, -12), (106, 48, 6), (72, 122, 8))), path("M120 84 C150 70 166 76 182 92 M170 90 L184 94 L186 80", line=5, ink=GREEN), g(folder(SAND), 242, 92, 2.2), words(242, 102, "Giấy tờ", 18), words(242, 122, "nhà", 18))
P["dat-ten-de-tim"] = scene(g(paper(4, 84, 100), 82, 92), g(rect(-66, -18, 132, 36, 8, LEAF) + words(0, 6, "Tiền điện tháng 5", 14), 220, 66), g(tick(.8), 282, 46), g(rect(-66, -18, 132, 36, 8, GREY) + words(0, 6, "IMG 2047", 15), 220, 128), g(stop(.8), 282, 108), g(pen(), 120, 128, 1.1))
P["ghi-viec-nho"] = scene(phone(112, 96, rect(0, 0, 104, 22, 0, YELLOW, 0) + words(52, 16, "Ghi chú", 13) + words(10, 44, "Giống ngô", 13, INK, "start") + lines(10, 52, 84, 1) + words(10, 80, "Bón phân", 13, INK, "start") + lines(10, 88, 84, 1) + words(10, 116, "Cỡ lốp xe", 13, INK, "start") + lines(10, 124, 60, 1), 116, 160), g(plant(), 226, 70, 1.6), circle(260, 138, 24, GREY), circle(260, 138, 10, PAPER))
P["may-nhac-viec"] = scene(g(calendar("15"), 100, 92, 2.4), circle(100, 120, 31, "none", 4, RED), g(bell(), 232, 76, 1.8), path("M198 56 C190 68 190 84 198 96 M266 56 C274 68 274 84 266 96", line=4), words(232, 146, "tiêm phòng", 17))
P["tim-lai-nhanh"] = scene(rect(24, 26, 178, 40, 20), g(magnifier(), 50, 46, .65), words(72, 52, "khai sinh", 18, INK, "start"), path("M112 74 V90 M103 82 L112 92 L121 82", line=5, ink=GREEN), g(paper(4, 76, 84), 112, 142), g(tick(.9), 152, 176), g(clock(), 254, 88, 1.3), words(254, 150, "một phút", 17))
P["khoa-giay-to"] = scene(phone(106, 96, g(folder(), 42, 60, 1.3) + g(lock(), 42, 66, .8), 96, 156), g(id_card(), 232, 66), g(paper(3, 50, 62), 218, 136), g(shield(), 270, 132, .8), g(arrow(26), 186, 96, 1, 180))
P["lam-that-cat-gon"] = pair(person(84, 68, RED, INK, scarf=GREEN), person(236, 66, BLUE, GREY, long=True), g(folder(), 25, 22, .8) + g(photo(20, 16), 13, 54) + g(photo(20, 16), 37, 54), g(bell(), 160, 38, .9), sleeve=RED)

# hoi-ai: asking a machine that answers
P["tro-ly-ai"] = scene(phone(148, 96, g(robot(), 52, 54, 1.1) + rect(10, 92, 84, 22, 8, LEAF, 2) + lines(18, 100, 66, 1), 116, 160), say(10, 30, 74, 38, "Hỏi gì?", tail="right"), words(262, 80, "là máy,", 18), words(262, 104, "không phải", 18), words(262, 128, "người", 18))
P["ai-viet-giay"] = scene(person(64, 92, RED, INK, scarf=BLUE), g(robot(), 156, 66, .95), g(arrow(22), 190, 92), rect(222, 30, 84, 132, 4), words(264, 54, "Mời họp", 15), lines(234, 66, 60, 2, 13), path("M234 100 H276", line=3, ink=RED), words(264, 124, "sửa lại", 14, RED), g(pen(), 258, 158, 1))
P["hoi-du-y"] = scene(*(g(rect(-60, -26, 120, 52, 10, c) + words(0, 7, t, 18), x, y) for t, x, y, c in (("việc gì", 84, 50, LEAF), ("cho ai", 84, 112, SKY), ("dài, ngắn", 214, 50, SAND), ("giọng nào", 214, 112, YELLOW))), g(robot(), 284, 152, .8))
P["hoi-lai-ai"] = scene(person(72, 92, GREEN, GREY, glasses=True), say(84, 10, 104, 44, "Nói ngắn", "thôi!", size=14), g(robot(), 258, 66, 1), rect(164, 116, 130, 56, 8, LEAF), lines(176, 130, 104, 1, h=6, c=INK), lines(176, 146, 70, 1, h=6, c=INK))
P["ai-noi-sai"] = scene(g(robot(), 82, 98, 1.7), bubble(150, 22, 148, 76, words(0, -8, "Chắc chắn", 20) + words(0, 18, "là thế này!", 20)), g(warn(1.5), 226, 146))
P["ai-kiem-lai"] = scene(g(robot(), 62, 98, 1.15), g(arrow(34), 102, 72, 1, -18), g(arrow(34), 102, 120, 1, 18), g(office(GREEN, "Trạm y tế"), 208, 52, .9), rect(203, 58, 9, 24, 0, RED, 0), rect(195, 66, 25, 9, 0, RED, 0), g(office(RED, "Ủy ban xã"), 208, 138, .9), g(tick(), 280, 56), g(tick(), 280, 142))
P["ai-khong-ke"] = scene(g(id_card(), 70, 52), g(rect(-42, -18, 84, 36, 8) + words(0, 7, "••••••", 20), 70, 108), g(rect(-42, -18, 84, 36, 8, SAND) + words(0, 7, "OTP 48··", 16), 70, 158), g(stop(1.6), 160, 100), g(robot(), 250, 106, 1.4))
P["tap-hoi-ai"] = scene(phone(150, 96, rect(0, 0, 128, 22, 0, YELLOW, 0) + words(64, 16, "TẬP THỬ", 14) + rect(34, 32, 86, 26, 8, SAND, 2) + lines(42, 42, 70, 1) + g(robot(), 20, 86, .5) + rect(38, 66, 82, 46, 8, LEAF, 2) + lines(46, 76, 66, 3, 11) , 140, 166), g(magnifier(), 260, 104, 1.6))
P["lam-that-ai"] = pair(person(84, 68, BLUE, GREY), person(236, 66, GREEN, INK, long=True), g(robot(), 25, 28, .6) + lines(6, 46, 38, 2), say(112, 6, 96, 36, "Ngắn hơn đi", tail="none"), sleeve=BLUE)

# ai-lam-gia: what a machine can fake
P["bac-si-gia"] = scene(rect(40, 26, 164, 124, 10, INK, 0), rect(48, 34, 148, 108, 4, SKY, 0), g(person(0, 0, PAPER, GREY, down=80), 98, 78, .8), rect(148, 86, 30, 50, 5, LEAF), rect(152, 74, 22, 12, 3, GREY), path("M112 160 L136 174 L112 188 Z", RED, 2.5), g(warn(1.5), 256, 88), words(256, 150, "giả!", 26, RED))
P["may-lam-gia"] = scene(g(photo(56, 44), 54, 52), g(person_icon(), 54, 54, .8), path("M30 128 H38 M44 116 V140 M52 108 V148 M60 118 V138 M68 124 V132 M74 128 H80", line=4, ink=BLUE), g(arrow(22), 88, 92), g(gear(), 154, 92, 1.25), g(arrow(22), 192, 92), person(268, 84, GREY, INK, mood="flat"), path("M268 56 V112", line=3, ink=RED), words(268, 40, "giả", 18, RED))
P["nhin-cho-la"] = scene(person(132, 96, GREEN, INK, s=1.35, mood="flat", long=True), circle(120, 96, 11, "none", 3, RED), frame(132, 110, 34, 16), g(palm(5), 258, 142, .95), words(262, 84, "thừa ngón?", 15), g(magnifier(), 46, 60, 1.2))
P["nghe-cach-noi"] = scene(phone(96, 96, g(stranger(0, 0, down=76), 36, 26, .54) + words(36, 88, "0:08", 16) + circle(36, 112, 11, RED, 2)), path("M150 90 H162 L168 72 L178 110 L188 78 L194 90 H206", line=4, ink=BLUE), say(206, 26, 96, 50, "Mạng kém…", "Chuyển đi!", size=13, c=RED), g(note(), 256, 130, 1.1))
P["goi-lai-so-cu"] = scene(phone(76, 96, g(person(0, 0, GREY, INK, mood="flat", down=90), 36, 40, .62) + words(36, 94, "?", 24, RED)), g(stop(1), 112, 48), g(arrow(40), 134, 102), phone(234, 96, g(person_icon(GREEN), 44, 26, 1.1) + words(44, 64, "Con Hoa", 15) + g(handset(s=1), 44, 98), 100, 156), g(tick(), 288, 48))
P["cau-hoi-rieng"] = scene(person(74, 92, GREEN, GREY, long=True), person(246, 92, BLUE, INK), bubble(104, 12, 112, 66, g(hen(), -22, 2, .9) + words(28, 10, "?", 34, RED), "none"), g(lock(), 160, 112, 1.1))
P["giu-khuon-mat"] = scene(g(stranger(0, 0), 52, 104, .8), say(58, 14, 100, 44, "Quay mặt", "sang trái!", size=13), phone(228, 96, rect(0, 0, 92, 130, 0, SKY, 0) + circle(46, 52, 34, "none", 3, RED) + g(person(0, 0, YELLOW, GREY, mood="flat", down=100), 46, 54, .8) + path("M8 112 H30 M16 104 L7 112 L16 120 M84 112 H62 M76 104 L85 112 L76 120", line=4, ink=INK), 104, 156), g(stop(1.4), 158, 108))
P["khong-lam-gia"] = scene(rect(34, 34, 110, 100, 6), person(89, 78, RED, INK, s=.7, down=72), path("M36 36 L142 132", line=6, ink=RED), rect(180, 34, 110, 100, 6, SKY), g(robot(), 235, 88, 1.1), rect(180, 116, 110, 24, 4, YELLOW), words(235, 133, "do AI làm", 14), g(stop(), 89, 158), g(tick(), 235, 164))
P["lam-that-cau-rieng"] = scene(person(84, 72, YELLOW, INK, hat=True), person(236, 70, RED, GREY, scarf=GREEN), phone(134, 140, g(handset(s=.6), 18, 28), 44, 74), phone(186, 140, g(handset(s=.6), 18, 28), 44, 74), bubble(124, 8, 72, 46, g(hen(), -10, 0, .65) + words(18, 8, "?", 26, RED), "none"))

# noi-chuyen-tren-mang / goi-va-nhan: messages, pictures, voices, the hamlet's group
P["me-con-xa"] = scene(person(62, 84, RED, GREY, scarf=BLUE), phone(124, 132, g(person(0, 0, BLUE, INK, down=70), 25, 26, .5), 62, 96), person(262, 80, BLUE, INK), phone(200, 132, g(person(0, 0, RED, GREY, scarf=BLUE, down=70), 25, 26, .5), 62, 96), g(heart(), 162, 48, 1.1))
P["nhan-mot-tin"] = scene(phone(136, 96, rect(0, 0, 124, 28, 0, SKY, 0) + words(62, 20, "Con Hoa", 16) + rect(12, 42, 84, 24, 8, SAND, 2) + lines(20, 52, 60, 1) + rect(6, 98, 84, 26, 13, PAPER, 2) + words(48, 116, "Mai về nhé", 13) + circle(108, 111, 14, GREEN, 2) + path("M102 104 L116 111 L102 118 L105 111 Z", PAPER, 0), 136, 164), frame(136, 40, 88, 28), hand(192, 140, -44))
P["gui-mot-anh"] = scene(phone(126, 96, rect(34, 12, 82, 62, 8, LEAF, 2) + g(photo(66, 46), 75, 43) + g(plant(), 66, 48, .6) + rect(6, 98, 70, 26, 13, PAPER, 2) + g(photo(28, 22), 98, 111), 136, 164), hand(178, 138, -44), g(tick(), 266, 58))
P["gui-tieng-noi"] = scene(phone(120, 96, rect(18, 24, 98, 30, 10, LEAF, 2) + path("M30 39 H36 M42 32 V46 M50 28 V50 M58 34 V44 M66 30 V48 M74 35 V43 M82 39 H102", line=3.5, ink=BLUE) + g(mic(), 96, 102, .9), 136, 164), hand(176, 130, -44), say(226, 22, 78, 38, "Cháu ơi!", size=14))
P["tap-gui-anh"] = scene(phone(150, 96, rect(0, 0, 128, 22, 0, YELLOW, 0) + words(64, 16, "TẬP THỬ", 14) + rect(44, 32, 76, 48, 8, LEAF, 2) + g(photo(62, 36), 82, 56) + rect(6, 100, 66, 24, 12, PAPER, 2) + g(photo(24, 18), 88, 112) + g(mic(), 114, 112, .55), 140, 166), hand(176, 152, -30), g(tick(), 262, 60))
P["tap-goi-hinh"] = scene(phone(150, 96, rect(0, 0, 128, 22, 0, YELLOW, 0) + words(64, 16, "TẬP THỬ", 14) + g(person(0, 0, GREEN, INK, long=True, down=70), 64, 56, .6) + rect(0, 100, 128, 40, 0, PAPER, 0) + circle(40, 120, 14, GREEN, 2) + g(camera(PAPER), 40, 120, .42) + circle(88, 120, 14, RED, 2) + g(handset(PAPER, .5), 88, 120, 1, 135), 140, 166), hand(118, 156, 24), g(tick(), 264, 60))
P["nhom-cua-xom"] = scene(*(g(b, x, 112, .72) for x, b in ((44, person(0, 0, GREEN, GREY, hat=True)), (110, person(0, 0, RED, INK, scarf=BLUE)), (210, person(0, 0, BLUE, INK)), (276, person(0, 0, YELLOW, GREY, long=True)))), bubble(92, 8, 136, 62, words(0, -4, "Họp xóm", 17) + words(0, 18, "7 giờ tối", 15, RED), "none"), g(bell(), 66, 38, .8), g(house(GREEN), 160, 128, .9))
P["nhom-dong-nguoi"] = scene(g(id_card(), 66, 66), g(rect(-42, -18, 84, 36, 8, SAND) + words(0, 7, "mã 48··", 16), 66, 132), g(stop(1.5), 148, 98), g(crowd(3), 240, 66, 1.15), g(crowd(3), 240, 112, 1.15), g(crowd(3), 240, 158, 1.15))
P["lam-that-nhan-goi"] = pair(person(84, 68, GREEN, GREY, scarf=RED), person(236, 66, YELLOW, INK), g(photo(36, 28), 25, 20) + g(mic(), 14, 56, .5) + g(camera(), 36, 56, .5), say(118, 6, 84, 36, "Chào con!", tail="none"))

# ung-xu: kind words
P["con-ga-sang-vuon"] = scene(person(60, 88, BLUE, INK, mood="sad"), person(262, 88, RED, GREY, mood="sad", long=True), say(82, 10, 64, 40, "!!!", size=20, c=RED), say(176, 10, 64, 40, "!!!", tail="right", size=20, c=RED), g(hen(), 160, 132, 1.5))
P["ben-kia-nguoi-that"] = scene(phone(92, 96, rect(8, 26, 56, 34, 8, LEAF, 2) + lines(16, 36, 40, 2, 10) + g(keyboard(60, 38), 36, 106)), path("M140 66 C160 52 176 52 194 66 M184 54 L196 68 L178 72", line=5, ink=BLUE), person(250, 92, YELLOW, INK, mood="sad", long=True))
P["doc-lai-truoc"] = scene(phone(96, 96, rect(8, 18, 84, 48, 8, SAND, 2) + lines(18, 30, 64, 3) + button("Gửi", 106, BLUE, 50, 54, 14), 112, 156), g(palm(), 186, 130, .9), *(words(270, 56 + 38 * i, t, 18) for i, t in enumerate(("Đúng?", "Cần?", "Đau ai?"))))
P["viet-de-nghe"] = scene(say(24, 24, 132, 56, "SAO KHÔNG", "TRẢ LỜI!", size=17, c=RED), g(stop(), 150, 98), say(166, 86, 134, 56, "Bác rảnh thì", "nhắn con nhé ạ", size=15, tail="right"), g(tick(), 176, 158))
P["khong-dong-y"] = scene(person(68, 88, GREEN, INK), person(252, 88, BLUE, GREY, glasses=True), say(84, 8, 90, 44, "Tôi nghĩ", "khác…", size=14), g(paper(4, 60, 72), 160, 124), words(160, 184, "nói về việc", 16))
P["bi-noi-xau"] = scene(*(g(b, x, 80) + words(x, 146, t, 17) for x, b, t in ((58, rect(-26, -18, 52, 36, 6, GREY) + circle(0, 0, 11, BLUE) + rect(-12, -25, 24, 9, 3, INK, 0), "Chụp lại"), (160, g(stranger(0, 0, down=64), 0, -12, .8) + path("M-30 -30 L30 34", line=7, ink=RED), "Chặn"), (262, g(person(0, 0, GREEN, GREY, down=66), -14, -4, .6) + g(person(0, 0, BLUE, INK, down=66), 20, -4, .6), "Kể ra"))))
P["thay-nguoi-bi-nat"] = scene(person(116, 84, YELLOW, INK, mood="sad", long=True), person(206, 80, GREEN, GREY), path("M150 142 C166 122 178 120 192 128", line=14, ink=INK), path("M150 142 C166 122 178 120 192 128", line=9, ink=SKIN), say(212, 6, 98, 40, "Có tôi đây", size=15), g(heart(), 52, 60, .9))
P["loi-dang-o-lai"] = scene(phone(70, 96, rect(8, 30, 56, 34, 8, SAND, 2) + path("M14 47 H58", line=4, ink=RED) + g(bin_can(), 36, 96, .7)), path("M122 72 C140 60 152 60 166 68 M122 104 H166 M122 132 C140 144 152 144 166 138", line=3.5), *(phone(202 + 44 * i, 60 + 78 * j, rect(4, 10, 18, 12, 3, SAND, 1.5), 34, 66) for i in range(3) for j in range(2)))
P["lam-that-loi-hay"] = pair(person(84, 68, RED, INK, long=True), person(236, 66, GREEN, GREY, hat=True), rect(4, 10, 42, 22, 7, LEAF, 0) + g(heart(), 25, 50, .6), say(104, 4, 112, 36, "Ngô nhà bác đẹp!", tail="none", size=12), sleeve=RED)

# phan-anh: telling the commune what is broken
NIGHT = "#4A5A73"
P["den-nga-ba"] = scene(rect(0, 0, 320, 200, 0, NIGHT, 0), path("M0 200 L120 130 H200 L320 200 Z", "#7D7468", 0), path("M236 190 V46 C236 34 226 30 212 30", line=7), path("M190 30 H216 L210 42 H196 Z", GREY, 2.5), words(203, 72, "?", 26, YELLOW), person(92, 96, GREEN, INK, s=.9), phone(136, 134, rect(8, 12, 20, 28, 2, SAND, 0), 48, 76), path("M52 26 C44 16 54 4 66 8 C58 14 58 26 68 30 C64 36 56 32 52 26 Z", YELLOW, 2))
P["viec-gap-goi"] = scene(*(g(rect(-44, -62, 88, 124, 12) + g(b, 0, -26) + words(0, 30, t, 32, RED) + words(0, 52, w, 14), x, 98) for x, b, t, w in ((58, g(shield(RED), s=.9), "113", "công an"), (160, path("M0 -26 C18 -10 20 6 10 18 C14 6 6 0 2 -6 C0 4 -10 8 -8 18 C-22 8 -16 -12 0 -26 Z", YELLOW, 2.5), "114", "cháy, cứu"), (262, rect(-20, -16, 40, 36, 5, PAPER, 2.5) + rect(-4, -10, 8, 24, 0, RED, 0) + rect(-12, -2, 24, 8, 0, RED, 0), "115", "cấp cứu"))))
P["gui-o-dau"] = scene(phone(58, 88, tile(RED, g(pin(YELLOW), s=.6), 1, 28, 34) + lines(8, 64, 40, 2), 68, 128), words(58, 178, "của tỉnh", 15), g(laptop(g(office(RED), 0, 2, .5)), 160, 84, 1), words(158, 178, "cổng quốc gia", 14), person(264, 70, GREEN, GREY, s=.8, down=112), words(264, 178, "trưởng xóm", 14))
P["bon-dieu-can-co"] = scene(*(g(rect(-68, -34, 136, 68, 10) + g(b, -42, 0) + words(20, 6, t, 16), 86 + 148 * (i % 2), 54 + 82 * (i // 2)) for i, (b, t) in enumerate(((g(warn(.7)), "việc gì"), (g(pin(), s=.8), "ở đâu"), (g(calendar("3"), s=.75), "từ bao giờ"), (photo(38, 30), "ảnh chụp")))))
P["chup-cho-ay"] = scene(*(phone(x, 88, rect(0, 0, 96, 92, 0, SKY, 0) + b, 108, 118) for x, b in ((84, rect(0, 60, 96, 32, 0, GREY, 0) + g(house(), 26, 42, .6) + rect(56, 64, 26, 12, 2, INK, 0) + path("M59 68 H79", line=2, ink=GREY)), (236, rect(0, 0, 96, 92, 0, GREY, 0) + rect(16, 24, 64, 44, 4, INK, 0) + path("M24 34 H72 M24 46 H72 M24 58 H72", line=5, ink=GREY) + path("M10 70 C30 60 60 84 88 70 V92 H10 Z", "#7FA6BF", 2)))), words(84, 172, "tấm xa", 17), words(236, 172, "tấm gần", 17))
P["viet-dung-that"] = scene(rect(40, 20, 190, 156, 6), *(words(58, 52 + 34 * i, t, 18, c, "start") + rect(116, 42 + 34 * i, (96, 70, 84, 90)[i], 7, 3, GREY, 0) for i, (t, c) in enumerate((("Việc", INK), ("Nơi", INK), ("Lúc", INK), ("Mong", GREEN)))), g(pen(), 236, 150, 1.3), g(tick(), 272, 60))
P["giu-ma-phan-anh"] = scene(phone(118, 96, g(tick(.9), 54, 20) + words(54, 58, "Đã gửi", 16) + rect(8, 68, 92, 26, 6, SAND, 2) + words(54, 87, "Mã 0-2-7", 16) + circle(20, 118, 8, GREEN, 2) + path("M28 118 H46 M62 118 H80", line=3) + circle(54, 118, 8, YELLOW, 2) + circle(88, 118, 8, PAPER, 2), 120, 166), g(paper(1, 84, 62) + words(0, 16, "Mã 0-2-7", 15), 248, 88), g(pen(), 278, 124, .9))
P["lam-that-phan-anh"] = scene(person(84, 66, BLUE, GREY, glasses=True), person(236, 66, GREEN, INK, scarf=RED), g(checks(4, 2, 92), 160, 130), g(pen(), 186, 150, 1))

# anh-cua-nguoi-khac: other people's pictures and words
JAR = rect(-17, -14, 34, 38, 7, YELLOW, 2.5) + rect(-12, -24, 24, 11, 3, RED, 2.5)
P["mat-ong-co-ly"] = scene(person(66, 92, RED, INK, scarf=BLUE, mood="flat"), g(rect(-34, -36, 68, 72, 4) + g(JAR, 0, 2, 1.1), 152, 84), path("M194 84 H226 M217 76 L227 84 L217 92", line=5, ink=RED), phone(268, 96, g(stranger(0, 0, down=50), 36, 22, .42) + g(JAR, 36, 78, .9) + words(36, 120, "Bán!", 15, RED)))
P["ai-la-chu"] = scene(person(66, 92, GREEN, INK), rect(92, 104, 44, 30, 5, GREY), circle(114, 119, 10, BLUE), g(photo(70, 54), 190, 66), g(tick(.7), 226, 94), g(paper(4, 54, 66), 262, 136), g(path("M-8 14 V-16 L12 -22 V8", line=4) + circle(-13, 15, 6, INK, 0) + circle(7, 9, 6, INK, 0), 176, 142, 1.2))
P["xin-phep-de"] = scene(phone(160, 96, rect(6, 14, 128, 52, 9, SAND, 2) + words(70, 35, "Tôi dùng ảnh này", 14) + words(70, 54, "nhé?", 14) + rect(46, 80, 88, 32, 9, LEAF, 2) + words(90, 101, "Được nhé!", 15), 152, 166), g(heart(), 272, 64, .8), g(photo(48, 36), 44, 84))
P["ghi-ten-nguoi-lam"] = scene(rect(66, 18, 188, 164, 6), g(photo(168, 104), 160, 80), words(160, 166, "Ảnh của chị Hoa", 19), frame(160, 160, 172, 34))
P["anh-co-mat"] = scene(rect(156, 26, 136, 110, 6, SKY), g(person(0, 0, YELLOW, INK, down=66), 200, 84, .68), g(person(0, 0, RED, INK, down=56, long=True), 250, 94, .54), person(62, 92, GREEN, GREY), say(66, 8, 84, 42, "Đăng được", "không?", size=13), words(224, 164, "hỏi từng người", 17))
P["gui-duong-dan"] = scene(g(news(92, 116, "Bài hay"), 76, 96), g(path("M-10 8 C-28 8 -28 -10 -10 -10 H2 M10 -8 C28 -8 28 10 10 10 H-2 M-8 0 H8", line=5, ink=BLUE), 162, 76, 1.2), g(arrow(44), 140, 116), phone(252, 96, rect(6, 26, 60, 40, 8, LEAF, 2) + words(36, 43, "abc.vn/…", 12) + lines(14, 52, 42, 1)))
P["tu-chup-chac"] = scene(person(70, 86, RED, INK, hat=True), phone(150, 88, rect(0, 0, 54, 84, 0, SKY, 0) + path("M12 58 H42 L36 76 H18 Z", SAND, 2) + path("M18 58 C14 36 26 36 24 58 M26 58 C22 32 34 32 31 58 M33 58 C32 38 42 38 38 58", YELLOW, 2), 66, 110), path("M214 138 H302 L286 178 H230 Z", SAND), path("M232 138 C220 92 248 88 246 138 M250 138 C240 82 270 82 266 138 M272 138 C268 92 296 96 286 138", YELLOW), g(sun(), 284, 44))
P["anh-bi-lay"] = scene(*(g(b, x, 80) + words(x, 146, t, 16) for x, b, t in ((58, rect(-26, -18, 52, 36, 6, GREY) + circle(0, 0, 11, BLUE) + rect(-12, -25, 24, 9, 3, INK, 0), "Chụp lại"), (160, bubble(-42, -30, 84, 48, words(0, 6, "Xin gỡ giúp", 13), "left"), "Nhắn nhẹ"), (262, path("M-14 28 V-28 M-14 -26 H22 L14 -12 L22 2 H-14", RED), "Báo cáo"))))
P["lam-that-xin-phep"] = pair(person(84, 68, YELLOW, INK, long=True), person(236, 66, BLUE, GREY, scarf=GREEN), rect(0, 0, 50, 70, 0, SKY, 0) + g(person(0, 0, BLUE, GREY, scarf=GREEN, down=70), 25, 28, .45), say(96, 4, 110, 38, "Tôi chụp nhé?", tail="none"), sleeve=YELLOW)

# tre-em: children, eyes and backs
P["may-trong-bua-com"] = scene(person(60, 80, RED, GREY), person(262, 80, BLUE, INK), person(160, 84, YELLOW, INK, s=.72), f'<ellipse cx="160" cy="164" rx="112" ry="34" fill="{SAND}" stroke="{INK}" stroke-width="3"/>', path("M96 152 H132 C130 168 98 168 96 152 Z M188 152 H224 C222 168 190 168 188 152 Z", PAPER), f'<ellipse cx="160" cy="168" rx="22" ry="9" fill="{LEAF}" stroke="{INK}" stroke-width="2.5"/>', g(phone(0, 0, "", 40, 66, INK), 292, 176, .6, 84), g(tick(.6), 296, 150))
P["ca-nha-dat-gio"] = scene(g(rect(-84, -74, 168, 148, 6) + words(0, -48, "Giờ dùng máy", 18) + g(sun(), -54, -14, .6) + g(tick(.6), -20, -14) + words(32, -8, "5 – 6 giờ", 15) + g(path("M4 -14 C-12 -14 -14 12 4 14 C-4 8 -6 -6 4 -14 Z", YELLOW, 2.5), -54, 36) + g(stop(.6), -20, 36) + lines(4, 34, 58, 1), 118, 100), person(248, 90, GREEN, GREY, s=.8), person(292, 126, YELLOW, INK, s=.55), circle(118, 26, 6, RED))
P["ba-luc-cat-may"] = scene(*(g(b, x, 82) + words(x, 146, t, 17) for x, b, t in ((58, path("M-32 -4 H32 C30 26 -30 26 -32 -4 Z", PAPER) + path("M-14 -10 C-16 -20 -8 -22 -10 -32 M8 -10 C6 -20 14 -22 12 -32", line=3, ink="#8C7B6E"), "bữa ăn"), (160, path("M10 -30 C-24 -30 -26 26 10 28 C-8 14 -10 -14 10 -30 Z", YELLOW), "trước ngủ"), (262, circle(-18, 12, 15, PAPER) + circle(22, 12, 15, PAPER) + path("M-18 12 L-6 -12 H12 L22 12 M-6 -12 L4 12 H-18 M12 -12 L10 -22 H18", line=4, ink=GREEN), "đi đường"))))
P["xem-cung-con"] = scene(person(110, 74, GREEN, GREY, long=True), person(196, 88, YELLOW, INK, s=.74), phone(156, 164, rect(0, 0, 108, 56, 0, SKY, 0) + g(hen(), 54, 30, 1), 120, 82), say(218, 24, 88, 40, "Hay lắm ạ!", size=14))
P["dan-con-bon-dieu"] = scene(person(54, 104, YELLOW, INK, s=.8), *(g(rect(-46, -38, 92, 76, 10) + g(b, -12, 0) + g(m, 28, 18, .8), 158 + 106 * (i % 2), 56 + 88 * (i // 2)) for i, (b, m) in enumerate(((g(photo(44, 34)) + g(person_icon(), 0, 4, .6), stop()), (g(house(), s=.7), stop()), (g(stranger(0, 0, down=70), 0, -12, .55), stop()), (g(person(0, 0, RED, GREY, down=70), 0, -10, .6), tick())))))
P["dau-hieu-tre"] = scene(person(106, 104, BLUE, INK, s=.8, mood="sad"), phone(106, 172, "", 40, 62), person(216, 84, RED, GREY, mood="flat", scarf=GREEN), say(232, 6, 80, 44, "Có chuyện", "gì thế con?", size=12))
P["goi-111"] = scene(phone(96, 96, words(46, 66, "111", 40, RED) + circle(46, 108, 18, GREEN, 2.5) + g(handset(PAPER, .8), 46, 108), 104, 166), g(shield(GREEN, False), 232, 102, 2.5), person(232, 88, YELLOW, INK, s=.68, down=84))
P["giu-mat-giu-lung"] = scene(rect(196, 24, 106, 92, 4, SKY), path("M249 24 V116", line=3), g(plant(), 274, 92, .9), g(sun(), 222, 52, .7), person(84, 80, GREEN, GREY, glasses=True), phone(150, 136, lines(6, 12, 28, 3), 52, 84), path("M116 62 C140 50 164 50 186 58 M176 50 L188 59 L174 66", line=4, ink=BLUE), words(250, 146, "nhìn ra xa", 17))
P["lam-that-tre-em"] = scene(person(88, 70, BLUE, GREY, scarf=RED), person(236, 98, YELLOW, INK, s=.72), g(checks(3, 2, 92), 164, 140), g(pen(), 192, 158, .9), words(262, 44, "111", 30, RED), g(handset(s=.8), 212, 36))

# giay-to: papers and what belongs to oneself
P["tam-anh-di-xa"] = scene(person(54, 96, BLUE, INK, mood="flat", s=.9), g(id_card(), 130, 60, .9), g(arrow(22, RED), 174, 60), *(g(stranger(0, 0, down=76), x, y, .62) for x, y in ((224, 48), (288, 92), (224, 138))), g(arrow(16, RED), 246, 62, 1, 38), g(arrow(18, RED), 268, 112, 1, 148))
P["cua-rieng-minh"] = scene(g(shield(LEAF, False), 160, 96, 3.1), g(id_card(), 128, 64, .62), g(rect(-30, -19, 60, 38, 5, BLUE) + rect(-30, -10, 60, 8, 0, INK, 0), 194, 64, .85), g(rect(-30, -13, 60, 26, 7) + words(0, 6, "••••", 17), 128, 106), g(person(0, 0, YELLOW, INK, down=60), 194, 108, .56), g(lock(), 146, 150, .7))
P["ba-cau-truoc-khi"] = scene(person(66, 92, GREEN, GREY, mood="flat", glasses=True), *(rect(132, y, 170, 40, 12) + words(217, y + 26, t, 17) for y, t in ((26, "Ai cần?"), (78, "Để làm gì?"), (130, "Còn cách khác?"))))
P["cho-xem-tai-quay"] = scene(person(70, 78, RED, INK, scarf=BLUE), person(256, 78, GREEN, INK), rect(176, 130, 160, 80, 4, "#C9A26B"), g(id_card(), 150, 118, .8), g(tick(), 192, 84), say(84, 6, 118, 38, "Xem xong cất lại", tail="left", size=13))
P["mang-doi-can-cuoc"] = scene(phone(118, 96, g(crowd(2), 50, 20, .7) + words(50, 62, "Chụp căn cước", 13) + g(id_card(), 50, 102, .6), 112, 160), g(stop(1.8), 242, 92), words(242, 152, "không được đòi", 16, RED))
P["ghi-len-anh"] = scene(g(id_card(220, 130), 150, 98), g(rect(-122, -17, 244, 34, 4, PAPER, 2.5, RED) + words(0, 7, "Chỉ dùng để nộp đơn", 19, RED), 150, 104, 1, -14), g(pen(), 262, 152, 1.1))
P["ma-otp-mat-khau"] = scene(*(say(x, y, 72, 38, "Đọc mã?", tail=t, size=13) for x, y, t in ((10, 20, "right"), (10, 92, "right"), (238, 20, "left"), (238, 92, "left"))), person(160, 104, GREEN, GREY, mood="flat", long=True), say(114, 8, 92, 46, "Không đọc!", tail="none", size=15, c=RED))
P["quyen-cua-minh"] = scene(*(g(rect(-68, -34, 136, 68, 10) + g(b, -42, 0) + words(22, 6, t, 16), 86 + 148 * (i % 2), 54 + 82 * (i // 2)) for i, (b, t) in enumerate(((g(eye(), s=.8), "được biết"), (g(palm(), s=.6), "từ chối"), (g(pen(), -10, 8), "xin sửa"), (g(bin_can(), s=.9), "xin xóa")))))
P["lo-lo-giay-to"] = pair(person(84, 68, BLUE, INK, mood="flat"), person(236, 66, GREEN, GREY, glasses=True), g(id_card(), 25, 18, .42) + g(bin_can(), 25, 52, .6), g(handset(GREEN, .9), 160, 36), sleeve=BLUE)

if __name__ == "__main__":
    write(P)
