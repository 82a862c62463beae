// The authors' desk: record a voice, cut a photo and ring a place on it. Without this script the form takes files.
import { photo } from "./photo";
import { recorder } from "./recorder";

const form = document.querySelector<HTMLFormElement>("form[data-author]");
if (form !== null) {
  const voice = recorder(form);
  const picture = photo(form);
  let pressed: HTMLButtonElement | null = null;
  form.addEventListener("click", (event) => {
    const button = (event.target as Element).closest("button");
    if (button !== null && button.type === "submit") pressed = button;
  });
  // What was made in the page cannot be put into a file field on old phones: the form is sent by hand then.
  form.addEventListener("submit", (event) => {
    const sound = voice();
    const image = picture();
    if (sound === null && image === null) return;
    event.preventDefault();
    const data = new FormData(form);
    if (pressed !== null) data.set(pressed.name, pressed.value);
    const send = (made: Blob | null): void => {
      if (sound !== null) data.set("tieng", sound, "ghi");
      if (made !== null) data.set("anh", made, "anh.jpg");
      fetch(form.action, { method: "POST", body: data, credentials: "same-origin" })
        .then((reply) => {
          if (reply.ok) return void location.assign(reply.url);
          return reply.text().then((html) => {
            const told = new DOMParser().parseFromString(html, "text/html").querySelector("main .notice");
            if (told === null) throw new Error();
            document.querySelectorAll("main > .notice").forEach((one) => one.remove());
            form.before(told);
            told.scrollIntoView();
          });
        })
        .catch(() => form.dispatchEvent(new Event("unsent")));
    };
    if (image === null) send(null);
    else image.toBlob(send, "image/jpeg", 0.82);
  });
}
