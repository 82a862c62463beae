// `hocvuso assess …`: a psychometrician's command line over core/measurement (docs/measurement.md); and over this
// installation's own answers.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "core/assessment/forecast.hpp"
#include "server/app/commands.hpp"
#include "server/app/machine.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/assessment/item_study.hpp"
#include "server/assessment/replay.hpp"
#include "server/learning/content/library.hpp"
#include "server/measurement/orders.hpp"
#include "server/practice/content/shelf.hpp"

namespace hvs::app {
namespace {

using namespace measurement;

int print(const Read<std::string>& said) {
  if (!said) {
    std::fprintf(stderr, "assess: %s\n", said.error().c_str());
    return 1;
  }
  std::fputs(said->c_str(), stdout);
  return 0;
}

void add_scale(CLI::App& sub, Scale& scale) {
  sub.add_option("--prior-mean", scale.prior_mean, "mean of the normal prior, in logits (0)");
  sub.add_option("--prior-sd", scale.prior_sd, "its standard deviation (1)")->check(CLI::Range(0.01, 100.0));
  sub.add_option("--grid", scale.grid, "LOW:HIGH:POINTS: fixed quadrature instead of the adaptive one");
}

void add_test(CLI::App& sub, TestOrder& test) {
  sub.add_option("--items", test.items, "CSV: item,a,b[,area] or item,a,step1,step2,…")->required();
  sub.add_option("--criterion", test.criterion, "MFI, bOpt, MLWI, MPWI, KL, KLP or MEPV (MFI)");
  sub.add_option("--estimator", test.estimator, "eap, map, ml or wl (eap)");
  sub.add_option("--se", test.se, "stop at this standard error; 0 = never (0.30)")->check(CLI::NonNegativeNumber);
  sub.add_option("--min", test.shortest, "but not before so many items")->check(CLI::NonNegativeNumber);
  sub.add_option("--max", test.longest, "stop after so many items (40)")->check(CLI::PositiveNumber);
  sub.add_option("--cut", test.cut, "stop when it is certain on which side of this ability a person stands");
  sub.add_option("--confidence", test.confidence, "how certain (0.95)")->check(CLI::Range(0.5, 0.9999));
  sub.add_option("--balance", test.balance, "blueprint: area=part,area=part");
  sub.add_option("--randomesque", test.randomesque, "pick among so many best items (1)")->check(CLI::PositiveNumber);
  add_scale(sub, test.scale);
}

template <class Order>
CLI::App* add(CLI::App& assess, const char* name, const char* help, const std::shared_ptr<Order>& order,
              Read<std::string> (*work)(const Order&), const Start& start) {
  auto* sub = assess.add_subcommand(name, help);
  sub->callback([start, order, work] { start([order, work](const Run&) { return print(work(*order)); }); });
  return sub;
}

}  // namespace

namespace {

int replay_results(const Run& run, const std::string& result) {
  auto machine = Machine::open(run, Schema::must_be_current);
  if (!machine) return explain(machine.error());
  auto& services = (*machine)->services();
  const auto library = learning::read_library(services.settings.share_dir);
  if (!library) return explain(library.error());
  const auto shelf = practice::read_shelf(services.settings.share_dir);
  if (!shelf) return explain(shelf.error());
  const auto furnish = [&](assessment::Item& item) {
    learning::Findings unheard;
    (void)assessment::resolve(item, **library, *shelf, item.id, unheard);
  };
  assessment::Editions editions(services.db, services.now);
  assessment::Replay done;
  const auto read = services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(got, assessment::replay(tx, services.settings.commune, editions, furnish, result));
    done = std::move(got);
    return {};
  });
  if (!read) return explain(read.error());
  const auto said = assessment::report(done);
  std::fputs(said.words.c_str(), stdout);
  return said.exit_code;
}

int gate(const Run& run, const std::string& group, int people, std::uint64_t seed) {
  const auto library = learning::read_library(run.settings.share_dir);
  if (!library) return explain(library.error());
  const auto bank = assessment::read_bank(run.settings.share_dir, **library, group);
  if (!bank) return explain(bank.error());
  const auto edition = assessment::make_edition(**bank, (*bank)->blueprint, {});
  for (const bool self_check : {false, true}) {
    const auto& rules = self_check ? edition.rules.self_check : edition.rules.adaptive;
    std::printf("%s\n", self_check ? "self-check" : "assessment");
    const auto got = assessment::rehearse(edition, self_check, {rules.prior_mean, rules.prior_sd}, people, seed);
    std::fputs(assessment::show(got).c_str(), stdout);
  }
  std::printf("fewest questions for a standard error of 0.30: %d\n", assessment::fewest_for(edition, 0.30, 1));
  return 0;
}

int calibrate_own(const Run& run) {
  auto machine = Machine::open(run, Schema::must_be_current);
  if (!machine) return explain(machine.error());
  auto& services = (*machine)->services();
  const auto library = learning::read_library(services.settings.share_dir);
  if (!library) return explain(library.error());
  const auto bank = assessment::read_bank(services.settings.share_dir, **library);
  if (!bank) return explain(bank.error());
  assessment::Editions editions(services.db, services.now);
  const auto today = day_in_vietnam(services.now());
  std::string csv;
  const auto& commune = services.settings.commune;
  const auto read = services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(sittings, assessment::measured_sittings(tx, commune, **bank, editions));
    HVS_TRY(backgrounds, assessment::backgrounds_of(tx, commune, sittings, today));
    csv = assessment::show(assessment::study_items(sittings, backgrounds));
    return {};
  });
  if (!read) return explain(read.error());
  std::fputs(csv.c_str(), stdout);
  return 0;
}

}  // namespace

void add_assess_commands(CLI::App& program, const Start& start, const AddCommon& add_common) {
  auto* assess = program.add_subcommand("assess", "measurement: score, select, simulate, calibrate (CSV in and out)");
  assess->require_subcommand(1);

  const auto scoring = std::make_shared<ScoreOrder>();
  auto* sub = add(*assess, "score", "ability of every answer pattern", scoring, score, start);
  sub->add_option("--items", scoring->items, "CSV: item,a,b[,area] or item,a,step1,step2,…")->required();
  sub->add_option("--patterns", scoring->patterns, "CSV: id,pattern")->required();
  add_scale(*sub, scoring->scale);

  const auto selecting = std::make_shared<SelectOrder>();
  sub = add(*assess, "select", "the next item in every state of a test", selecting, select, start);
  sub->add_option("--items", selecting->items, "CSV of items")->required();
  sub->add_option("--states", selecting->states, "CSV: state,administered,responses[,theta]")->required();
  sub->add_option("--criterion", selecting->criterion, "MFI, bOpt, MLWI, MPWI, KL, KLP or MEPV (MFI)");
  sub->add_option("--estimator", selecting->estimator, "of the current ability: eap, map, ml or wl (eap)");
  add_scale(*sub, selecting->scale);

  const auto walking = std::make_shared<CatOrder>();
  sub = add(*assess, "cat", "the adaptive test of every simulee, step by step", walking, cat, start);
  add_test(*sub, walking->test);
  sub->add_option("--simulees", walking->simulees, "CSV: simulee,all_responses")->required();
  sub->add_option("--seed", walking->seed, "of what is left to chance");

  const auto simulating = std::make_shared<SimulateOrder>();
  sub = add(*assess, "simulate", "what a bank and a plan would do", simulating, simulate, start);
  add_test(*sub, simulating->test);
  sub->add_option("--people", simulating->people, "simulated people (2000)")->check(CLI::Range(10, 1'000'000));
  sub->add_option("--seed", simulating->seed, "same seed, same people");
  sub->add_option("--ability-mean", simulating->ability_mean, "of the simulated people (0)");
  sub->add_option("--ability-sd", simulating->ability_sd, "of the simulated people (1)")->check(CLI::NonNegativeNumber);
  sub->add_option("--exposure", simulating->exposure, "largest share of people one item may go to")
      ->check(CLI::Range(0.0, 1.0));
  sub->add_flag("--per-item", simulating->per_item, "exposure of every item instead of the summary");

  const auto calibrating = std::make_shared<CalibrateOrder>();
  sub = add(*assess, "calibrate", "item parameters from answers", calibrating, calibrate, start);
  sub->add_option("--responses", calibrating->responses, "CSV: person,item,item,… of 0, 1 or empty")->required();
  sub->add_option("--model", calibrating->model, "rasch-cml, rasch-mml or 2pl")->required();
  sub->add_option("--anchors", calibrating->anchors, "CSV of items on the frozen scale to link to");
  sub->add_option("--ignore", calibrating->ignore, "columns that are no items")->delimiter(',');

  const auto comparing = std::make_shared<DifOrder>();
  sub = add(*assess, "dif", "items that treat a group differently (Mantel-Haenszel)", comparing, dif, start);
  sub->add_option("--responses", comparing->responses, "CSV: person,GROUP,item,item,…")->required();
  sub->add_option("--group", comparing->group, "name of the column with the group")->required();
  sub->add_option("--focal", comparing->focal, "value of the focal group")->required();
  sub->add_flag("--purify", comparing->purify, "leave unfair items out of the matching score");
  sub->add_option("--ignore", comparing->ignore, "columns that are no items")->delimiter(',');

  const auto gaining = std::make_shared<GainOrder>();
  sub = add(*assess, "gain", "what people and groups gained between two sittings", gaining, gain, start);
  sub->add_option("--items", gaining->items, "CSV of items with fixed parameters")->required();
  sub->add_option("--responses", gaining->responses, "CSV: id,group,before,after (patterns)")->required();
  sub->add_flag("!--by-group", gaining->by_person, "one line a group instead of one a person");
  sub->add_option("--compare", gaining->compare, "group the others are compared with (--by-group)");

  const auto result = std::make_shared<std::string>();
  add_command(*assess, "replay", "make every stored result again from its answers and versions, and compare", start,
              add_common, [result](const Run& run) { return replay_results(run, *result); })
      ->add_option("--result", *result, "of this form alone");

  add_command(*assess, "items", "what this installation's answers say about each question; changes nothing", start,
              add_common, [](const Run& run) { return calibrate_own(run); });
  struct Gate {
    std::string group = "nguoidan";
    int people = 1000;
    std::uint64_t seed = 1;
  };
  const auto order = std::make_shared<Gate>();
  sub = add_command(*assess, "rehearse", "our own bank and its blueprint, sat by drawn people", start, add_common,
                    [order](const Run& run) { return gate(run, order->group, order->people, order->seed); });
  sub->add_option("--group", order->group, "nguoidan hssv cbccvc nld");
  sub->add_option("--people", order->people, "how many (1000)")->check(CLI::Range(10, 100'000));
  sub->add_option("--seed", order->seed, "same seed, same people");
}

}  // namespace hvs::app
