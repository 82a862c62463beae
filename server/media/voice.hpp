// Sounds of lessons made while the server runs: a recording in the two forms players ask for, or the synthetic voice.
// Both call programs of the system (ffmpeg, espeak-ng) with a time limit; the recipe is that of scripts/make-sounds.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace hvs::media {

struct Clip {
  std::string opus;  // Ogg Opus, 24 kbit/s, mono
  std::string mp3;   // 32 kbit/s
};

inline constexpr std::size_t recording_bytes = 4 * 1024 * 1024;
inline constexpr int recording_seconds = 120;

// Any audio a browser records (WebM, Ogg, MP4, WAV). Silence at both ends is cut, loudness evened out, names and dates
// in the file are dropped. Refusals: media.recording_too_large, media.not_a_sound, media.no_sound_program.
[[nodiscard]] Result<Clip> convert_recording(std::string_view bytes);

// The stop-gap voice. `spoken` is what say_aloud() made of the words. Refusals: media.no_sound_program.
[[nodiscard]] Result<Clip> speak(std::string_view spoken);

}  // namespace hvs::media
