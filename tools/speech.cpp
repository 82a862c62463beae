// What is to be heard, one line a sound: name, hash of the words, the words as the voice gets them (tab between).
// usage: hvs-speech SHARE_DIR
#include <cstdio>
#include <string_view>
#include <vector>

#include "server/assessment/bank/bank.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/content/speech.hpp"
#include "server/practice/content/shelf.hpp"

using namespace hvs;

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: hvs-speech SHARE_DIR\n", stderr);
    return 2;
  }
  const std::string share = argv[1];
  const auto library = learning::read_library(share);
  if (!library) {
    std::fprintf(stderr, "hvs-speech: %s\n", library.error().detail.c_str());
    return 1;
  }
  learning::Findings findings;
  const auto how = learning::read_pronunciation(std::filesystem::path{share} / "content", findings);
  const auto print = [&how](const std::vector<learning::Speech>& list) {
    for (const auto& one : list) {
      const auto spoken = learning::say_aloud(one.words, how);
      if (!spoken.empty())
        std::printf("%s\t%s\t%s\n", one.name.c_str(), learning::speech_hash(spoken).c_str(), spoken.c_str());
    }
  };
  for (const auto& course : (*library)->courses) print(learning::speeches_of(course));
  print(learning::interface_speeches());
  for (const auto& group : assessment::bank_groups(share)) {
    print(assessment::speeches_of(assessment::load_bank(share, **library, findings, group)));
  }
  if (const auto shelf = practice::read_shelf(share)) print(practice::speeches_of(**shelf));
  return 0;
}
