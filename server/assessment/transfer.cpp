#include "server/assessment/transfer.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/html/html.hpp"
#include "text/bank.hpp"

namespace hvs::assessment {

json::Json bring_all(const questions::Reading& reading, const Placing& placing, std::set<std::string> taken,
                     const std::function<bool(Item&)>& resolves) {
  auto rows = json::Json::array();
  for (std::size_t i = 0; i < reading.questions.size(); ++i) {
    const auto& question = reading.questions[i];
    auto brought = bring_in(question, placing, i + 1);
    auto row = json::Json::object();
    auto notes = json::Json::array();
    for (const auto& one : reading.notes) {
      if (one.question == i) notes.push(json::Json::of(one.what));
    }
    for (const auto& one : brought.notes) notes.push(json::Json::of(one));
    std::string why = brought.why;
    if (brought.item) {
      auto resolved = *brought.item;
      if (!resolves(resolved))
        why = t::bank::unknown_names.vi;
      else if (!taken.insert(brought.item->id).second)
        why = t::bank::import_known.vi;
      row.set("item", write_item(*brought.item));
    }
    row.set("where", json::Json::of(brought.item ? brought.item->id : question.title));
    row.set("stem", json::Json::of(question.stem)).set("why", json::Json::of(why)).set("notes", std::move(notes));
    rows.push(std::move(row));
  }
  for (const auto& one : reading.refused) {
    auto row = json::Json::object();
    row.set("where", json::Json::of(one.where))
        .set("stem", json::Json::of(one.title))
        .set("why", json::Json::of(one.why));
    rows.push(std::move(row));
  }
  return rows;
}

TakenOut take_all(const std::vector<const Item*>& items) {
  TakenOut out;
  for (const auto* one : items) {
    if (auto question = take_out(*one))
      out.questions.push_back(std::move(*question));
    else
      ++out.left_out;
  }
  return out;
}

LossSummary sum_losses(const TakenOut& taken, questions::Format format) {
  LossSummary out{taken.left_out, {}};
  if (taken.left_out > 0) out.by_reason[std::string{t::bank::loss_listen.vi}] = taken.left_out;
  std::set<std::size_t> left;
  for (const auto& one : questions::losses(taken.questions, format)) {
    ++out.by_reason[one.what];
    if (one.left_out) left.insert(one.question);
  }
  out.left_out += left.size();
  return out;
}

questions::Media pictures_for(const std::string& share_dir, const std::vector<questions::Question>& questions) {
  questions::Media out;
  const auto folder = std::filesystem::path{share_dir} / "content" / "pictures";
  const auto fetch = [&](const std::string& name) {
    if (name.empty() || name.find('/') != std::string::npos || out.contains(name)) return;
    std::ifstream in(folder / name, std::ios::binary);
    if (in) out.emplace(name, std::string{std::istreambuf_iterator<char>(in), {}});
  };
  for (const auto& question : questions) {
    fetch(question.picture);
    for (const auto& one : question.choices) fetch(one.picture);
  }
  return out;
}

}  // namespace hvs::assessment
