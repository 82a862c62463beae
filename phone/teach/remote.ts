// The screen in the room follows this phone, over the server. No signal: the phone itself is the screen.

export type Phase = "card" | "asking" | "counts" | "answer";
export interface Showing {
  readonly step: string;
  readonly phase: Phase;
  readonly answered: readonly number[];
  readonly counts: readonly number[];
}

const phases: readonly Phase[] = ["card", "asking", "counts", "answer"];

export const remote = (form: HTMLFormElement): ((what: Showing) => void) => {
  const address = form.dataset["screen"] ?? "";
  if (address === "") return () => undefined;
  const field = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement).value;
  let newest: Showing | null = null;
  let busy = false;
  const send = async (): Promise<void> => {
    busy = true;
    while (newest !== null) { // only the newest matters
      const what: Showing = newest;
      newest = null;
      const body = new URLSearchParams({ csrf: field("csrf"), bai: field("bai"), buoc: what.step, pha: String(phases.indexOf(what.phase)), the: what.answered.join(" "), dem: what.counts.join(" ") });
      await fetch(address, { method: "POST", body, credentials: "same-origin", keepalive: true }).catch(() => undefined);
    }
    busy = false;
  };
  return (what) => {
    newest = what;
    if (!busy) void send();
  };
};
