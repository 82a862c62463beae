// A photo made small, cut and ringed on a canvas. Gives the canvas to send, or null when no photo was chosen.
const side = 1080;

interface Box { x: number; y: number; w: number; h: number }

export const photo = (form: HTMLFormElement): (() => HTMLCanvasElement | null) => {
  const input = form.querySelector<HTMLInputElement>("#anh");
  const box = form.querySelector<HTMLElement>("[data-crop]");
  const canvas = box?.querySelector("canvas");
  const pen = canvas?.getContext("2d");
  if (!input || !box || !canvas || !pen) return () => null;
  let shown: HTMLCanvasElement | null = null; // what is there, without the frame being drawn
  let first: HTMLCanvasElement | null = null;
  let tool = "crop";

  const copy = (from: CanvasImageSource, at: Box, w: number, h: number): HTMLCanvasElement => {
    const out = document.createElement("canvas");
    out.width = Math.max(1, Math.round(w));
    out.height = Math.max(1, Math.round(h));
    out.getContext("2d")?.drawImage(from, at.x, at.y, at.w, at.h, 0, 0, out.width, out.height);
    return out;
  };
  const show = (next: HTMLCanvasElement): void => {
    shown = next;
    canvas.width = next.width;
    canvas.height = next.height;
    pen.drawImage(next, 0, 0);
  };

  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    const image = new Image();
    image.onload = () => {
      const scale = Math.min(1, side / Math.max(image.naturalWidth, image.naturalHeight));
      first = copy(image, { x: 0, y: 0, w: image.naturalWidth, h: image.naturalHeight }, image.naturalWidth * scale, image.naturalHeight * scale);
      URL.revokeObjectURL(image.src);
      box.hidden = false;
      show(first);
    };
    image.src = URL.createObjectURL(file);
  });

  box.addEventListener("click", (event) => {
    const chosen = (event.target as HTMLElement).dataset["tool"];
    if (chosen === undefined) return;
    if (chosen === "undo") {
      if (first !== null) show(first);
      return;
    }
    tool = chosen;
    box.querySelectorAll("[data-tool]").forEach((one) => one.setAttribute("aria-pressed", String((one as HTMLElement).dataset["tool"] === tool)));
  });

  let from: { x: number; y: number } | null = null;
  const place = (event: PointerEvent): { x: number; y: number } => {
    const around = canvas.getBoundingClientRect();
    return { x: ((event.clientX - around.left) * canvas.width) / around.width, y: ((event.clientY - around.top) * canvas.height) / around.height };
  };
  const between = (a: { x: number; y: number }, b: { x: number; y: number }): Box => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) });
  const ring = (to: CanvasRenderingContext2D, at: Box): void => {
    const line = Math.max(4, to.canvas.width / 120);
    for (const [colour, width] of [["#fff", line * 2], ["#c22f12", line]] as const) {
      to.strokeStyle = colour;
      to.lineWidth = width;
      to.beginPath();
      to.ellipse(at.x + at.w / 2, at.y + at.h / 2, at.w / 2, at.h / 2, 0, 0, Math.PI * 2);
      to.stroke();
    }
  };
  canvas.style.touchAction = "none";
  canvas.addEventListener("pointerdown", (event) => { from = place(event); canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointermove", (event) => {
    if (from === null || shown === null) return;
    pen.drawImage(shown, 0, 0);
    const at = between(from, place(event));
    if (tool === "ring") return ring(pen, at);
    pen.strokeStyle = "#0a4a38";
    pen.lineWidth = 4;
    pen.strokeRect(at.x, at.y, at.w, at.h);
  });
  canvas.addEventListener("pointerup", (event) => {
    if (from === null || shown === null) return;
    const at = between(from, place(event));
    from = null;
    if (at.w < 20 || at.h < 20) return show(shown); // a tap, not a drawing
    if (tool === "crop") return show(copy(shown, at, at.w, at.h));
    const next = copy(shown, { x: 0, y: 0, w: shown.width, h: shown.height }, shown.width, shown.height);
    const to = next.getContext("2d");
    if (to !== null) ring(to, at);
    show(next);
  });

  return () => shown;
};
