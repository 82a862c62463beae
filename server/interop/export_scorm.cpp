// SCORM 1.2: every unit is one SCO (CAM 1.2 §2.3.2; the schemas' order of elements is kept).
#include "server/interop/export_parts.hpp"

namespace hvs::interop {

Result<void> write_scorm12(const app::Services& services, const learning::Library& library,
                           const learning::Course& course, const std::string& file) {
  Parts parts;
  std::string items;
  std::string resources;
  for (const auto& unit : course.units) {
    std::vector<std::string> used;
    put_unit(services, library, course, unit, true, parts, used);
    items += "<item identifier=\"bai-" + unit.id + "\" identifierref=\"tep-" + unit.id +
             "\" isvisible=\"true\"><title>" + escaped(unit.title) + "</title></item>\n";
    resources += "<resource identifier=\"tep-" + unit.id + "\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"" +
                 unit.id + "/index.html\">\n";
    for (const auto& name : used) resources += "<file href=\"" + escaped(name) + "\"/>\n";
    resources += "</resource>\n";
  }
  std::string manifest =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<manifest identifier=\"hocvuso-" +
      course.id +
      "\" version=\"1.0\""
      " xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\""
      " xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\""
      " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
      " xsi:schemaLocation=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd"
      " http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd\">\n"
      "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>\n"
      "<organizations default=\"khoa\"><organization identifier=\"khoa\"><title>" +
      escaped(course.title) + "</title>\n" + items + "</organization></organizations>\n<resources>\n" + resources +
      "</resources>\n</manifest>\n";
  std::vector<NewEntry> all{{"imsmanifest.xml", std::move(manifest)}};  // first, where readers look for it
  for (auto& one : parts.entries) all.push_back(std::move(one));
  return write_archive(file, all);
}

}  // namespace hvs::interop
