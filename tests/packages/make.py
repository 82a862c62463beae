#!/usr/bin/env python3
"""Packages for the tests, as other people's tools write them, and archives nobody should write. The files beside this
one came from it; Python is needed only to make them again. usage: make.py OUT_DIR"""
import json, os, sys, warnings, zipfile

out = sys.argv[1]
os.makedirs(out, exist_ok=True)

SCO = """<!doctype html><html><head><meta charset="utf-8"><title>SCO</title><script src="../shared/api.js"></script></head>
<body onload="start()"><h1>Bài mẫu</h1><p id="where"></p><button id="next" onclick="page(at + 1)">Trang sau</button>
<button id="answer" onclick="answer()">Trả lời</button><button id="done" onclick="finish()">Xong</button><iframe src="inner.html" title="trong"></iframe></body></html>"""
INNER = "<!doctype html><meta charset=utf-8><p id=inner></p><script>document.getElementById('inner').textContent = parent.document.title;</script>"
API = """
function find(w) { var n = 0; while (!w.API && w.parent && w.parent !== w && n++ < 10) w = w.parent; return w.API; }
var api, at = 1;
function start() {
  api = find(window); api.LMSInitialize('');
  at = Number(api.LMSGetValue('cmi.core.lesson_location')) || 1;
  if (api.LMSGetValue('cmi.core.lesson_status') === 'not attempted') api.LMSSetValue('cmi.core.lesson_status', 'incomplete');
  show();
}
function show() { document.getElementById('where').textContent = 'Trang ' + at + ' ' + api.LMSGetValue('cmi.core.entry') + ' ' + api.LMSGetValue('cmi.suspend_data'); }
function page(n) { at = n; api.LMSSetValue('cmi.core.lesson_location', String(at)); api.LMSSetValue('cmi.suspend_data', 'nho-' + at); api.LMSSetValue('cmi.core.exit', 'suspend'); api.LMSCommit(''); show(); }
function answer() { api.LMSSetValue('cmi.interactions.0.id', 'cau-1'); api.LMSSetValue('cmi.interactions.0.type', 'choice'); api.LMSSetValue('cmi.interactions.0.student_response', 'b'); api.LMSSetValue('cmi.interactions.0.result', 'correct'); api.LMSCommit(''); }
function finish() { api.LMSSetValue('cmi.core.score.raw', '90'); api.LMSSetValue('cmi.core.lesson_status', 'passed'); api.LMSFinish(''); }
"""
API2004 = API.replace("w.API", "w.API_1484_11").replace("return w.API;", "return w.API_1484_11;").replace("LMSInitialize", "Initialize").replace("LMSGetValue", "GetValue") \
    .replace("LMSSetValue", "SetValue").replace("LMSCommit", "Commit").replace("LMSFinish", "Terminate").replace("cmi.core.lesson_location", "cmi.location") \
    .replace("cmi.core.entry", "cmi.entry").replace("cmi.core.exit", "cmi.exit").replace("student_response", "learner_response") \
    .replace("'cmi.core.score.raw', '90'", "'cmi.score.scaled', '0.9'").replace("api.SetValue('cmi.core.lesson_status', 'passed')", "api.SetValue('cmi.success_status', 'passed'); api.SetValue('cmi.completion_status', 'completed')") \
    .replace("if (api.GetValue('cmi.core.lesson_status') === 'not attempted') api.SetValue('cmi.core.lesson_status', 'incomplete');", "")

# Everything a package must not reach; it writes what happened into its own page.
PRYING = """<!doctype html><meta charset=utf-8><title>Tò mò</title><body><ul id=log></ul><script>
var log = function (name, got) { var li = document.createElement('li'); li.id = name; li.textContent = String(got); document.getElementById('log').appendChild(li); };
var tried = function (name, work) { try { log(name, work()); } catch (e) { log(name, 'refused ' + e.name); } };
tried('cookie', function () { return 'cookie=' + document.cookie; });
tried('page', function () { return top.document.title; });
tried('storage', function () { return top.localStorage.length; });
tried('top', function () { top.location = 'https://example.org/'; return 'asked'; });
tried('popup', function () { var w = window.open('https://example.org/'); return w === null ? 'refused' : 'opened'; });
var home = location.ancestorOrigins[location.ancestorOrigins.length - 1];
fetch(home + '/hoc', { credentials: 'include' }).then(function (r) { log('fetch', 'status ' + r.status); }, function () { log('fetch', 'refused'); });
fetch(home + '/tai-khoan', { method: 'POST', mode: 'no-cors', credentials: 'include', body: 'x' }).then(function () { log('post', 'sent'); }, function () { log('post', 'refused'); });
var img = new Image(); img.onload = function () { log('img', 'loaded'); }; img.onerror = function () { log('img', 'refused'); }; img.src = home + '/hinh/nut-nguon.svg';
var f = document.createElement('iframe'); f.src = home + '/hoc'; document.body.appendChild(f);
setTimeout(function () { var seen; try { seen = f.contentDocument ? 'blank' : 'other'; } catch (e) { seen = 'other'; } log('frame', seen); }, 1500);
if (navigator.serviceWorker) navigator.serviceWorker.register('sw.js').then(function () { log('worker', 'registered'); }, function (e) { log('worker', 'refused'); }); else log('worker', 'refused');
</script>"""

HEAD12 = '<?xml version="1.0" encoding="UTF-8"?>\n<manifest identifier="mau-12" version="1.1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">'
M12 = HEAD12 + """
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Gói mẫu SCORM 1.2</title>
<item identifier="a" identifierref="r1"><title>Bài một</title><adlcp:masteryscore>80</adlcp:masteryscore></item>
<item identifier="b"><title>Phần hai</title><item identifier="b1" identifierref="r2" parameters="?x=1"><title>Trang xem</title></item>
<item identifier="b2" identifierref="r3"><title>Mất tệp</title></item></item>
<item identifier="c" identifierref="r4"><title>Tò mò</title></item></organization></organizations>
<resources xml:base="noi%20dung/">
<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="sco/index.html"><file href="sco/index.html"/></resource>
<resource identifier="r2" type="webcontent" adlcp:scormtype="asset" href="Trang/Xem.html"><file href="Trang/Xem.html"/></resource>
<resource identifier="r3" type="webcontent" adlcp:scormtype="asset" href="khong-co.html"/>
<resource identifier="r4" type="webcontent" adlcp:scormtype="sco" href="to-mo.html"/>
</resources></manifest>"""


def entry(path):
    made = zipfile.ZipInfo(path)  # 1980: made again, the same bytes
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def write(name, files, **more):
    with zipfile.ZipFile(os.path.join(out, name), "w", zipfile.ZIP_DEFLATED) as z:
        for path, data in files.items():
            z.writestr(entry(path), data, **more)


files12 = {"imsmanifest.xml": M12, "noi dung/sco/index.html": SCO, "noi dung/sco/inner.html": INNER, "noi dung/shared/api.js": API,
           "noi dung/trang/xem.html": "<!doctype html><meta charset=utf-8><h1>Chỉ xem</h1><img src=https://ngoai.example/a.png>",
           "noi dung/to-mo.html": PRYING, "noi dung/sw.js": "self.x = 1"}
write("scorm12.zip", files12)
write("scorm12-in-folder.zip", {"goi/" + k: v for k, v in files12.items()} | {"__MACOSX/._x": "x"})
write("scorm12-windows.zip", {k.replace("/", "\\"): v for k, v in files12.items()})

M2004 = """<?xml version="1.0"?><manifest identifier="mau-2004" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Gói mẫu SCORM 2004</title><item identifier="a" identifierref="r1"><title>Bài một</title><adlcp:dataFromLMS>du-lieu</adlcp:dataFromLMS>
<imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing></item>
</organization></organizations><resources><resource identifier="r1" type="webcontent" adlcp:scormType="sco" href="sco/index.html"/></resources></manifest>"""
write("scorm2004.zip", {"imsmanifest.xml": M2004, "sco/index.html": SCO, "sco/inner.html": INNER, "shared/api.js": API2004})

QTI = """<?xml version="1.0" encoding="UTF-8"?><questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="A" title="Ôn tập"><section ident="root">
<item ident="q1" title="Một đáp án"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.multiple_choice.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
<presentation><material><mattext texttype="text/html">&lt;p&gt;Mã OTP đưa cho ai?&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice>
<response_label ident="a"><material><mattext texttype="text/plain">Cán bộ gọi tới</mattext></material></response_label><response_label ident="b"><material><mattext texttype="text/plain">Không đưa cho ai</mattext></material></response_label></render_choice></response_lid></presentation>
<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes><respcondition continue="No"><conditionvar><varequal respident="r">b</varequal></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing>
<itemfeedback ident="general_fb"><flow_mat><material><mattext texttype="text/plain">OTP chỉ của riêng mình.</mattext></material></flow_mat></itemfeedback></item>
<item ident="q2" title="Nhiều đáp án"><presentation><material><mattext>Chọn hai số chẵn</mattext></material><response_lid ident="r" rcardinality="Multiple"><render_choice><response_label ident="1"><material><mattext>1</mattext></material></response_label><response_label ident="2"><material><mattext>2</mattext></material></response_label><response_label ident="4"><material><mattext>4</mattext></material></response_label></render_choice></response_lid></presentation>
<resprocessing><respcondition><conditionvar><and><varequal respident="r">2</varequal><varequal respident="r">4</varequal><not><varequal respident="r">1</varequal></not></and></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>
<item ident="q3" title="Điền chữ"><presentation><material><mattext>Thủ đô nước ta?</mattext></material><response_str ident="r"><render_fib/></response_str></presentation><resprocessing><respcondition><conditionvar><varequal respident="r">Hà Nội</varequal></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>
<item ident="q4" title="Kéo thả"><presentation><material><mattext>Xếp</mattext></material><response_grp ident="r"/></presentation></item>
</section></assessment></questestinterop>"""
CC = """<?xml version="1.0" encoding="UTF-8"?><manifest identifier="cc1" xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1" xmlns:lomm="http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest">
<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion><lomm:lom><lomm:general><lomm:title><lomm:string>Giỏ bài mẫu</lomm:string></lomm:title></lomm:general></lomm:lom></metadata>
<organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root">
<item identifier="u1"><title>Tuần một</title><item identifier="i1" identifierref="web"><title>Trang đọc</title></item><item identifier="i2" identifierref="link"><title>Trang ngoài</title></item>
<item identifier="i3" identifierref="topic"><title>Thảo luận</title></item><item identifier="i4" identifierref="quiz"><title>Câu hỏi</title></item><item identifier="i5" identifierref="lti"><title>Máy khác</title></item></item></item></organization></organizations>
<resources><resource identifier="web" type="webcontent" href="web/trang.html"><file href="web/trang.html"/></resource>
<resource identifier="link" type="imswl_xmlv1p3"><file href="link.xml"/></resource><resource identifier="topic" type="imsdt_xmlv1p3"><file href="topic.xml"/></resource>
<resource identifier="quiz" type="imsqti_xmlv1p2/imscc_xmlv1p3/assessment"><file href="quiz.xml"/></resource><resource identifier="lti" type="imsbasiclti_xmlv1p3"><file href="lti.xml"/></resource></resources></manifest>"""
write("cc13.imscc", {"imsmanifest.xml": CC, "web/trang.html": "<!doctype html><meta charset=utf-8><h1>Đọc</h1>", "link.xml": '<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"><title>Cổng</title><url href="https://dichvucong.gov.vn/" target="_blank"/></webLink>',
      "topic.xml": '<topic xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imsdt_v1p3"><title>T</title><text texttype="text/html">&lt;p&gt;B&amp;aacute;c nghĩ sao?&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</text></topic>', "quiz.xml": QTI, "lti.xml": "<x/>"})

LIB = {"title": "Mau", "machineName": "H5P.Mau", "majorVersion": 1, "minorVersion": 0, "patchVersion": 0, "runnable": 1, "preloadedJs": [{"path": "mau.js"}]}
JS = """var H5P = H5P || {}; H5P.Mau = (function ($) { function C(params, id) { H5P.EventDispatcher.call(this); this.id = id; this.params = params; var self = this;
this.attach = function ($at) { var b = document.createElement('button'); b.id = 'h5p-done'; b.textContent = params.text; b.addEventListener('click', function () { self.triggerXAPIScored(3, 4, 'completed', true, true); }); $at[0].appendChild(b); }; }
C.prototype = Object.create(H5P.EventDispatcher.prototype); C.prototype.constructor = C; ['triggerXAPI','triggerXAPIScored','createXAPIEventTemplate'].forEach(function (n) { C.prototype[n] = H5P.ContentType(true).prototype[n]; }); return C; })(H5P.jQuery);"""
write("h5p.h5p", {"h5p.json": json.dumps({"title": "Bài tương tác", "language": "vi", "mainLibrary": "H5P.Mau", "embedTypes": ["div"], "preloadedDependencies": [{"machineName": "H5P.Mau", "majorVersion": 1, "minorVersion": 0}]}),
      "content/content.json": json.dumps({"text": "Bấm khi xong"}), "H5P.Mau-1.0/library.json": json.dumps(LIB), "H5P.Mau-1.0/mau.js": JS})
write("h5p-empty.h5p", {"h5p.json": json.dumps({"title": "Thiếu", "mainLibrary": "H5P.X", "preloadedDependencies": [{"machineName": "H5P.X", "majorVersion": 1, "minorVersion": 2}]}), "content/content.json": "{}"})

write("markdown.zip", {"khoa/course.json": json.dumps({"id": "mau-md", "title": "Khóa Markdown", "summary": "Thử"}), "khoa/bai-1/unit.json": json.dumps({"title": "Bài một", "cards": ["02", "01"],
      "quiz": [{"id": "q1", "stem": "Nút nào?", "options": [{"text": "A"}, {"text": "B"}], "answer": 1, "why": "Vì thế."}]}), "khoa/bai-1/01.md": "# Trang đầu\n\n![Con mèo](meo.svg)\n\nChữ **đậm** <script>x</script> [xấu](javascript:alert(1)).\n",
      "khoa/bai-1/02.md": "# Trang hai\n\n- một\n- hai\n", "khoa/pictures/meo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "khoa/bai-2/Ghi chú.md": "Không tiêu đề.\n"})

# Hostile ones. Each is a SCORM package but for its one fault.
good = {"imsmanifest.xml": M12.replace("noi%20dung/", ""), "sco/index.html": "x"}
write("bad-traversal.zip", good | {"../../etc/evil": "x"})
write("bad-absolute.zip", good | {"/etc/evil": "x"})
write("bad-drive.zip", good | {"C:\\windows\\evil": "x"})
write("bad-case.zip", good | {"SCO/index.HTML": "y"})
write("bad-file-as-folder.zip", good | {"sco": "x"})
write("bad-control.zip", good | {"a\nb": "x"})
with zipfile.ZipFile(os.path.join(out, "bad-link.zip"), "w") as z:
    for k, v in good.items():
        z.writestr(entry(k), v)
    link = zipfile.ZipInfo("sco/link")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    z.writestr(link, "/etc/passwd")
with zipfile.ZipFile(os.path.join(out, "bad-device.zip"), "w") as z:
    for k, v in good.items():
        z.writestr(entry(k), v)
    device = zipfile.ZipInfo("sco/device")
    device.create_system = 3
    device.external_attr = 0o020666 << 16
    z.writestr(device, "")
warnings.simplefilter("ignore")
with zipfile.ZipFile(os.path.join(out, "bad-twice.zip"), "w") as z:
    for k, v in good.items():
        z.writestr(entry(k), v)
    z.writestr(entry("sco/index.html"), "another")
data = open(os.path.join(out, "scorm12.zip"), "rb").read()
open(os.path.join(out, "bad-cut.zip"), "wb").write(data[: len(data) // 2])
open(os.path.join(out, "bad-text.zip"), "wb").write(b"This is no archive at all.\n" * 100)
# One flipped bit inside the packed bytes: the checksum must notice.
at = data.find(b"noi dung/shared/api.js") + 60
open(os.path.join(out, "bad-bit.zip"), "wb").write(data[:at] + bytes([data[at] ^ 0x40]) + data[at + 1 :])
# Says that it is encrypted.
locked = bytearray(data)
for mark, off in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
    i = locked.find(mark)
    while i >= 0:
        locked[i + off] |= 1
        i = locked.find(mark, i + 4)
open(os.path.join(out, "bad-locked.zip"), "wb").write(locked)
# Names in code page 437, as DOS and old Windows tools write them.
with zipfile.ZipFile(os.path.join(out, "old-names.zip"), "w") as z:
    for k, v in (good | {"sco/b@i-1.mp3": "x"}).items():
        z.writestr(entry(k), v)
raw = open(os.path.join(out, "old-names.zip"), "rb").read()
open(os.path.join(out, "old-names.zip"), "wb").write(raw.replace(b"sco/b@i-1.mp3", b"sco/b\x85i-1.mp3"))
deep = "<a>" * 5000 + "</a>" * 5000
write("bad-deep.zip", {"imsmanifest.xml": deep})
write("bad-entities.zip", {"imsmanifest.xml": '<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><manifest><organizations><organization><title>&b;</title></organization></organizations></manifest>'})
write("bad-not-xml.zip", {"imsmanifest.xml": "<manifest><organizations>"})
write("bad-outside.zip", {"imsmanifest.xml": HEAD12 + '<organizations><organization><item identifierref="r"><title>Ra ngoài</title></item></organization></organizations><resources><resource identifier="r" type="webcontent" href="../../../etc/passwd"/></resources></manifest>'})
write("bad-unknown.zip", {"readme.txt": "x"})
