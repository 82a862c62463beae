// One scenario as the phone keeps it: the written form itself, the sounds there are, the learner's progress.
#include "core/base/json.hpp"
#include "core/practice/model.hpp"
#include "text/practice.hpp"

namespace hvs::practice {

std::string write_pack(const Title& title, const Progress& progress) {
  std::string text;
  json::Writer out(text);
  out.begin_object().key("scenario").value(title.written).key("sounds").begin_array();
  for (const auto& one : title.spoken) out.value("/am/" + one);
  out.end_array().key("pictures").begin_array();  // named so that the device keeps them beside the pack
  std::set<std::string> pictures;
  for (const auto& variant : title.scenario.variants) {
    for (const auto& screen : variant.screens) {
      for (const auto& one : screen.elements) {
        if (!one.picture.empty()) pictures.insert("/hinh/" + one.picture);
      }
    }
  }
  for (const auto& one : pictures) out.value(one);
  out.end_array().key("progress").begin_object();
  for (const auto& [key, state] : progress.variants) {
    if (key.starts_with(title.scenario.id + "/"))
      out.key(key).begin_array().value(state.seen).value(state.practised).value(state.best).end_array();
  }
  out.end_object().end_object();
  return text;
}

Result<Pack> read_pack(std::string_view bytes) {
  HVS_TRY(root, json::parse(bytes));
  Pack pack;
  pack.title.written = root.at("scenario").string();
  auto scenario = read_scenario(pack.title.written);
  if (!scenario) return refuse(hvs::Kind::invalid, t::practice::bad_pack.key, scenario.error().detail);
  pack.title.scenario = std::move(*scenario);
  for (const auto& one : root.at("sounds").items()) {
    constexpr std::string_view before = "/am/";
    if (one.string().starts_with(before)) pack.title.spoken.emplace(one.string().substr(before.size()));
  }
  for (const auto& [key, state] : root.at("progress").members())
    pack.progress.variants[key] = {state.at(std::size_t{0}).boolean(), state.at(1).boolean(),
                                   static_cast<int>(state.at(2).integer())};
  return pack;
}

}  // namespace hvs::practice
