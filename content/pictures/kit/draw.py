#!/usr/bin/env python3
"""Draws the lesson pictures again: content/pictures/kit/draw.py → content/pictures/*.svg. Not part of the build."""
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

# lam-quen / goi-dien: calling people
P["hai-cach-goi"] = scene(phone(90, 96, g(handset(), 36, 60, 1.3)), phone(230, 96, g(person(0, 0, down=73), 36, 50, .76) + g(camera(), 36, 118, .7)), words(160, 104, "hay", 18))
P["goi-mot-nguoi"] = scene(phone(120, 96, "".join(g(person_icon(c) + rect(20, -4, 32, 6, 2, GREY, 0), 16, 22 + 32 * i, .8) for i, c in enumerate((BLUE, GREEN, RED))) + g(handset(s=.8), 36, 112)), hand(146, 92, -38), ring(124, 84, 10), g(bubble(0, 0, 84, 46, words(0, 7, "A lô?", 20), "left"), 214, 20))
P["nghe-may"] = scene(phone(160, 96, g(person_icon(), 36, 36, 1.6) + lines(16, 66, 40, 1) + circle(18, 106, 13, GREEN, 2) + g(handset(PAPER, .5), 18, 106) + circle(54, 106, 13, RED, 2) + g(handset(PAPER, .5), 54, 106, r=135)), path("M88 128 H132 M124 121 L133 128 L124 135", line=4, ink=GREEN), path("M236 128 H190 M198 121 L189 128 L198 135", line=4, ink=RED), words(62, 134, "Nghe", 17), words(262, 134, "Thôi", 17))
P["luu-so"] = scene(phone(110, 96, g(person_icon(GREEN), 36, 30, 1.4) + rect(8, 58, 56, 18, 4, PAPER, 2) + words(36, 72, "Con Hoa", 12) + rect(8, 82, 56, 18, 4, PAPER, 2) + lines(14, 88, 40, 1) + rect(14, 108, 44, 18, 9, GREEN, 0) + words(36, 121, "Lưu", 12, PAPER)), g(circle(0, 0, 24, BLUE) + path("M-11 0 H11 M0 -11 V11", line=6, ink=PAPER), 226, 70), hand(138, 138, -40))
P["goi-hinh"] = scene(person(78, 84, RED, GREY), phone(226, 96, rect(0, 0, 72, 130, 0, "#BFD7E4", 0) + g(person(0, 0, GREEN, INK, long=True, down=112), 36, 46, .72) + circle(36, 114, 11, RED, 2), 84, 156), g(camera(), 160, 40), path("M128 84 H168 M158 76 L170 84 L158 92", line=4, ink=GREEN))
P["goi-hinh-wifi"] = scene(g(house(), 84, 76, 1.5), g(wifi(), 84, 22, .9), g(tick(.8), 84, 152), words(234, 66, "4G", 44, BLUE), g(coins(), 234, 110, 1.1), path("M160 20 V170", line=3, ink=SAND))
P["nguoi-la-goi-hinh"] = scene(phone(110, 96, rect(0, 0, 72, 130, 0, "#D9CFC6", 0) + g(stranger(0, 0, down=106), 36, 50, .74) + circle(36, 114, 11, RED, 2)), g(stop(1.4), 206, 60), hand(124, 150, -42))
P["goi-that"] = scene(person(76, 66, GREEN, GREY), person(146, 74, BLUE, INK), phone(246, 96, g(person(0, 0, YELLOW, INK, down=112), 36, 46, .72) + circle(36, 116, 10, RED, 2), 84, 156), g(bubble(0, 0, 70, 40, words(0, 7, "Chào!", 17), "right"), 138, 6))

# lam-quen / mang-va-pin: network, data, battery
P["hai-loai-mang"] = scene(g(house(GREEN), 84, 104, 1.4), g(wifi(), 84, 38, 1.2), words(84, 182, "Wi-Fi", 20), path("M236 150 L224 60 H220 L208 150 M214 104 H230 M211 128 H233", line=4) + circle(222, 54, 6, RED), path("M238 40 C248 50 248 60 238 68 M206 40 C196 50 196 60 206 68", line=4, ink=BLUE), words(222, 182, "4G", 20))
P["bieu-tuong-mang"] = scene(rect(30, 48, 260, 104, 18, INK, 0), rect(38, 60, 244, 92, 4, PAPER, 0), rect(38, 60, 244, 40, 4, SAND, 0), words(72, 87, "19:40", 18), g(wifi(), 168, 80, .8), words(208, 87, "4G", 18, BLUE), g(battery(.8), 252, 80, .55), hand(150, 98, 30), hand(212, 96, -24, BLUE))
P["noi-wifi"] = scene(phone(110, 96, g(wifi(), 36, 24, .8) + rect(6, 46, 60, 20, 4, LEAF, 0) + words(36, 60, "Nhà mình", 12) + lines(10, 78, 40, 2, 16) + rect(10, 108, 52, 17, 8, GREEN, 0) + words(36, 121, "Kết nối", 11, PAPER)), hand(136, 142, -40), g(key(), 232, 60, 1.2))
P["tat-4g"] = scene(phone(104, 96, words(36, 36, "4G", 26, BLUE) + rect(16, 54, 40, 22, 11, GREY, 2) + circle(27, 65, 9, PAPER, 2) + lines(10, 94, 52, 2)), hand(96, 88, -40), g(coins(), 222, 80, 1.3), g(tick(), 262, 48))
P["wifi-cong-cong"] = scene(g(office(RED, "Quán nước"), 86, 96, 1.2), g(wifi(), 86, 32, .8), phone(232, 100, g(note(), 36, 46, .9) + g(key(), 28, 84, .8)), g(stop(1.2), 274, 44))
P["giu-pin"] = scene(path("M150 76 C190 76 176 136 222 132", line=6), g(battery(.35, RED), 92, 76, 1.8), g(rect(-21, -18, 42, 36, 8, GREY) + path("M21 -9 H36 M21 9 H36", line=6), 240, 130), g(sun(), 262, 50, 1.1))
P["mat-mang"] = scene(phone(110, 96, g(nowifi(), 36, 44) + g(paper(3, 40, 46), 36, 96)), g(tick(.8), 150, 124), g(handset(GREEN, 1.2), 216, 70), words(250, 132, "Gọi thường", 15), words(250, 152, "vẫn được", 15))
P["tu-lam-mang"] = scene(person(90, 70, YELLOW, INK, hat=True), person(228, 66, GREEN, INK), phone(160, 128, g(wifi(), 25, 20, .7) + words(25, 60, "4G", 18, BLUE), 62, 96), g(hand(0, 0, 40, YELLOW, .75), 146, 140))

# an-toan / lua-dao: spotting tricks
P["hoi-nguoi-quen"] = scene(g(stranger(0, 0), 52, 96, .8), g(bubble(0, 0, 76, 42, note(), "left"), 62, 14), person(164, 92, RED, GREY, long=True, mood="flat"), person(262, 92, GREEN, INK), g(bubble(0, 0, 84, 42, words(0, 6, "Để tôi hỏi", 13), "right"), 178, 8))
P["ba-dau-hieu"] = scene(g(clock(), 60, 80, 1.4), words(60, 146, "Gấp", 24, RED), g(warn(1.4), 160, 80), words(160, 146, "Dọa", 24, RED), g(note(), 260, 66, 1.1) + g(key(), 252, 98, .8), words(260, 146, "Đòi", 24, RED))
P["gia-can-bo"] = scene(phone(104, 96, g(stranger(0, 0, down=80), 36, 26, .5) + rect(4, 74, 64, 50, 6, SAND, 0) + words(36, 92, "VNeID sai!", 11) + rect(10, 100, 52, 16, 4, BLUE, 0) + words(36, 112, "Bấm vào", 10, PAPER)), g(stop(1.1), 52, 150), g(office(RED, "Công an xã"), 246, 96, 1.1), path("M170 116 H190 M182 108 L192 116 L182 124", line=5, ink=GREEN))
P["con-bi-nan"] = scene(person(80, 80, BLUE, GREY, mood="sad"), g(bubble(0, 0, 124, 50, words(0, -4, "Con đang cấp cứu,", 12) + words(0, 14, "chuyển tiền ngay!", 12), "left"), 126, 6), g(handset(RED, .9), 126, 88), phone(244, 140, g(person_icon(GREEN), 25, 24) + g(handset(s=.7), 25, 54), 62, 96), words(244, 82, "Gọi con", 15, GREEN), path("M166 140 H200 M192 132 L201 140 L192 148", line=5, ink=GREEN))
P["doa-bat"] = scene(g(stranger(0, 0), 72, 84, .95), g(bubble(0, 0, 128, 52, words(0, -3, "Dính vụ án!", 14) + words(0, 15, "Chuyển tiền đi!", 14), "left"), 84, 8), g(note(), 232, 104, 1.5), g(stop(1.5), 232, 104))
P["gia-giong"] = scene(person(92, 84, GREEN, INK), path("M92 56 H112 C120 56 122 62 122 70 V98 C122 106 118 110 112 110 H92 Z", BLUE) + circle(104, 80, 5, YELLOW, 2) + path("M94 96 H112 M98 92 V100 M105 92 V100", line=2.5, ink=PAPER), phone(226, 100, words(36, 34, "Mượn tiền", 12) + g(note(), 36, 60, .9) + g(warn(.9), 36, 102)), words(92, 30, "Thật hay giả?", 17))
P["qr-dan-de"] = scene(g(rect(-44, -52, 88, 116, 6, PAPER) + qr(), 96, 86, 1.1), g(rect(-34, -34, 68, 68, 3, SAND) + qr(RED), 112, 92, .9, 8), phone(232, 96, words(36, 28, "Người nhận", 11) + rect(6, 36, 60, 22, 4, SAND, 0) + words(36, 52, "Ai đây?", 14) + lines(10, 76, 50, 2)), hand(252, 100, -24))
P["dung-hoi-bao"] = scene(g(stop(1.7), 60, 74), words(60, 146, "Dừng", 22), g(bubble(0, 0, 60, 48, words(0, 12, "?", 32, BLUE), "left"), 130, 46), words(160, 146, "Hỏi", 22), g(shield(RED), 260, 74, 1.05), words(260, 146, "Báo", 22))

# an-toan / mat-khau: keeping secrets
P["chia-khoa"] = scene(g(house(), 92, 94, 1.7), g(key(), 214, 84, 1.9), g(lock(), 92, 112, .9))
P["dat-mat-khau"] = scene(rect(28, 62, 264, 52, 10), "".join(circle(56 + 24 * i, 88, 6, INK, 0) for i in range(8)), g(lock(), 268, 84, .9), g(stop(.7), 46, 150), words(100, 157, "123456", 19), g(stop(.7), 178, 150), words(242, 157, "ngày sinh", 19), words(160, 44, "Dài, dễ nhớ, khó đoán", 20, GREEN))
P["otp"] = scene(phone(104, 96, rect(4, 34, 64, 56, 8, SAND, 0) + words(36, 54, "Mã của bạn", 11) + words(36, 80, "48 · · ·", 19, RED)), g(lock(), 226, 70, 1.5), words(234, 140, "Dùng một lần,", 16), words(234, 162, "chỉ mình mình biết", 16))
P["khong-doc-ma"] = scene(g(stranger(0, 0), 58, 96, .85), g(bubble(0, 0, 82, 42, words(0, 6, "Đọc mã đi", 14), "left"), 66, 20), person(216, 92, GREEN, GREY, mood="flat"), g(bubble(0, 0, 84, 40, words(0, 7, "Không!", 19, RED), "left"), 232, 10))
P["khoa-man-hinh"] = scene(phone(112, 96, g(lock(), 36, 32, .8) + "".join(circle(15 + 21 * (i % 3), 68 + 18 * (i // 3), 6, GREY, 1.5) for i in range(9))), g(shield(), 230, 84, 1.5), hand(128, 134, -36))
P["so-ghi"] = scene(g(rect(-50, -60, 100, 120, 6, BLUE) + rect(-40, -60, 90, 120, 4) + path("M-26 -34 H34 M-26 -12 H34 M-26 10 H20", line=5), 92, 96), g(house(), 232, 70, 1.2), g(lock(), 232, 84, .7), g(tick(.8), 276, 116), words(232, 160, "Cất ở nhà", 18))
P["hai-lop"] = scene(rect(36, 44, 84, 116, 6, BLUE), circle(104, 104, 5, YELLOW), rect(186, 44, 84, 116, 6, GREEN), circle(254, 104, 5, YELLOW), g(key(), 70, 84, .8), words(228, 92, "48··", 22, PAPER), path("M132 102 H168 M158 92 L170 102 L158 112", line=5), words(78, 182, "Lớp một", 17), words(228, 182, "Lớp hai", 17))
P["tap-noi-khong"] = scene(person(90, 86, YELLOW, INK, hat=True), person(236, 86, BLUE, INK), g(bubble(0, 0, 142, 48, words(0, -2, "Tôi không đọc mã", 14) + words(0, 15, "cho ai!", 14), "left"), 110, 4), g(tick(), 164, 120))

# an-toan / lo-bi-lua: when it has happened
P["khong-xau-ho"] = scene(person(112, 82, BLUE, GREY, long=True, mood="flat"), person(206, 78, GREEN, INK), path("M150 138 C166 120 176 118 190 126", line=14, ink=INK), path("M150 138 C166 120 176 118 190 126", line=9, ink=SKIN), g(bubble(0, 0, 92, 38, words(0, 6, "Ai cũng gặp", 14), "left"), 220, 8))
P["khong-chuyen-them"] = scene(phone(96, 96, words(36, 36, "Nộp phí", 13) + words(36, 52, "lấy lại tiền", 12) + g(note(), 36, 80)), g(stop(1.9), 230, 84), words(230, 150, "Không chuyển nữa", 16, RED))
P["ngat-mang"] = scene(g(nowifi(), 74, 78, 1.4), g(words(0, 10, "4G", 32, BLUE) + path("M-24 -18 L24 18", line=6, ink=RED), 160, 78), rect(276, 62, 12, 36, 4, RED), phone(240, 96, path("M36 44 V62 M24 52 C12 74 28 88 36 88 C46 88 60 74 48 52", line=6, ink=RED), 76, 140))
P["goi-ngan-hang"] = scene(g(rect(-52, -32, 104, 64, 8, BLUE) + rect(-52, -18, 104, 12, 0, INK, 0) + words(0, 20, "1900 ····", 16, PAPER), 92, 82), hand(96, 116, -20), g(office(GREEN, "Ngân hàng"), 246, 66, 1.1), g(handset(GREEN, 1.3), 170, 70), g(lock(), 246, 156, .8))
P["bang-chung"] = scene(phone(82, 96, rect(6, 10, 46, 22, 6, SAND, 0) + rect(20, 40, 46, 22, 6, LEAF, 0) + rect(6, 70, 46, 22, 6, SAND, 0)), g(rect(-26, -18, 52, 36, 6, GREY) + circle(0, 0, 11, BLUE) + rect(-12, -25, 24, 9, 3, INK, 0), 162, 66), g(paper(4, 76, 96), 252, 96), g(path("M0 0 L26 -26 L34 -18 L8 8 L-2 10 Z", YELLOW), 262, 120))
P["bao-cong-an"] = scene(g(office(RED, "Công an xã"), 236, 72, 1.3), person(58, 98, GREEN, GREY, s=.8), person(122, 98, BLUE, INK, s=.8), g(paper(2, 40, 44), 90, 158))
P["doi-mat-khau"] = scene(phone(96, 96, g(key(), 30, 34, .9) + rect(6, 60, 60, 20, 4) + words(36, 76, "••••••", 18) + rect(10, 96, 52, 18, 8, GREEN, 0) + words(36, 109, "Đổi mới", 11, PAPER)), path("M170 84 A34 34 0 1 1 182 110 M170 84 L160 70 M170 84 L184 76", line=6, ink=GREEN), g(bubble(0, 0, 96, 44, words(0, -2, "Tin mượn tiền", 11) + words(0, 13, "là giả nhé!", 11), "left"), 214, 116))
P["to-giay-ba-so"] = scene(g(rect(-74, -78, 148, 150, 6) + "".join(g(b, -48, -46 + 48 * i, .5) + path(f"M-18 {-44 + 48 * i} H54", line=6, ink=GREY) for i, b in enumerate((office(GREEN), shield(RED), handset()))), 160, 100), circle(160, 24, 7, RED))

if __name__ == "__main__":
    write(P)
