// Reads a QR code with the camera: the browser's own detector where there is one, jsQR elsewhere. Loaded when first asked.
import jsqr from "jsqr";
import { scan_denied, scan_none, scan_stop } from "texts";

// Puts the picture beside `place`; the code's text, or null when stopped or not possible.
export type Scanner = (place: HTMLElement) => Promise<string | null>;

interface Detector { detect(from: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]> }
type Read = (video: HTMLVideoElement) => Promise<string | null>;

const withDetector = async (): Promise<Read | null> => {
  const native = (window as unknown as { BarcodeDetector?: { new (o: object): Detector; getSupportedFormats(): Promise<string[]> } }).BarcodeDetector;
  if (native === undefined || !(await native.getSupportedFormats().catch((): string[] => [])).includes("qr_code")) return null;
  const detector = new native({ formats: ["qr_code"] });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
};

const withJsqr = (): Read => {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  return (video) => {
    const scale = Math.min(1, 640 / Math.max(video.videoWidth, video.videoHeight)); // enough for a card, kind to slow phones
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    const seen = pen.getImageData(0, 0, canvas.width, canvas.height);
    return Promise.resolve(jsqr(seen.data, seen.width, seen.height)?.data ?? null);
  };
};

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

const scan: Scanner = async (place) => {
  const box = document.createElement("div");
  box.className = "card scan";
  const tell = (words: string): null => {
    box.textContent = words;
    box.setAttribute("role", "alert");
    place.insertAdjacentElement("afterend", box);
    return null;
  };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch (why) {
    return tell((why as DOMException).name === "NotAllowedError" ? scan_denied : scan_none);
  }
  const video = document.createElement("video");
  video.setAttribute("playsinline", "");
  video.muted = true;
  video.srcObject = stream;
  let stopped = false;
  const stop = document.createElement("button");
  stop.type = "button";
  stop.className = "button";
  stop.textContent = scan_stop;
  stop.addEventListener("click", () => (stopped = true));
  box.append(video, stop);
  place.insertAdjacentElement("afterend", box);
  try {
    await video.play();
    const read = (await withDetector()) ?? withJsqr();
    while (!stopped) {
      const text = video.videoWidth > 0 ? await read(video).catch(() => null) : null;
      if (text) return text;
      await pause();
    }
    return null;
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    box.remove();
  }
};

window.hvsScan = scan;
