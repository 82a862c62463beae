// "A a": applied at once and kept in the same two cookies that the form without script sets.
import { find, findAll } from "./dom";

const cookie = (name: string): string => (new RegExp("(?:^|; )" + name + "=([a-z0-9]*)").exec(document.cookie) ?? ["", ""])[1] ?? "";

export const lookCookies = (): Record<string, string> => ({ chu: cookie("chu"), nen: cookie("nen") });

const apply = (form: HTMLFormElement): void => {
  const { chu, nen } = lookCookies();
  document.documentElement.className = "c" + (chu || "20") + (nen ? " " + nen : "");
  findAll<HTMLButtonElement>(".choice").forEach((one) => {
    if (form.contains(one)) one.setAttribute("aria-pressed", String(one.value === (one.name === "chu" ? chu || "20" : nen)));
  });
};

export const look = (): void => {
  const form = find<HTMLFormElement>("form[data-look]");
  if (form === null) return;
  form.addEventListener("click", (event) => {
    const choice = (event.target as Element).closest<HTMLButtonElement>("button.choice");
    if (choice === null) return;
    event.preventDefault();
    document.cookie = choice.name + "=" + choice.value + "; path=/; max-age=31536000; samesite=lax" + (location.protocol === "https:" ? "; secure" : "");
    apply(form);
  });
};
