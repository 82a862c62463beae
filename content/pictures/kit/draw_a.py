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
P["quen-mat-khau"] = scene(phone(124, 96, g(lock(), 50, 26, .8) + rect(8, 50, 84, 22, 5) + words(50, 66, "••• ?", 16) + words(50, 98, "Quên mật khẩu", 12, BLUE) + path("M10 103 H90", line=2, ink=BLUE), 112, 156), hand(158, 124, -46), g(key(), 236, 42, 1.2), g(office(RED, "Công an xã"), 262, 96, .7))
P["gio-tu-dong"] = scene(phone(108, 96, g(calendar("22"), 36, 32) + words(36, 76, "Tự động", 14) + switch(36, 98)), hand(128, 116, -38), g(clock(), 238, 82, 2.2), g(tick(), 284, 132))
P["ung-dung-hong"] = scene(*(tile(c, b, 1.5, 70 + 90 * (i % 3), 60 + 80 * (i // 3)) for i, (c, b) in enumerate(((GREEN, ""), (BLUE, ""), (YELLOW, ""), (BLUE, ""), (GREY, g(warn(.62))), (GREEN, "")))), *(g(tick(.6), x, y) for x, y in ((94, 82), (184, 82), (274, 82), (94, 162), (274, 162))), ring(160, 140, 36))
P["to-cong-nghe-so"] = scene(person(92, 72, BLUE, GREY, scarf=RED), person(228, 66, GREEN, INK), rect(204, 128, 48, 20, 4, YELLOW, 2), words(228, 142, "Tổ số", 12), phone(158, 132, g(gear(), 25, 34), 62, 96), g(hand(0, 0, 40, BLUE, .75), 144, 140), say(112, 6, 84, 36, "Nó báo…", tail="none"))
P["nguoi-la-doi-sua"] = scene(g(stranger(0, 0), 62, 100, .85), say(62, 8, 134, 48, "Máy có vi rút!", "Cho xem màn hình", size=12), phone(236, 104, g(eye(), 36, 56, 1.1), 84, 150), path("M108 112 H180", line=4, ink=RED), g(stop(1.4), 190, 112))
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

if __name__ == "__main__":
    write(P)
