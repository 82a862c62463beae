// A lesson survives a reload or an empty battery: ticks, counts and where it was, on this phone, for half a day.
// No names: members are ids, typed guests are left out.

const hours = 12;
interface Draft { readonly at: number; readonly until: number; readonly fields: readonly (readonly [string, string])[] }

const keyOf = (form: HTMLFormElement): string => "hvs-day/" + new URL(form.action).pathname + "/" + (form.elements.namedItem("bai") as HTMLInputElement).value;
const isKept = (name: string): boolean => name === "ma" || name === "buoi" || name === "co" || name === "tl" || /^(dem|cach)\./.test(name);

export const keep = (form: HTMLFormElement, at: number): void => {
  const fields: [string, string][] = [];
  new FormData(form).forEach((value, name) => { if (isKept(name) && typeof value === "string" && value !== "") fields.push([name, value]); });
  const draft: Draft = { at, until: Date.now() + hours * 3600_000, fields };
  try { localStorage.setItem(keyOf(form), JSON.stringify(draft)); } catch { return; } // storage may be shut
};

export const forget = (form: HTMLFormElement): void => {
  try { localStorage.removeItem(keyOf(form)); } catch { return; }
};

// Where the lesson was; 0 when there is nothing to come back to.
export const restore = (form: HTMLFormElement): number => {
  let draft: Draft;
  try {
    draft = JSON.parse(localStorage.getItem(keyOf(form)) ?? "null") as Draft;
    if (draft === null || draft.until < Date.now()) return 0;
  } catch { return 0; }
  for (const [name, value] of draft.fields) {
    const there = Array.from(form.querySelectorAll<HTMLInputElement>("input")).filter((one) => one.name === name);
    if (name === "co") there.filter((one) => one.value === value).forEach((one) => (one.checked = true));
    else if (name !== "tl" && there[0] !== undefined) there[0].value = value;
    else {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      form.append(field);
    }
  }
  return draft.at;
};
