#include "server/learning/content/framework.hpp"

#include "server/learning/content/files.hpp"
#include "text/content.hpp"

namespace hvs::learning {

Framework read_framework(const std::filesystem::path& content, Findings& out) {
  Framework framework;
  const std::string where = "framework.json";
  const auto json = read_json(content / where, where, out);
  if (!json) return framework;
  for (const auto& one : json->at("domains").items()) {
    framework.domains.push_back({std::string{one.at("id").string()}, std::string{one.at("name_vi").string()}});
  }
  for (const auto& one : json->at("skills").items()) {
    Skill skill{.id = std::string{one.at("id").string()},
                .domain = std::string{one.at("domain").string()},
                .name = std::string{one.at("name_vi").string()},
                .description = std::string{one.at("description_vi").string()},
                .groups = {},
                .official = one.at("status").string().starts_with("official")};
    for (const auto& group : one.at("groups").items()) skill.groups.emplace_back(group.string());
    if (skill.id.empty() || skill.name.empty())
      out.add(Gravity::broken, where, t::content::missing_field, {{"field", "skills[].id, name_vi"}});
    else
      framework.skills.push_back(std::move(skill));
  }
  if (framework.domains.empty()) out.add(Gravity::broken, where, t::content::missing_field, {{"field", "domains"}});
  if (framework.skills.empty()) out.add(Gravity::broken, where, t::content::missing_field, {{"field", "skills"}});
  return framework;
}

}  // namespace hvs::learning
