// Answers a question on the page as a person would who knows it; every kind has its own buttons.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./world.mjs";

const send = (page) => page.locator(".dock button[name=xong]").click();

// The shortest way through a practice scenario, as the log its player keeps (core/practice/run.hpp).
const shortestRun = ({ scenario, variant }) => {
  const written = JSON.parse(readFileSync(join(root, "content/practice", scenario + ".json"), "utf8"));
  const own = written.variants.find((one) => one.id === variant);
  const screens = { ...written.screens, ...own.screens };
  const ways = (name) => {
    let spot = 0;
    return screens[name].show.flatMap((one) => {
      if (typeof one === "string") return []; // words alone
      const touched = one.go ?? one.look ?? one.trap ?? one.no;
      if (touched === undefined && !["app", "item", "button", "field"].some((kind) => kind in one)) return [];
      const letter = String.fromCharCode(97 + spot++);
      return one.go || one.look ? [{ letter, to: one.go ?? one.look }] : [];
    });
  };
  const queue = [{ at: own.start ?? written.start, log: "" }], seen = new Set();
  for (let one; (one = queue.shift()); ) {
    if (one.at === "end") return one.log;
    if (seen.has(one.at)) continue;
    seen.add(one.at);
    for (const { letter, to } of ways(one.at)) queue.push({ at: to, log: one.log + letter });
  }
  throw new Error("no way through " + scenario);
};

const sortSteps = async (page, options) => {
  for (let place = 0; place < options.length; ++place) {
    for (;;) {
      const now = await page.locator(".a-order .a-step span").allTextContents();
      const at = now.findIndex((words) => words.trim() === options[place]);
      if (at === place) break;
      await page.locator(`button[name=doi][value="len-${at}"]`).click();
      await page.waitForURL(/\?s=/);
      await page.waitForFunction(([n, words]) => document.querySelectorAll(".a-order .a-step span")[n].textContent.trim() === words, [at - 1, options[place]]);
    }
  }
};

export const answerRightly = async (page, item) => {
  switch (item.kind ?? "single") {
    case "multiple":
      for (const one of item.answers) await page.locator(`label.option:has(input[value="${one}"])`).click();
      return send(page);
    case "true_false":
      for (const [n, one] of item.statements.entries()) await page.locator(`label.option:has(input[name=d${n}][value="${one.true ? 1 : 0}"])`).click();
      return send(page);
    case "order":
      await sortSteps(page, item.options);
      return send(page);
    case "match":
      for (const [n, [, right]] of item.pairs.entries()) await page.locator(`select[name=v${n}]`).selectOption({ label: right });
      return send(page);
    case "number":
      await page.fill("#so", String(item.value ?? (item.from + item.to) / 2).replace(".", ","));
      return send(page);
    case "short_text":
      await page.fill("#so", item.accepted[0]);
      return send(page);
    case "task": {
      const back = new URL(page.url()).pathname;
      await page.locator(".dock a.button").click();
      await page.waitForURL(/\/tap-thu\//);
      await page.goto(new URL(back + "?n=" + shortestRun(item), page.url()).href);
      return send(page);
    }
    default:
      return page.locator(`fieldset.options button[name=chon][value="${item.answer}"]`).click();
  }
};
