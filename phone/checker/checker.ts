// The checker page: form[data-checker] with a field `ma`, and [data-checker-result]. Works with the network dead.
import * as t from "texts";
import { check, type Checked, type Verdict } from "./certificate";
import { pinned, refresh, type Pinned } from "./pinned";

const day = (iso: string): string => iso.slice(8, 10) + "/" + iso.slice(5, 7) + "/" + iso.slice(0, 4);

// UTC text of the list → Vietnam's clock.
const moment = (utc: string): string => {
  const there = new Date(new Date(utc).getTime() + 7 * 3600000).toISOString();
  return there.slice(11, 16) + " ngày " + day(there);
};

const said: Record<Verdict, readonly [string, string]> = {
  genuine: ["good", t.check_genuine], withdrawn: ["bad", t.check_withdrawn], replaced: ["warn", t.check_replaced],
  unknown_key: ["warn", t.check_unknown_key], revoked_key: ["bad", t.check_revoked_key], forged: ["bad", t.check_forged], newer_code: ["warn", t.check_newer], not_a_code: ["warn", t.check_unreadable],
};

const element = (name: string, text: string, className = ""): HTMLElement => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

const show = (place: HTMLElement, result: Checked): void => {
  const [kind, words] = said[result.verdict];
  const box = element("div", "", "notice " + kind);
  const head = element("p", "");
  head.append(element("b", words.replace("{d}", day(result.goneOn ?? ""))));
  box.append(head);
  const { payload } = result;
  if (payload) {
    const facts = element("dl", "", "facts");
    const rows: [string, string][] = [[t.check_name, payload.name], [t.check_what, payload.what], [t.check_place, payload.place], [t.check_issuer, payload.issuer], [t.check_day, day(payload.day)]];
    for (const [label, value] of rows) if (value) facts.append(element("dt", label), element("dd", value));
    box.append(facts);
    if (payload.marks.indexOf("gia_lap") >= 0) box.append(element("p", t.check_synthetic));
    if (payload.marks.indexOf("tam_thoi") >= 0) box.append(element("p", t.check_provisional));
    box.append(element("p", result.comparedAt ? t.check_list_as_of.replace("{t}", moment(result.comparedAt)) : t.check_no_list), element("p", t.check_seal_only, "small soft"));
  }
  place.textContent = "";
  place.append(box);
};

const start = (): void => {
  const form = document.querySelector<HTMLFormElement>("form[data-checker]");
  const place = document.querySelector<HTMLElement>("[data-checker-result]");
  const input = form?.querySelector<HTMLInputElement | HTMLTextAreaElement>("[name=ma]");
  if (!form || !place || !input) return;
  place.setAttribute("role", "status");
  let trusted: Pinned = pinned();
  let asked = "";
  const run = (text: string): void => {
    asked = text;
    show(place, check(text, trusted.keys, trusted.list));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(input.value);
  });
  input.addEventListener("change", () => { if (input.value) run(input.value); });
  if (location.hash.indexOf(".") > 0) run(location.href);
  void refresh().then((now) => {
    trusted = now;
    if (asked) run(asked);
  });
};

start();
