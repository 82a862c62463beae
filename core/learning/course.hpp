// What a course is once it has been read and checked: immutable values, shared by every request.
// Made by server/learning/content (files) and, later, by whoever unpacks a course on the phone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::learning {

// A sound made at build time, or recorded. Empty base = there is none (yet).
// Addresses: base + ".opus" (first choice) and base + ".mp3". `stop_gap` = synthetic voice (learners.md A2).
struct Sound {
  std::string base;  // "/am/lam-quen/man-hinh/01"
  bool stop_gap = true;
  [[nodiscard]] bool exists() const { return !base.empty(); }
};

struct Picture {
  std::string address;  // "/hinh/nut-nguon.svg"; "" = none
  std::string alt;
};

// A short film, fetched only when somebody taps it (learners.md W4). Empty address = none.
struct Video {
  std::string address;   // "/phim/lam-quen/man-hinh/mo-may.mp4"
  std::string captions;  // "/phim/lam-quen/man-hinh/mo-may.vtt"
  std::int64_t bytes = 0;
  std::vector<std::string> transcript;  // the words of the captions, line by line
  [[nodiscard]] bool exists() const { return !address.empty(); }
};

struct Card {
  std::string id;  // "01"
  std::string title;
  html::Html body;    // Markdown subset, already rendered: <p>, <ul>, <ol>, <li>, <strong>, <em>, <a>
  std::string plain;  // the same words without markup: title and text as they are spoken
  Picture picture;
  Sound sound;
  // What the lines that begin with '@' ask for (docs/content-format.md).
  bool slide = false;                   // large words, for one screen in a room
  std::vector<html::Html> checklist{};  // done for real, with a person beside
  std::string practice{};               // simulator: opens /tap-thu/<id>
  std::vector<std::string> quiz{};      // questions asked right after this card
  Video video{};
};

struct Option {
  std::string text;
  Picture picture;
  Sound sound;
};

struct QuizQuestion {
  std::string id;  // "q1"
  std::string stem;
  std::vector<Option> options;  // 2–4
  std::size_t answer = 0;       // index into options
  std::string why;
  Sound sound;  // the stem
  Sound why_sound;
};

// What counts as having learned a unit (learners.md E-7).
enum class Proof : std::uint8_t {
  practised,  // done in the lesson: cards, questions, simulator
  passed,     // an assessment was passed
  observed,   // somebody saw it done
};

struct Unit {
  std::string id;
  std::string title;
  int minutes = 0;
  std::vector<std::string> groups;  // of the unit, or of its course
  Proof proof = Proof::practised;
  std::string checked;              // "2026-11-22": facts last checked; the course's own day when the unit has none
  std::vector<std::string> tracks;  // languages with recorded voices beside Vietnamese: "tay", "nung" …
  std::vector<std::string> skills;  // framework skill ids
  std::vector<std::string> sources;
  std::vector<Card> cards;             // 5–12
  std::vector<QuizQuestion> quiz;      // 3–5
  std::vector<std::string> questions;  // how people themselves would ask for this unit
  std::string guide;                   // for the helper who sits beside
  std::string summary;                 // first words of the first card, for lists
};

struct Course {
  std::string id;
  std::string title;
  std::string summary;
  std::vector<std::string> groups;  // "nguoidan", …
  int order = 100;                  // place in the list of courses
  bool provisional = true;
  std::string checked;  // "2026-11-22": facts last checked
  std::string license;
  std::string version;  // hash of everything a learner sees; changes when any of it does
  std::vector<Unit> units;
};

struct Domain {
  std::string id;  // "D4"
  std::string name;
};

struct Skill {
  std::string id;  // "P4.2"
  std::string domain;
  std::string name;
  std::string description;
  std::vector<std::string> groups;
  bool official = false;  // false: our proposal, to be replaced by the official tables
};

struct Framework {
  std::vector<Domain> domains;
  std::vector<Skill> skills;
  [[nodiscard]] const Skill* find_skill(std::string_view id) const {
    for (const auto& one : skills) {
      if (one.id == id) return &one;
    }
    return nullptr;
  }
  [[nodiscard]] const Domain* find_domain(std::string_view id) const {
    for (const auto& one : domains) {
      if (one.id == id) return &one;
    }
    return nullptr;
  }
};

struct Library {
  std::vector<Course> courses;
  Framework framework;
  std::map<std::string, std::string, std::less<>> pictures;  // "nut-nguon" → SVG bytes, served at /hinh/<name>.svg
  std::map<std::string, std::string, std::less<>> files;     // address of a video or its captions → file

  [[nodiscard]] const Course* find(std::string_view course) const {
    for (const auto& one : courses) {
      if (one.id == course) return &one;
    }
    return nullptr;
  }
};

[[nodiscard]] inline const Unit* find_unit(const Course& course, std::string_view unit) {
  for (const auto& one : course.units) {
    if (one.id == unit) return &one;
  }
  return nullptr;
}

[[nodiscard]] inline const Card* find_card(const Unit& unit, std::string_view card) {
  for (const auto& one : unit.cards) {
    if (one.id == card) return &one;
  }
  return nullptr;
}

[[nodiscard]] inline const QuizQuestion* find_question(const Unit& unit, std::string_view question) {
  for (const auto& one : unit.quiz) {
    if (one.id == question) return &one;
  }
  return nullptr;
}

}  // namespace hvs::learning
