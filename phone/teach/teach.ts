// Teach mode: the long page of a lesson becomes one step at a time, the camera reads cards, the screen in the room
// follows. Without this script the page is whole: ticks, counted hands, one button.
import { button, fill, find, findAll } from "../page/dom";
import { teach_again, teach_answered, teach_back, teach_card, teach_counted, teach_denied, teach_disputed, teach_done, teach_listen, teach_missing, teach_next, teach_none, teach_read, teach_restored } from "texts";
import { watch, type Room } from "./camera";
import { forget, keep, restore } from "./draft";
import { Reader, type Vote } from "./reader";
import { remote, type Phase } from "./remote";

const form = find<HTMLFormElement>("form[data-teach]");

const element = (tag: string, className: string, words = ""): HTMLElement => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
};

const run = (lesson: HTMLFormElement): void => {
  const steps = Array.from(lesson.querySelectorAll<HTMLElement>("section.step"));
  const tell = remote(lesson);
  let reader: Promise<Reader> | null = null;
  let room: Room | null = null;
  let at = 0;

  const roll = (): HTMLElement[] => Array.from(lesson.querySelectorAll<HTMLElement>(".step[data-step=diem-danh] label.task"));
  const boxOf = (label: HTMLElement): HTMLInputElement => label.querySelector("input") as HTMLInputElement;
  const nameOf = (label: HTMLElement): string => label.querySelector("span")?.firstChild?.textContent?.trim() ?? "";
  const present = (): HTMLElement[] => roll().filter((label) => boxOf(label).checked);
  const holder = (card: number): HTMLElement | undefined => roll().find((label) => label.dataset["card"] === String(card));

  const countPresent = (): void => {
    const line = lesson.querySelector<HTMLElement>("[data-count]");
    if (line === null) return;
    line.hidden = false;
    line.textContent = fill(line.dataset["count"], "n", String(present().length));
  };

  // What a card's owner is called; a guest's card has only its number.
  const callOf = (card: number): string => {
    const label = holder(card);
    return label !== undefined ? nameOf(label) : fill(teach_card, "n", String(card));
  };

  const counts = (step: HTMLElement): number[] =>
    Array.from(step.querySelectorAll<HTMLInputElement>(".hands input")).map((one) => Number(one.value) || 0);

  const show = (phase: Phase): void => {
    const step = steps[at] as HTMLElement;
    const votes = room?.votes() ?? new Map<number, Vote>();
    const answered = [...votes].filter(([, vote]) => vote.standing === "counted").map(([card]) => card);
    tell({ step: step.dataset["step"] ?? "", phase, answered, counts: counts(step) });
  };

  // Distribution beside the options: numbers and bars, no names.
  const draw = (step: HTMLElement): void => {
    const all = counts(step).reduce((sum, n) => sum + n, 0);
    step.querySelectorAll<HTMLElement>(".room-options > li").forEach((option, i) => {
      option.querySelector(".how-many")?.remove();
      if (all === 0) return;
      const many = element("span", "how-many");
      const n = counts(step)[i] ?? 0;
      const bar = document.createElement("progress");
      bar.max = all;
      bar.value = n;
      many.append(element("b", "", String(n)), bar);
      option.append(many);
    });
  };

  const write = (name: string, value: string): void => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    lesson.append(field);
  };

  const take = (step: HTMLElement, votes: Map<number, Vote>): void => {
    const question = step.dataset["step"] ?? "";
    lesson.querySelectorAll<HTMLInputElement>("input[type=hidden]").forEach((old) => {
      if (old.name === "cach." + question || (old.name === "tl" && old.value.startsWith(question + " "))) old.remove();
    });
    const fields = Array.from(step.querySelectorAll<HTMLInputElement>(".hands input"));
    const sums = fields.map(() => 0);
    for (const [card, vote] of votes) {
      const option = vote.letter.charCodeAt(0) - 65;
      if (vote.standing !== "counted" || !(option in sums)) continue;
      sums[option] = (sums[option] as number) + 1;
      const owner = holder(card);
      if (owner !== undefined) write("tl", question + " " + boxOf(owner).value + " " + option);
    }
    fields.forEach((field, i) => (field.value = String(sums[i])));
    write("cach." + question, "the");
  };

  // Who is counted, who is not seen, who is disputed: for the facilitator, by name.
  const list = (place: HTMLElement, votes: Map<number, Vote>): void => {
    const by = (standing: string): string[] => [...votes].filter(([, vote]) => vote.standing === standing).map(([card]) => callOf(card));
    const missing = present().filter((label) => label.dataset["card"] && !votes.has(Number(label.dataset["card"]))).map(nameOf);
    place.textContent = "";
    const counted = by("counted");
    place.append(element("p", "lead", fill(teach_answered, "n", String(counted.length))));
    const chips = element("ul", "who-answered");
    for (const name of counted) chips.append(element("li", "badge good", name));
    place.append(chips);
    const disputed = by("disputed");
    const unsure = by("seen");
    if (disputed.length > 0) place.append(element("p", "notice warn", fill(teach_disputed, "who", disputed.join(", "))));
    if (unsure.length > 0) place.append(element("p", "soft", fill(teach_again, "who", unsure.join(", "))));
    if (missing.length > 0) place.append(element("p", "soft", fill(teach_missing, "who", missing.join(", "))));
  };

  const stop = (): void => {
    room?.stop();
    room = null;
  };

  const read = async (step: HTMLElement, place: HTMLElement): Promise<void> => {
    place.hidden = false;
    place.textContent = "";
    const who = element("div", "who");
    reader ??= Reader.start(lesson.dataset["reader"] ?? "");
    let last = "";
    try {
      const eye = await reader;
      room = await watch(eye, place, () => {
        const votes = room?.votes() ?? new Map<number, Vote>();
        const now = JSON.stringify([...votes]);
        if (now === last) return;
        last = now;
        list(who, votes);
        show("asking");
      });
    } catch (why) {
      reader = room === null ? null : reader;
      place.append(element("p", "notice warn", (why as DOMException).name === "NotAllowedError" ? teach_denied : teach_none));
      return;
    }
    const done = button(teach_done, () => {
      const votes = room?.votes() ?? new Map<number, Vote>();
      stop();
      take(step, votes);
      list(who, votes);
      who.prepend(element("p", "notice good", teach_counted));
      done.remove();
      draw(step);
      keep(lesson, at);
      show("counts");
    });
    done.classList.add("primary");
    place.append(done, who);
    show("asking");
  };

  const go = (to: number): void => {
    stop();
    at = Math.max(0, Math.min(steps.length - 1, to));
    steps.forEach((step, i) => (step.hidden = i !== at));
    const step = steps[at] as HTMLElement;
    const answer = step.querySelector<HTMLDetailsElement>(".right-answer");
    if (answer !== null) answer.open = false;
    step.querySelectorAll(".face.right").forEach((one) => one.classList.remove("right"));
    back.disabled = at === 0;
    next.hidden = at === steps.length - 1;
    place.textContent = at + 1 + "/" + steps.length;
    listen.hidden = step.querySelector("audio") === null;
    findAll<HTMLAudioElement>("audio").forEach((one) => one.pause());
    if (document.activeElement === next || document.activeElement === back) step.querySelector("h2")?.scrollIntoView({ block: "start" });
    scrollTo(0, 0);
    keep(lesson, at);
    show("card");
  };

  for (const step of steps) {
    const place = step.querySelector<HTMLElement>("[data-reading]");
    const answer = step.querySelector<HTMLDetailsElement>(".right-answer");
    if (place === null || answer === null) continue;
    const start = button(teach_read, () => { stop(); void read(step, place); });
    start.classList.add("read");
    place.insertAdjacentElement("beforebegin", start);
    answer.addEventListener("toggle", () => {
      step.querySelectorAll<HTMLElement>(".room-options > li").forEach((one) => one.classList.toggle("right", answer.open && one.dataset["letter"] === answer.dataset["right"]));
      if (!answer.open) return;
      stop();
      draw(step);
      show("answer");
    });
    step.addEventListener("input", () => draw(step));
  }

  const bar = element("div", "teach-bar");
  const back = button(teach_back, () => go(at - 1));
  const next = button(teach_next, () => go(at + 1));
  const listen = button(teach_listen, () => {
    const sound = (steps[at] as HTMLElement).querySelector("audio");
    if (sound === null) return;
    if (sound.paused) void sound.play();
    else sound.pause();
  });
  next.classList.add("primary");
  const place = element("span", "where");
  bar.append(back, listen, place, next);
  lesson.append(bar);
  lesson.classList.add("show");
  document.documentElement.classList.add("teaching");
  addEventListener("keydown", (event) => { // clickers send these
    if ((event.target as HTMLElement).closest("input, select, textarea, button, summary") !== null) return;
    if (event.key === "ArrowRight" || event.key === "PageDown") go(at + 1);
    else if (event.key === "ArrowLeft" || event.key === "PageUp") go(at - 1);
  });
  lesson.addEventListener("change", () => { countPresent(); keep(lesson, at); });
  lesson.addEventListener("submit", () => { stop(); forget(lesson); tell({ step: "xong", phase: "card", answered: [], counts: [] }); });
  lesson.addEventListener("keydown", (event) => { // Enter in a name does not send the whole lesson
    if (event.key === "Enter" && (event.target as HTMLElement).tagName === "INPUT") event.preventDefault();
  });

  const kept = restore(lesson);
  if (kept > 0) lesson.prepend(element("p", "notice info", teach_restored));
  countPresent();
  go(kept);
  steps.forEach(draw);
};

if (form !== null) run(form);
