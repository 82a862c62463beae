// A recording of at most two minutes. Gives the sound that waits to be sent, or null.
const longest = 120_000;

export const recorder = (form: HTMLFormElement): (() => Blob | null) => {
  let made: Blob | null = null;
  const box = form.querySelector<HTMLElement>("[data-recorder]");
  const button = box?.querySelector("button");
  const status = box?.querySelector<HTMLElement>("[role=status]");
  const player = box?.querySelector("audio");
  if (!box || !button || !status || !player) return () => null;
  if (typeof MediaRecorder === "undefined" || !navigator.mediaDevices) return () => null;
  box.hidden = false;
  const words = box.dataset;
  let running: MediaRecorder | null = null;
  let clock = 0;
  const begin = (stream: MediaStream): void => {
    const parts: Blob[] = [];
    const recording = new MediaRecorder(stream);
    const end = setTimeout(() => recording.state === "recording" && recording.stop(), longest);
    recording.ondataavailable = (event) => parts.push(event.data);
    recording.onstop = () => {
      clearTimeout(end);
      clearInterval(clock);
      stream.getTracks().forEach((track) => track.stop());
      running = null;
      made = new Blob(parts, { type: recording.mimeType });
      if (player.src) URL.revokeObjectURL(player.src);
      player.src = URL.createObjectURL(made);
      player.hidden = false;
      status.textContent = "";
      button.textContent = words["again"] ?? "";
    };
    recording.start();
    running = recording;
    const began = Date.now();
    const tell = (): void => { status.textContent = (words["busy"] ?? "") + " " + Math.round((Date.now() - began) / 1000) + " s"; };
    clock = window.setInterval(tell, 1000);
    tell();
    button.textContent = words["stop"] ?? "";
  };
  button.addEventListener("click", () => {
    if (running !== null) return running.stop();
    navigator.mediaDevices.getUserMedia({ audio: true }).then(begin, () => { status.textContent = words["none"] ?? ""; });
  });
  return () => made;
};
