// Short names for what pages do most.
export const find = <T extends HTMLElement = HTMLElement>(selector: string): T | null => document.querySelector<T>(selector);
export const findAll = <T extends HTMLElement = HTMLElement>(selector: string): T[] => Array.from(document.querySelectorAll<T>(selector));
export const fill = (sentence: string | undefined, name: string, value: string): string => (sentence ?? "").replace("{" + name + "}", value);

export const button = (label: string, press: () => void): HTMLButtonElement => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = label;
  made.addEventListener("click", press);
  return made;
};
