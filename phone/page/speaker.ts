// The speaker in the corner (A1, A5): recordings one after another; play, pause, back 10 s, slower. Without a recording
// the browser's own Vietnamese voice reads the page, if it has one.
import { button, find, findAll } from "./dom";

const playRecordings = (panel: HTMLDetailsElement, player: HTMLElement, sounds: readonly HTMLAudioElement[]): void => {
  const words = player.dataset;
  let now = 0;
  const current = (): HTMLAudioElement => sounds[now] as HTMLAudioElement;
  const play = (): void => void current().play().catch(() => undefined);
  const toggle = button(words["pause"] ?? "", () => (current().paused ? play() : current().pause()));
  const back = button(words["again"] ?? "", () => {
    current().currentTime = Math.max(0, current().currentTime - 10);
    play();
  });
  const speed = button(words["slow"] ?? "", () => {
    const slow = current().playbackRate === 1;
    sounds.forEach((sound) => (sound.playbackRate = slow ? 0.75 : 1));
    speed.textContent = (slow ? words["normal"] : words["slow"]) ?? "";
  });
  const show = (): void => { toggle.textContent = (current().paused ? words["play"] : words["pause"]) ?? ""; };
  sounds.forEach((sound, i) => {
    sound.removeAttribute("controls");
    sound.hidden = true;
    sound.addEventListener("play", show);
    sound.addEventListener("pause", show);
    sound.addEventListener("ended", () => {
      now = (i + 1) % sounds.length;
      if (now > 0) play();
      else show();
    });
  });
  player.append(toggle, back, speed);
  // A sentence that cannot be fetched is passed over; the others are still heard.
  sounds.forEach((sound) => sound.lastElementChild?.addEventListener("error", () => sound.dispatchEvent(new Event("ended"))));
  panel.addEventListener("toggle", () => {
    if (panel.open) play();
    else current().pause();
  });
  // An element with its own sound says it when touched, once the learner has asked to hear this page (A1, A5).
  findAll("[data-sound]").forEach((element) => element.addEventListener("click", () => {
    if (!panel.open) return;
    current().pause();
    void new Audio(element.dataset["sound"]).play().catch(() => undefined);
  }));
};

const readAloud = (panel: HTMLDetailsElement): void => {
  if (!("speechSynthesis" in window)) return;
  const voice = (): SpeechSynthesisVoice | undefined => speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().startsWith("vi"));
  const offer = (): void => { panel.hidden = voice() === undefined; };
  panel.addEventListener("toggle", () => {
    speechSynthesis.cancel();
    if (!panel.open) return;
    const said = new SpeechSynthesisUtterance(find("main")?.innerText ?? "");
    said.lang = "vi-VN";
    said.voice = voice() ?? null;
    said.onend = () => { panel.open = false; };
    speechSynthesis.speak(said);
  });
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  offer();
};

// A row of sentences is one address for browsers without script; here each is a sound of its own, a third of the bytes
// and kept on the device by name.
const unfold = (player: HTMLElement): void => {
  const row = player.querySelector<HTMLAudioElement>('audio[src^="/am/doc/"]');
  if (row === null) return;
  for (const name of (row.getAttribute("src") ?? "").slice(8, -4).split("+")) {
    const sound = document.createElement("audio");
    sound.preload = "none";
    for (const [ending, type] of [["opus", "audio/ogg; codecs=opus"], ["mp3", "audio/mpeg"]] as const) {
      const source = document.createElement("source");
      source.src = "/am/" + name + "." + ending;
      source.type = type;
      sound.append(source);
    }
    row.before(sound);
  }
  row.remove();
};

export const speaker = (): void => {
  const panel = find<HTMLDetailsElement>("details[data-speak]");
  const player = panel?.querySelector<HTMLElement>(".player");
  if (!panel || !player) return;
  unfold(player);
  const sounds = Array.from(player.querySelectorAll("audio"));
  if (sounds.length > 0) playRecordings(panel, player, sounds);
  else readAloud(panel);
};
