// The camera over the room while a question is asked.
import type { Reader, Seen, Vote } from "./reader";

export const mostCards = 60;

export interface Room {
  votes(): Map<number, Vote>; // cards seen at least once
  stop(): void;
}

const draw = (pen: CanvasRenderingContext2D, seen: readonly Seen[], reader: Reader, thick: number): void => {
  for (const one of seen) {
    const counted = reader.vote(one.card).standing === "counted";
    pen.lineWidth = thick;
    pen.strokeStyle = counted ? "#1fbf75" : "#f2bf45";
    pen.beginPath();
    for (let i = 0; i < 4; ++i) pen.lineTo(one.corners[2 * i] as number, one.corners[2 * i + 1] as number);
    pen.closePath();
    pen.stroke();
  }
};

// Looks again and again until stopped; `changed` after each picture. Rejects when there is no camera.
export const watch = async (reader: Reader, place: HTMLElement, changed: () => void): Promise<Room> => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } } });
  const video = document.createElement("video");
  video.setAttribute("playsinline", "");
  video.muted = true;
  video.srcObject = stream;
  const canvas = document.createElement("canvas");
  canvas.className = "camera";
  place.append(canvas);
  reader.clear();
  let stopped = false;
  await video.play();
  const pen = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  const look = (): void => {
    if (stopped) return;
    if (video.videoWidth > 0) {
      if (canvas.width !== video.videoWidth) canvas.width = video.videoWidth;
      if (canvas.height !== video.videoHeight) canvas.height = video.videoHeight;
      pen.drawImage(video, 0, 0);
      const from = performance.now();
      const seen = reader.read(pen.getImageData(0, 0, canvas.width, canvas.height));
      canvas.dataset["ms"] = String(Math.round(performance.now() - from));
      draw(pen, seen, reader, canvas.width / 320);
      changed();
    }
    setTimeout(look, 40); // the page stays quick under a finger
  };
  look();
  return {
    votes: () => {
      const out = new Map<number, Vote>();
      for (let card = 1; card <= mostCards; ++card) {
        const vote = reader.vote(card);
        if (vote.standing !== "unseen") out.set(card, vote);
      }
      return out;
    },
    stop: () => {
      stopped = true;
      stream.getTracks().forEach((track) => track.stop());
      canvas.remove();
    },
  };
};
