// Writes tests/golden/fsrs.tsv: what ts-fsrs says, for the test of core/learning/fsrs. Not part of the build.
// usage: node scripts/make-fsrs-vectors.mjs > tests/golden/fsrs.tsv     (after `npm ci` in phone/)
import { createRequire } from "node:module";

const { fsrs, get_fuzz_range, createEmptyCard, default_w, FSRSVersion } = createRequire(new URL("../phone/package.json", import.meta.url))("ts-fsrs");
let seed = 20260101;
const random = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 2 ** 32; };
const spread = (low, high) => Math.exp(Math.log(low) + random() * (Math.log(high) - Math.log(low)));
const print = (...cells) => console.log(cells.join("\t"));
console.log("# " + FSRSVersion + "; made by scripts/make-fsrs-vectors.mjs");

// step: short_term stability difficulty elapsed rating → stability difficulty retrievability
const other = default_w.map((v, i) => (i === 20 ? 0.31 : v * (0.9 + 0.2 * ((i * 7) % 5) / 4)));
for (const [name, w] of [["default", [...default_w]], ["other", other]]) {
  if (name === "other") print("parameters", ...fsrs({ w, enable_short_term: true }).parameters.w);
  for (const short of [1, 0]) {
    const f = fsrs({ w, enable_short_term: short === 1 });
    for (let rating = 1; rating <= 4; ++rating) {
      const first = f.next_state(null, 0, rating);
      print("step", name, short, 0, 0, 0, rating, first.stability, first.difficulty, 0);
    }
    for (let i = 0; i < 400; ++i) {
      const s = spread(0.001, 36500), d = 1 + 9 * random(), t = i % 5 === 0 ? 0 : Math.round(spread(1, 4000)), rating = 1 + (i % 4);
      const next = f.next_state({ stability: s, difficulty: d }, t, rating);
      print("step", name, short, s, d, t, rating, next.stability, next.difficulty, f.forgetting_curve(t, s));
    }
  }
  for (const retention of [0.7, 0.8, 0.9, 0.95, 0.99]) {
    const f = fsrs({ w, request_retention: retention });
    for (let i = 0; i < 60; ++i) { const s = spread(0.001, 36500); print("interval", name, retention, s, f.next_interval(s, 0)); }
  }
}
for (let i = 0; i < 200; ++i) {
  const interval = Math.round(spread(3, 36500)), elapsed = Math.floor(random() * interval * 1.5);
  const { min_ivl, max_ivl } = get_fuzz_range(interval, elapsed, 36500);
  print("fuzz", interval, elapsed, min_ivl, max_ivl);
}
// walk: a whole history of answers through the scheduler: after each, stage, step, minutes, days, stability, difficulty
for (const short of [1, 0]) {
  for (let n = 0; n < 60; ++n) {
    const f = fsrs({ enable_short_term: short === 1 });
    let now = new Date(Date.UTC(2026, 0, 1, 2));
    let card = createEmptyCard(now);
    for (let i = 0; i < 8; ++i) {
      const before = card, rating = 1 + Math.floor(random() * 4);
      const elapsed = before.last_review ? Math.floor((Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) - Date.UTC(before.last_review.getUTCFullYear(), before.last_review.getUTCMonth(), before.last_review.getUTCDate())) / 864e5) : 0;
      card = f.next(before, now, rating).card;
      const minutes = card.scheduled_days === 0 ? Math.round((card.due - now) / 6e4) : 0;
      print("walk", short, n, i, elapsed, rating, card.state, card.learning_steps, minutes, card.scheduled_days, card.stability, card.difficulty);
      now = new Date(card.due.getTime() + Math.floor(random() * 3) * 864e5);
    }
  }
}
