#include "server/assessment/parameters.hpp"

#include <algorithm>

#include "core/base/number.hpp"
#include "server/assessment/fact.hpp"
#include "text/sitting.hpp"

namespace hvs::assessment {
namespace {

constexpr db::Sql insert_set{"assessment.insert_parameter_set",
                             "INSERT INTO parameter_set (commune_id, id, ref, about, author, received, commit_number)"
                             " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql insert_check{
    "assessment.insert_parameter_check",
    "INSERT INTO parameter_check (commune_id, id, entry, fits, author, received, commit_number)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql insert_table{"assessment.insert_parameters",
                               "INSERT INTO test_parameters (commune_id, ref, body) VALUES ($1, $2, $3)"
                               " ON CONFLICT (commune_id, ref) DO NOTHING"};
constexpr db::Sql one_table{"assessment.one_parameters",
                            "SELECT body FROM test_parameters WHERE commune_id = $1 AND ref = $2"};
// Judged here too: a check may have come by the exchange and not by the page.
constexpr db::Sql agreed{"assessment.agreed_parameters",
                         "SELECT s.ref FROM parameter_set s JOIN parameter_check c ON c.commune_id = s.commune_id"
                         " AND c.entry = s.id WHERE s.commune_id = $1 AND c.fits = 1 AND c.author <> s.author"
                         " AND c.commit_number > s.commit_number ORDER BY c.commit_number DESC LIMIT 1"};
constexpr db::Sql sets{"assessment.parameter_sets",
                       "SELECT s.id, s.ref, s.about, s.author, s.received,"
                       " (SELECT MAX(c.fits) FROM parameter_check c WHERE c.commune_id = s.commune_id"
                       " AND c.entry = s.id AND c.author <> s.author) FROM parameter_set s WHERE s.commune_id = $1"
                       " ORDER BY s.commit_number DESC LIMIT 20"};

}  // namespace

std::vector<journal::Store> parameter_stores() {
  using journal::Operation;
  return {
      fact("parameter_set",
           [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit, std::int64_t received) {
             return tx.post(insert_set,
                            {commune, op.entity_id, field(op, "ref"), field(op, "about"), op.author, received, commit});
           }),
      fact("parameter_check",
           [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit, std::int64_t received) {
             return tx.post(insert_check, {commune, op.entity_id, field(op, "entry"), number(op, "fits"), op.author,
                                           received, commit});
           }),
  };
}

std::string write_parameters(const ParameterTable& table) {
  std::string out;
  for (const auto& [ref, one] : table) {
    out += ref + " ";
    number::put_double(out, one.a);
    for (const double step : one.steps) {
      out += ' ';
      number::put_double(out, step);
    }
    out += '\n';
  }
  return out;
}

std::optional<ParameterTable> read_parameters(std::string_view body) {
  ParameterTable out;
  while (!body.empty()) {
    const auto end = body.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    auto line = body.substr(0, end);
    body.remove_prefix(end + 1);
    const auto word = [&line] {
      const auto stop = std::min(line.find(' '), line.size());
      const auto one = line.substr(0, stop);
      line.remove_prefix(std::min(stop + 1, line.size()));
      return one;
    };
    const std::string ref{word()};
    Parameters one;
    if (ref.empty() || !number::read_double(word(), one.a) || !(one.a > 0 && one.a < 20)) return std::nullopt;
    while (!line.empty()) {
      double step = 0;
      if (!number::read_double(word(), step) || !(step > -20 && step < 20)) return std::nullopt;
      one.steps.push_back(step);
    }
    if (one.steps.empty() || !out.emplace(ref, std::move(one)).second) return std::nullopt;
  }
  return out;
}

Result<void> keep_parameters(db::Tx& tx, const std::string& commune, const std::string& body) {
  return tx.post(insert_table, {commune, digest(body), body});
}

Result<std::string> published_ref(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(agreed, {commune}));
  return rows.empty() ? std::string{} : rows.front().text(0);
}

Result<Published> published(db::Tx& tx, const std::string& commune) {
  Published out;
  HVS_TRY(ref, published_ref(tx, commune));
  if (ref.empty()) return out;
  HVS_TRY(rows, tx.run(one_table, {commune, ref}));
  if (rows.empty() || digest(rows.front().text(0)) != ref)
    return refuse(Kind::broken, t::sitting::bad_edition.key, ref);
  auto table = read_parameters(rows.front().text(0));
  if (!table) return refuse(Kind::broken, t::sitting::bad_edition.key, ref);
  out.ref = ref;
  out.table = std::move(*table);
  return out;
}

Result<std::vector<Proposal>> proposals(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(sets, {commune}));
  std::vector<Proposal> out;
  for (const auto& row : rows)
    out.push_back({row.text(0), row.text(1), row.text(2), row.text(3), from_ms(row.integer(4)),
                   !row.is_null(5) && row.integer(5) == 1, !row.is_null(5) && row.integer(5) == 0});
  return out;
}

}  // namespace hvs::assessment
