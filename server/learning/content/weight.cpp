#include "server/learning/content/weight.hpp"

#include <algorithm>

#include "core/learning/model.hpp"
#include "text/content.hpp"

namespace hvs::learning {
namespace {

constexpr std::int64_t unit_kb = 1536, first_page_kb = 60, next_page_kb = 15;  // learners.md W1
constexpr std::int64_t line_bytes_per_second = 400'000 / 8;                    // learners.md D1

std::int64_t bytes_of(const Picture& picture, const Library& library) {
  constexpr std::string_view before = "/hinh/", after = ".svg";
  if (const auto photo = library.files.find(picture.address); photo != library.files.end()) {
    std::error_code problem;
    const auto size = std::filesystem::file_size(photo->second, problem);
    return problem ? 0 : static_cast<std::int64_t>(size);
  }
  if (picture.address.size() < before.size() + after.size()) return 0;
  const auto name = picture.address.substr(before.size(), picture.address.size() - before.size() - after.size());
  const auto found = library.pictures.find(name);
  return found == library.pictures.end() ? 0 : static_cast<std::int64_t>(found->second.size());
}

// The card as it goes over the wire to a visitor.
std::int64_t page_bytes(const Course& course, const Unit& unit, const Card& card, const Library& library,
                        const Packer& packed) {
  web::Call call;
  call.path = "/hoc/" + course.id + "/" + unit.id + "/" + card.id;
  Snapshot snapshot;
  snapshot.library = &library;
  const Maker maker{{}, [](std::uint8_t* out, std::size_t size) { std::fill(out, out + size, std::uint8_t{0}); }};
  return static_cast<std::int64_t>(packed(answer(call, snapshot, maker).reply.body));
}

std::int64_t asset_bytes(const std::filesystem::path& share, std::string_view name) {
  const std::string address{html::asset(name)};  // "/t/3f9a1c/app.css"
  std::error_code problem;
  const auto size = std::filesystem::file_size(share / "assets" / (address.substr(3) + ".gz"), problem);
  return problem ? 0 : static_cast<std::int64_t>(size);
}

}  // namespace

UnitWeight weigh(const Course& course, const Unit& unit, const Library& library, const SoundIndex& sounds,
                 const std::filesystem::path& share, const Packer& packed) {
  UnitWeight weight;
  weight.course = course.id;
  weight.unit = unit.id;
  weight.cards = unit.cards.size();
  for (const auto& card : unit.cards) {
    weight.bytes +=
        static_cast<std::int64_t>(card.body.markup.size() + card.title.size()) + bytes_of(card.picture, library);
    weight.film_bytes += card.video.bytes;
    if (!packed) continue;
    const auto page = page_bytes(course, unit, card, library, packed);
    if (&card == &unit.cards.front())
      weight.first_page = page + asset_bytes(share, "app.css") + asset_bytes(share, "page.js");
    else
      weight.next_page = std::max(weight.next_page, page);
  }
  for (const auto& question : unit.quiz) {
    for (const auto& option : question.options) weight.bytes += bytes_of(option.picture, library);
  }
  const auto base = course.id + "/" + unit.id + "/";
  for (auto at = sounds.lower_bound(base); at != sounds.end() && at->first.starts_with(base); ++at)
    weight.bytes += at->second.opus_bytes;
  weight.seconds = (weight.bytes + line_bytes_per_second - 1) / line_bytes_per_second;
  return weight;
}

void check_weight(const UnitWeight& weight, Findings& out) {
  const auto where = "courses/" + weight.course + "/" + weight.unit;
  const auto limit = [&](std::int64_t bytes, std::int64_t most_kb, const Text& words) {
    if (bytes > most_kb * 1024) {
      out.add(Gravity::must, where, words,
              {{"kb", std::to_string((bytes + 1023) / 1024)}, {"limit", std::to_string(most_kb)}});
    }
  };
  limit(weight.bytes, unit_kb, t::content::unit_heavy);
  limit(weight.first_page, first_page_kb, t::content::first_page_heavy);
  limit(weight.next_page, next_page_kb, t::content::next_page_heavy);
}

}  // namespace hvs::learning
