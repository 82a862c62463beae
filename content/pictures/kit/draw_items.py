#!/usr/bin/env python3
"""Pictures that questions ask to be touched: content/pictures/kit/draw_items.py → content/pictures/*.svg.
A question's regions are measured on them, in per cent: move a shape, move its region in content/items."""
from kit import *

P = {}
RULE = "#8C7B6E"


def screen(*parts):
    """A broad screen without its phone: there is room for a line of words in each row."""
    return scene(rect(14, 10, 292, 180, 14, PAPER), *parts)


def line(x, y, t, size=14, fill=INK):
    return words(x, y, t, size, fill, "start")


# The upper edge of a phone: hour, network of the sim, Wi-Fi, battery.
P["cham-mep-tren"] = screen(
    words(58, 82, "19:40", 24), path("M116 84 V74 M126 84 V66 M136 84 V56", line=6), words(160, 84, "4G", 20, BLUE),
    g(wifi(), 212, 72, 1.1), g(rect(-22, -11, 44, 22, 4) + rect(23, -5, 5, 10, 2, INK, 0) + rect(-18, -7, 26, 14, 2, GREEN, 0), 268, 72),
    path("M26 112 H294", line=2, ink=RULE))

# A page in the browser: address, name of the page, picture, button.
P["cham-dia-chi-trang"] = screen(
    rect(26, 22, 268, 34, 17, SAND), line(58, 45, "hotro-nhanh.top", 17), circle(42, 39, 7, PAPER), words(160, 90, "CỔNG HỖ TRỢ", 20, RED),
    rect(46, 102, 84, 52, 6, LEAF), words(88, 133, "Quà", 18), rect(170, 112, 112, 36, 10, GREEN), words(226, 136, "Đăng nhập", 16, PAPER))

# Before money is sent: three rows and a button.
P["cham-xac-nhan-tien"] = screen(
    line(30, 42, "Đến: LÝ THỊ SÁO", 16), path("M26 54 H294", line=2, ink=RULE), line(30, 78, "Số tiền: 45.000 đ", 16),
    path("M26 90 H294", line=2, ink=RULE), line(30, 114, "Lời nhắn: mua rau", 16), path("M26 126 H294", line=2, ink=RULE),
    rect(90, 140, 140, 38, 12, GREEN), words(160, 165, "Chuyển", 18, PAPER))

# A message that frightens, with a way to somewhere.
P["cham-tin-doa"] = screen(
    line(30, 40, "Từ: số lạ", 16), rect(28, 54, 264, 48, 10, SAND), line(40, 84, "Tài khoản sắp bị khóa!", 18),
    rect(28, 108, 264, 34, 10, SAND), line(40, 131, "capnhat-thongtin.top", 17, BLUE), rect(28, 150, 108, 32, 10, PAPER), words(82, 172, "Chặn số", 16))

# Lower edge of a keyboard.
P["cham-ban-phim"] = screen(
    rect(26, 26, 268, 40, 8, PAPER), path("M38 34 V58", line=3, ink=BLUE),
    rect(26, 84, 56, 44, 8, GREY), words(54, 114, "?123", 17), rect(92, 84, 136, 44, 8), words(160, 113, "dấu cách", 16),
    rect(238, 84, 56, 44, 8, GREY), path("M256 96 L278 118 M278 96 L256 118", line=5),
    rect(26, 138, 56, 44, 8), g(circle(0, 0, 13, "none", 3) + path("M-13 0 H13 M0 -13 C-9 -5 -9 5 0 13 M0 -13 C9 -5 9 5 0 13", line=2), 54, 160),
    rect(238, 138, 56, 44, 8), rect(259, 143, 14, 22, 7, INK, 0) + path("M254 157 C254 173 278 173 278 157 M266 170 V178", line=3))

# What a search brings: one of the three is paid for, one sells, one is an office.
P["cham-ket-qua-tim"] = screen(
    line(28, 36, "Tài trợ", 13), line(28, 56, "giay-to-nhanh.com", 17, BLUE), path("M26 68 H294", line=2, ink=RULE),
    line(28, 90, "Bài viết", 13), line(28, 110, "chia-se.net/meo", 17, BLUE), path("M26 122 H294", line=2, ink=RULE),
    line(28, 144, "Trang web", 13), line(28, 166, "dichvucong.gov.vn", 17, BLUE))

# A letter at the office.
P["cham-thu-la"] = screen(
    line(28, 40, "Từ: ubnd@tinh-gov.top", 16), path("M26 52 H294", line=2, ink=RULE), line(28, 74, "Kính gửi các phòng", 16),
    line(28, 98, "Mở tệp, gửi lại trước 10 giờ", 16), rect(28, 112, 190, 32, 8, SAND), rect(38, 118, 15, 20, 2, PAPER, 2.5) + path("M42 125 H49 M42 131 H47", line=2), line(64, 134, "bao-cao.docx", 16),
    line(28, 172, "Văn phòng", 16))

# A stall: a pasted corner, the name under the code, the goods.
P["cham-ma-o-quay"] = scene(
    rect(40, 16, 132, 164, 10, PAPER), "".join(rect(62 + 22 * i, 36 + 22 * j, 16, 16, 2, INK, 0) for i in range(4) for j in range(4) if (i * 3 + j) % 4),
    path("M150 30 L178 22 L172 54 Z", SAND, 3, RED), path("M154 32 L170 48", line=3, ink=RED), words(106, 156, "Cô Nhình", 20),
    g(path("M-44 0 H44 L34 40 H-34 Z", YELLOW) + circle(-18, -12, 16, LEAF) + circle(16, -12, 16, LEAF) + circle(0, -26, 14, LEAF), 246, 112), words(246, 176, "Na 40", 18))

if __name__ == "__main__":
    write(P)
