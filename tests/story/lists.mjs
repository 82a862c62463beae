// Lists as communes really keep them, of invented people: title rows above the header, headers in another order,
// bare years, a number whose leading zero was eaten, one line twice, decomposed letters, a line without a name.

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc32 = (bytes) => {
  let c = 0xffffffff;
  for (const b of bytes) c = crcTable[(c ^ b) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};

// A zip without compression is enough for a workbook of our own.
const zip = (files) => {
  const parts = [];
  const index = [];
  let at = 0;
  for (const [name, text] of files) {
    const body = Buffer.from(text);
    const label = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(0x5a210000, 6);
    head.writeUInt32LE(crc32(body), 10);
    head.writeUInt32LE(body.length, 14);
    head.writeUInt32LE(body.length, 18);
    head.writeUInt16LE(label.length, 22);
    parts.push(Buffer.from("PK\x03\x04"), head, label, body);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    index.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, tail, label);
    at += 4 + head.length + label.length + body.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, Buffer.from("PK\x05\x06"), end]);
};

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const columnName = (n) => String.fromCharCode(65 + n);

// rows: arrays of string | number | null; merged: ["A1:F1", …]
const xlsx = (rows, merged) => {
  const cell = (value, r, c) => {
    const ref = columnName(c) + (r + 1);
    if (value === null || value === "") return "";
    return typeof value === "number" ? `<c r="${ref}"><v>${value}</v></c>` : `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  };
  const sheet = rows.map((row, r) => `<row r="${r + 1}">${row.map((v, c) => cell(v, r, c)).join("")}</row>`).join("");
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const ns = "http://schemas.openxmlformats.org";
  return zip([
    ["[Content_Types].xml", `${xml}<Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`],
    ["_rels/.rels", `${xml}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `${xml}<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets><sheet name="Nhân khẩu" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${xml}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
    ["xl/worksheets/sheet1.xml", `${xml}<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData><mergeCells count="${merged.length}">${merged.map((m) => `<mergeCell ref="${m}"/>`).join("")}</mergeCells></worksheet>`],
  ]);
};

// Six people can come in (one of them after a look at the eaten zero), one line is a repetition, one has no name.
export const uglyCsv = (area) => ({
  name: "DS nhan khau (ban cuoi).csv",
  mimeType: "text/csv",
  buffer: Buffer.from("\ufeff" + [
    ";;;;;;", "ỦY BAN NHÂN DÂN XÃ VÕ NHAI;;;;;;", "DANH SÁCH NHÂN KHẨU NĂM 2025;;;;;;", "",
    "STT;Số định danh cá nhân;Giới tính;Họ  và tên;Ngày tháng năm sinh;Xóm/TDP;Địa chỉ",
    `1;019058901234;Nam;TRIỆU SƯƠNG ĐẠI NGÀN;05/03/1958;${area};xã Võ Nhai, tỉnh Thái Nguyên`,
    `2;19158902345;Nữ;Lường Thị Bạch Tùng;1958;${area};thị trấn Đình Cả, huyện Võ Nhai`,
    `3;;nữ;Mông Thị Lan Rừng;1961;${area};`,
    `4;019172903456;Nữ;${"Nguyễn Thị Ưởng Đường".normalize("NFD")};03/09/1972;${area};`,
    `5;019 064 904 567;Nam;Hoàng  Văn   Trúc Xanh;1/2/1964;${area};`,
    `6;019058901234;Nam;Triệu Sương Đại Ngàn;05/03/1958;${area};`,
    `7;019070905678;Nam;;1970;${area};`,
    "", "Tổng cộng: 7 người;;;;;;",
  ].join("\r\n")),
  people: 5,
});

export const uglyXlsx = (area) => ({
  name: "Danh sách xóm.xlsx",
  mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  buffer: xlsx([
    ["ỦY BAN NHÂN DÂN XÃ VÕ NHAI", null, null, null, null, null],
    ["DANH SÁCH CÔNG DÂN", null, null, null, null, null],
    [null],
    ["TT", "Tổ, xóm", "Năm sinh", "Họ tên", "CCCD", "Nam/Nữ"],
    [1, area, 1949, "Nông Thị Hoa Mận", 19149911111, "Nữ"],
    [2, area, 20000, "Ma Văn Suối Bạc", "019054922222", "Nam"],
    [3, area, "15-8-1983", "Dương Thị Mây Chiều".normalize("NFD"), "019183933333", "x"],
    [4, area, "1990", "Lý Văn 3", null, "Nam"],
    [5, "Xóm Khe Chưa Có", 1975, "Đặng Văn Gió Ngàn", null, "Nam"],
  ], ["A1:F1", "A2:F2"]),
});
