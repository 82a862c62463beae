// Quads of RDF 1.1, kept as the text N-Quads gives them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hvs::vc {

struct Term {
  int blank = -1;      // number of a blank node; otherwise `text` is the whole term: <iri> or "literal"^^<type>
  std::string text{};  // empty and no blank node: the default graph
  [[nodiscard]] bool is_blank() const { return blank >= 0; }
  bool operator==(const Term&) const = default;
};

struct Quad {
  Term subject;
  std::string predicate;  // <iri>
  Term object;
  Term graph;
};

struct Dataset {
  std::vector<Quad> quads;
  int blanks = 0;  // numbers 0 … blanks-1 are in use
};

// Canonical N-Quads (RDFC-1.0 §A): only what must be escaped is.
[[nodiscard]] std::string iri_term(std::string_view iri);
[[nodiscard]] std::string literal_term(std::string_view value, std::string_view type, std::string_view language = {});

}  // namespace hvs::vc
