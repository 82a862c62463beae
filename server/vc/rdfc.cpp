// The names in comments are those of the Recommendation's sections.
#include <openssl/evp.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/bytes.hpp"
#include "server/vc/canonical.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

class Issuer {
 public:
  explicit Issuer(std::string_view prefix) : prefix_(prefix) {}
  [[nodiscard]] bool has(int node) const { return names_.contains(node); }
  std::string issue(int node) {
    const auto [at, fresh] = names_.try_emplace(node, static_cast<int>(names_.size()));
    if (fresh) order_.push_back(node);
    return name(at->second);
  }
  [[nodiscard]] std::string name_of(int node) const { return name(names_.at(node)); }
  [[nodiscard]] const std::vector<int>& order() const { return order_; }

 private:
  [[nodiscard]] std::string name(int number) const { return "_:" + std::string{prefix_} + std::to_string(number); }
  std::string_view prefix_;
  std::map<int, int> names_;
  std::vector<int> order_;
};

struct Deep {
  std::string hash;
  Issuer issuer;
};

class Canonizer {
 public:
  explicit Canonizer(const Dataset& data) : data_(data), mentions_(static_cast<std::size_t>(data.blanks)) {
    for (std::size_t i = 0; i < data.quads.size(); ++i) {
      std::set<int> seen;
      for (const auto* term : {&data.quads[i].subject, &data.quads[i].object, &data.quads[i].graph})
        if (term->is_blank() && seen.insert(term->blank).second)
          mentions_[static_cast<std::size_t>(term->blank)].push_back(i);
    }
  }

  Result<std::string> run() {
    std::map<std::string, std::vector<int>> by_hash;
    first_.resize(mentions_.size());
    for (int node = 0; node < data_.blanks; ++node) {
      if (of(node).empty()) continue;
      first_[static_cast<std::size_t>(node)] = first_degree(node);
      by_hash[first_[static_cast<std::size_t>(node)]].push_back(node);
    }
    for (const auto& [hash, nodes] : by_hash)
      if (nodes.size() == 1) canonical_.issue(nodes.front());
    for (const auto& [hash, nodes] : by_hash) {
      if (nodes.size() == 1) continue;
      std::vector<Deep> paths;
      for (const int node : nodes) {
        if (canonical_.has(node)) continue;
        Issuer temporary{"b"};
        temporary.issue(node);
        HVS_TRY(deep, n_degree(node, std::move(temporary)));
        paths.push_back(std::move(deep));
      }
      std::ranges::stable_sort(paths, {}, &Deep::hash);
      for (const auto& path : paths)
        for (const int node : path.issuer.order()) canonical_.issue(node);
    }
    return written();
  }

 private:
  [[nodiscard]] const std::vector<std::size_t>& of(int node) const { return mentions_[static_cast<std::size_t>(node)]; }

  template <class Name>
  static void append(std::string& out, const Quad& quad, const Name& name) {
    const auto put = [&](const Term& term) {
      if (term.is_blank())
        out += name(term.blank);
      else
        out += term.text;
      out += ' ';
    };
    put(quad.subject);
    out += quad.predicate;
    out += ' ';
    put(quad.object);
    if (quad.graph.is_blank() || !quad.graph.text.empty()) put(quad.graph);
    out += ".\n";
  }

  [[nodiscard]] static std::string joined(std::vector<std::string> lines) {
    std::ranges::sort(lines);
    std::string out;
    for (const auto& line : lines) out += line;
    return out;
  }

  // §4.6 Hash First Degree Quads
  [[nodiscard]] std::string first_degree(int node) const {
    std::vector<std::string> lines;
    for (const auto at : of(node)) {
      lines.emplace_back();
      append(lines.back(), data_.quads[at], [&](int other) { return other == node ? "_:a" : "_:z"; });
    }
    return bytes::hex(sha256_of(joined(std::move(lines))));
  }

  // §4.7 Hash Related Blank Node
  [[nodiscard]] std::string related_hash(int related, const Quad& quad, const Issuer& issuer, char position) const {
    std::string input(1, position);
    if (position != 'g') input += quad.predicate;
    if (canonical_.has(related))
      input += canonical_.name_of(related);
    else if (issuer.has(related))
      input += issuer.name_of(related);
    else
      input += first_[static_cast<std::size_t>(related)];
    return bytes::hex(sha256_of(input));
  }

  [[nodiscard]] Result<void> work() {
    if (++steps_ > most_canonical_steps) return refuse(Kind::invalid, t::vc::poison.key);
    return {};
  }

  static bool no_better(const std::string& path, const std::string& chosen) {
    return !chosen.empty() && path.size() >= chosen.size() && path > chosen;
  }

  struct Path {
    std::string text;
    Issuer issuer;
    bool skipped = false;
  };
  [[nodiscard]] Result<Path> walk(const std::vector<int>& order, const Issuer& from, const std::string& chosen) {
    Path path{{}, from};
    std::vector<int> later;
    for (const int related : order) {
      if (canonical_.has(related)) {
        path.text += canonical_.name_of(related);
      } else {
        if (!path.issuer.has(related)) later.push_back(related);
        path.text += path.issuer.issue(related);
      }
      if (no_better(path.text, chosen)) {
        path.skipped = true;
        return path;
      }
    }
    for (const int related : later) {
      HVS_TRY(deep, n_degree(related, path.issuer));
      path.text += path.issuer.issue(related);
      path.text += "<" + deep.hash + ">";
      path.issuer = std::move(deep.issuer);
      if (no_better(path.text, chosen)) {
        path.skipped = true;
        return path;
      }
    }
    return path;
  }

  // §4.8 Hash N-Degree Quads
  [[nodiscard]] Result<Deep> n_degree(int node, Issuer issuer) {
    if (auto ok = work(); !ok) return std::unexpected(ok.error());
    std::map<std::string, std::vector<int>> related;
    for (const auto at : of(node)) {
      const auto& quad = data_.quads[at];
      const auto note = [&](const Term& term, char position) {
        if (term.is_blank() && term.blank != node)
          related[related_hash(term.blank, quad, issuer, position)].push_back(term.blank);
      };
      note(quad.subject, 's');
      note(quad.object, 'o');
      note(quad.graph, 'g');
    }
    std::string input;
    for (auto& [hash, nodes] : related) {
      input += hash;
      std::string chosen;
      Issuer chosen_issuer = issuer;
      std::ranges::sort(nodes);
      do {
        if (auto ok = work(); !ok) return std::unexpected(ok.error());
        HVS_TRY(path, walk(nodes, issuer, chosen));
        if (path.skipped || !(chosen.empty() || path.text < chosen)) continue;
        chosen = std::move(path.text);
        chosen_issuer = std::move(path.issuer);
      } while (std::ranges::next_permutation(nodes).found);
      input += chosen;
      issuer = std::move(chosen_issuer);
    }
    return Deep{bytes::hex(sha256_of(input)), std::move(issuer)};
  }

  [[nodiscard]] std::string written() const {
    std::vector<std::string> lines;
    lines.reserve(data_.quads.size());
    for (const auto& quad : data_.quads) {
      lines.emplace_back();
      append(lines.back(), quad, [&](int node) { return canonical_.name_of(node); });
    }
    std::ranges::sort(lines);
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return joined(std::move(lines));
  }

  const Dataset& data_;
  std::vector<std::vector<std::size_t>> mentions_;
  std::vector<std::string> first_;
  Issuer canonical_{"c14n"};
  int steps_ = 0;
};

// A dataset is a set: the same quad said twice would change the hashes.
Dataset as_set(const Dataset& data) {
  Dataset out{{}, data.blanks};
  out.quads.reserve(data.quads.size());
  std::set<std::string> seen;
  for (const auto& quad : data.quads) {
    const auto key = [](const Term& term) {
      return term.is_blank() ? "_:" + std::to_string(term.blank) + " " : term.text + " ";
    };
    if (seen.insert(key(quad.subject) + quad.predicate + " " + key(quad.object) + key(quad.graph)).second)
      out.quads.push_back(quad);
  }
  return out;
}

}  // namespace

std::string sha256_of(std::string_view bytes) {
  std::string out(32, '\0');
  unsigned int size = 32;
  EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(out.data()), &size, EVP_sha256(), nullptr);
  return out;
}

Result<std::string> canonical_quads(const Dataset& data) { return Canonizer{as_set(data)}.run(); }

}  // namespace hvs::vc
