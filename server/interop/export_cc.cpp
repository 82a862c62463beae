// Common Cartridge 1.3: a folder for every unit, with a page to read and the questions as QTI 1.2
// (IMS CC 1.3 §4; questions in the profile cc.multiple_choice.v0p1, §5.2).
#include "core/html/html.hpp"
#include "server/interop/export_parts.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

std::string field(std::string_view label, std::string_view entry) {
  return "<qtimetadatafield><fieldlabel>" + std::string{label} + "</fieldlabel><fieldentry>" + std::string{entry} +
         "</fieldentry></qtimetadatafield>";
}

std::string material(std::string_view words) {
  return "<material><mattext texttype=\"text/plain\">" + escaped(words) + "</mattext></material>";
}

std::string question_of(const std::string& unit, const learning::QuizQuestion& one) {
  std::string out = "<item ident=\"" + unit + "-" + one.id + "\" title=\"" + escaped(one.id) +
                    "\"><itemmetadata><qtimetadata>" + field("cc_profile", "cc.multiple_choice.v0p1") +
                    "</qtimetadata></itemmetadata><presentation>" + material(one.stem) +
                    "<response_lid ident=\"tra-loi\" rcardinality=\"Single\"><render_choice>";
  for (std::size_t i = 0; i < one.options.size(); ++i)
    out += "<response_label ident=\"" + std::to_string(i) + "\">" + material(one.options[i].text) + "</response_label>";
  out +=
      "</render_choice></response_lid></presentation><resprocessing><outcomes><decvar maxvalue=\"100\" minvalue=\"0\" "
      "varname=\"SCORE\" vartype=\"Decimal\"/></outcomes>";
  if (!one.why.empty())
    out +=
        "<respcondition continue=\"Yes\"><conditionvar><other/></conditionvar><displayfeedback "
        "feedbacktype=\"Response\" linkrefid=\"general_fb\"/></respcondition>";
  out +=
      "<respcondition continue=\"No\"><conditionvar><varequal respident=\"tra-loi\">" + std::to_string(one.answer) +
      "</varequal></conditionvar><setvar action=\"Set\" varname=\"SCORE\">100</setvar></respcondition></resprocessing>";
  if (!one.why.empty())
    out += "<itemfeedback ident=\"general_fb\"><flow_mat>" + material(one.why) + "</flow_mat></itemfeedback>";
  return out + "</item>\n";
}

std::string quiz_of(const learning::Unit& unit) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<questestinterop xmlns=\"http://www.imsglobal.org/xsd/ims_qtiasiv1p2\""
      " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
      " xsi:schemaLocation=\"http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
      " http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_qtiasiv1p2p1_v1p0.xsd\">\n"
      "<assessment ident=\"on-" +
      unit.id + "\" title=\"" + escaped(unit.title) + "\"><qtimetadata>" + field("cc_profile", "cc.exam.v0p1") +
      field("qmd_assessmenttype", "Examination") + field("cc_maxattempts", "unlimited") +
      "</qtimetadata><section ident=\"root_section\">\n";
  for (const auto& one : unit.quiz) out += question_of(unit.id, one);
  return out + "</section></assessment></questestinterop>\n";
}

constexpr std::string_view manifest_head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest identifier=\"hocvuso-{id}\" xmlns=\"http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1\""
    " xmlns:lomm=\"http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest\""
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
    " xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
    " http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_imscp_v1p2_v1p0.xsd"
    " http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
    " http://www.imsglobal.org/profile/cc/ccv1p3/LOM/ccv1p3_lommanifest_v1p0.xsd\">\n"
    "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion><lomm:lom><lomm:general>"
    "<lomm:title><lomm:string language=\"vi\">{title}</lomm:string></lomm:title><lomm:language>vi</lomm:language>"
    "<lomm:description><lomm:string language=\"vi\">{about}</lomm:string></lomm:description></lomm:general>"
    "<lomm:rights><lomm:copyrightAndOtherRestrictions><lomm:value>yes</lomm:value>"
    "</lomm:copyrightAndOtherRestrictions><lomm:description><lomm:string language=\"vi\">{license}</lomm:string>"
    "</lomm:description></lomm:rights></lomm:lom></metadata>\n";

}  // namespace

Result<void> write_cc13(const app::Services& services, const learning::Library& library, const learning::Course& course,
                        const std::string& file) {
  Parts parts;
  std::string items;
  std::string resources;
  for (const auto& unit : course.units) {
    std::vector<std::string> used;
    put_unit(services, library, course, unit, false, parts, used);
    items += "<item identifier=\"bai-" + unit.id + "\"><title>" + escaped(unit.title) + "</title>";
    items += "<item identifier=\"doc-" + unit.id + "\" identifierref=\"tep-" + unit.id + "\"><title>" +
             escaped(t::interop::export_read.vi) + "</title></item>";
    resources +=
        "<resource identifier=\"tep-" + unit.id + "\" type=\"webcontent\" href=\"" + unit.id + "/index.html\">\n";
    for (const auto& name : used) resources += "<file href=\"" + escaped(name) + "\"/>\n";
    resources += "</resource>\n";
    if (!unit.quiz.empty()) {
      const auto name = "on/" + unit.id + ".xml";
      parts.add(name, quiz_of(unit));
      items += "<item identifier=\"on-" + unit.id + "\" identifierref=\"cau-" + unit.id + "\"><title>" +
               escaped(t::interop::export_quiz.vi) + "</title></item>";
      resources += "<resource identifier=\"cau-" + unit.id +
                   "\" type=\"imsqti_xmlv1p2/imscc_xmlv1p3/assessment\"><file href=\"" + name + "\"/></resource>\n";
    }
    items += "</item>\n";
  }
  auto manifest = html::fill(manifest_head, {{"id", course.id},
                                             {"title", escaped(course.title)},
                                             {"about", escaped(course.summary)},
                                             {"license", escaped(course.license)}});
  manifest +=
      "<organizations><organization identifier=\"khoa\" structure=\"rooted-hierarchy\"><item identifier=\"goc\">\n" +
      items + "</item></organization></organizations>\n<resources>\n" + resources + "</resources>\n</manifest>\n";
  std::vector<NewEntry> all{{"imsmanifest.xml", std::move(manifest)}};
  for (auto& one : parts.entries) all.push_back(std::move(one));
  return write_archive(file, all);
}

}  // namespace hvs::interop
