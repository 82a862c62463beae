// What the gates measure inside a page. Each function runs in the browser and returns sentences about what is wrong.

// Sizes and distances of everything that can be pressed (learners.md T3), in CSS px at the default text size.
export const targets = ({ main, other, apart }) => {
  const shown = (e) => {
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && !e.closest("details:not([open]) > :not(summary)") && !e.classList.contains("skip");
  };
  // A link within a sentence is as high as its line (WCAG 2.5.8 lets it); alone in its paragraph it is a target like others.
  const inSentence = (e) => e.tagName === "A" && getComputedStyle(e).display === "inline" &&
    [...e.parentNode.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim() !== "");
  const targetOf = (e) => (e.matches("input[type=radio], input[type=checkbox]") ? e.closest("label") ?? e : e);
  const all = [...new Set([...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].map(targetOf))]
    .filter((e) => shown(e) && !inSentence(e));
  const name = (e) => e.tagName.toLowerCase() + (e.className ? "." + String(e.className).split(" ").join(".") : "") + " “" + (e.textContent || e.name || "").trim().replace(/\s+/g, " ").slice(0, 30) + "”";
  const wrong = [];
  const boxes = all.map((e) => [e, e.getBoundingClientRect()]);
  const column = Math.min(innerWidth, 512);
  for (const [e, box] of boxes) {
    const primary = e.matches(".button.primary");
    const least = primary ? main : other;
    if (box.height < least - 0.5) wrong.push(`${name(e)} is ${Math.round(box.height)} px high, not ${least}`);
    if (box.width < other - 0.5) wrong.push(`${name(e)} is ${Math.round(box.width)} px wide, not ${other}`);
    if (primary && main >= 72 && box.width < column * 0.45) wrong.push(`${name(e)} is ${Math.round(box.width)} px wide, not half the column`);
  }
  const docked = (e) => e.closest(".dock") !== null; // lies over the page, which scrolls under it
  for (let i = 0; i < boxes.length; ++i)
    for (let j = i + 1; j < boxes.length; ++j) {
      const [[a, x], [b, y]] = [boxes[i], boxes[j]];
      if (a.contains(b) || b.contains(a) || docked(a) !== docked(b)) continue;
      const across = Math.max(x.left - y.right, y.left - x.right);
      const down = Math.max(x.top - y.bottom, y.top - x.bottom);
      if (Math.max(across, down) < apart - 0.6) wrong.push(`${name(a)} and ${name(b)} are ${Math.round(Math.max(across, down))} px apart, not ${apart}`);
    }
  return wrong;
};

// What stands out of the window sideways; tables scroll in a frame of their own.
export const wide = () => {
  const excess = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (excess <= 0) return [];
  const inFrame = (e) => { for (let a = e.parentElement; a; a = a.parentElement) if (getComputedStyle(a).overflowX !== "visible") return true; return false; };
  const who = [...document.body.querySelectorAll("*")].filter((e) => !e.closest("details:not([open]) > :not(summary)") && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !inFrame(e)).pop();
  return [`${excess} px wider than ${document.documentElement.clientWidth}: ${who ? who.tagName + "." + who.className + " " + (who.textContent || "").trim().slice(0, 30) : "?"}`];
};

// WCAG 2.2 AA; with `enhanced` also 7:1 for words (T4).
export const axe = async ([source, enhanced]) => {
  if (!window.axe) (0, eval)(source);
  const { violations } = await window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", ...(enhanced ? ["wcag2aaa"] : [])],
    rules: { "color-contrast-enhanced": { enabled: enhanced } },
    resultTypes: ["violations"],
  });
  return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 2).map((n) => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join(" | ")}`);
};

// Every element that takes the focus: how its ring is drawn. Called after each Tab.
export const ring = () => {
  const e = document.activeElement;
  if (e === null || e === document.body) return null;
  const drawn = e.matches("input[type=radio], input[type=checkbox]") && e.nextElementSibling?.matches(".face") ? e.nextElementSibling : e;
  const style = getComputedStyle(drawn);
  return { tag: e.tagName, words: (e.textContent || e.name || "").trim().replace(/\s+/g, " ").slice(0, 30), ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth) };
};
