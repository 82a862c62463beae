#include "server/media/voice.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <tuple>
#include <vector>

#include "server/media/temp_folder.hpp"
#include "text/media.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): name given by POSIX
extern char** environ;

namespace hvs::media {
namespace {

// Runs a program with no input and no output; `timeout` of coreutils ends one that hangs. True when it ended well.
bool run(std::vector<std::string> words) {
  std::vector<std::string> limited{"timeout", "--kill-after=5", "60"};
  limited.insert(limited.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
  std::vector<char*> argv;
  for (auto& word : limited) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&files, stream, "/dev/null", stream == STDIN_FILENO ? O_RDONLY : O_WRONLY, 0);
  pid_t child = 0;
  const int started = posix_spawnp(&child, "timeout", &files, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (started != 0) return false;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return false;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> encoder(const std::string& input, const std::string& filter, const TempFolder& bench) {
  std::vector<std::string> words{"ffmpeg",
                                 "-nostdin",
                                 "-v",
                                 "error",
                                 "-y",
                                 "-threads",
                                 "1",
                                 "-protocol_whitelist",
                                 "file",
                                 "-t",
                                 std::to_string(recording_seconds),
                                 "-i",
                                 input};
  for (const auto& [codec, rate, name] : {std::tuple{"libopus", "24k", "out.opus"}, {"libmp3lame", "32k", "out.mp3"}}) {
    for (const auto* word : {"-map", "0:a:0", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact",
                             "-ac", "1", "-c:a", codec, "-b:a", rate})
      words.emplace_back(word);
    if (!filter.empty()) words.insert(words.end(), {"-af", filter});
    words.push_back(bench / name);
  }
  return words;
}

bool has(const char* program) { return run({program, "-version"}) || run({program, "--version"}); }

Result<Clip> encode(const std::string& input, const std::string& filter, const TempFolder& bench) {
  if (!run(encoder(input, filter, bench))) {
    if (!has("ffmpeg")) return refuse(Kind::broken, t::media::no_sound_program.key, "ffmpeg");
    return refuse(Kind::invalid, t::media::not_a_sound.key);
  }
  Clip out{bytes_of(bench / "out.opus"), bytes_of(bench / "out.mp3")};
  if (out.opus.empty() || out.mp3.empty()) return refuse(Kind::invalid, t::media::not_a_sound.key);
  return out;
}

}  // namespace

Result<Clip> convert_recording(std::string_view bytes) {
  if (bytes.size() > recording_bytes) return refuse(Kind::invalid, t::media::recording_too_large.key);
  if (bytes.empty()) return refuse(Kind::invalid, t::media::not_a_sound.key);
  const TempFolder bench;
  if (!bench.stands()) return refuse(Kind::broken, t::media::no_sound_program.key, "tmp");
  const auto input = bench / "in";
  std::ofstream{input, std::ios::binary} << bytes;
  // Silence before the first word and after the last; then one loudness for all speakers (EBU R 128, −18 LUFS).
  return encode(input,
                "silenceremove=start_periods=1:start_threshold=-45dB,areverse,"
                "silenceremove=start_periods=1:start_threshold=-45dB,areverse,loudnorm=I=-18:TP=-2,aresample=24000",
                bench);
}

Result<Clip> speak(std::string_view spoken) {
  const TempFolder bench;
  if (!bench.stands()) return refuse(Kind::broken, t::media::no_sound_program.key, "tmp");
  const auto wav = bench / "in.wav";
  if (!run({"espeak-ng", "-v", "vi", "-s", "132", "-g", "4", "-w", wav, "--", std::string{spoken}}))
    return refuse(Kind::broken, t::media::no_sound_program.key, "espeak-ng");
  return encode(wav, "", bench);
}

}  // namespace hvs::media
