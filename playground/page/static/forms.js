// Fields of messages and forms: what they hold, and telling the server of it.

import { tell } from "./connection.js";
import { toast } from "./toast.js";

/** The plain strings an element holds: text, checked boxes, or chosen chips. */
export function given(el) {
  const boxes = [...el.querySelectorAll("input:not([data-aside]), textarea")];
  const typed = boxes.filter((box) => !["checkbox", "radio"].includes(box.type) || box.checked).map((box) => box.value);
  return [...typed, ...[...el.querySelectorAll("[data-chosen]")].map((chip) => chip.dataset.chosen)].filter((one) => one !== "");
}

export const surfaceOf = (node) => node.closest("[data-view], [data-ts]");
export const inputs = (surface) => [...surface.querySelectorAll(".el[data-in-form]")].map((el) =>
  [el.dataset.block, el.dataset.action, given(el)]);

/** A person pressed a button or put something into an element: ask first where the app wants that, then tell. */
export async function tellOf(what, el, more) {
  const surface = surfaceOf(el);
  if (!surface || !(await confirmed(el))) return;
  tell(what, { ...surface.dataset, block: el.dataset.block, action: el.dataset.action, inputs: inputs(surface), ...more });
}

export const enter = (el, key = false) => tellOf("enter", el, { given: given(el), key });

/**
 * Take away what was said against a field of a form: with the first letter typed, for if it went away when the field is left,
 * the form would move away from under the press on its button.
 */
export function takeBackError(el) {
  const block = el.closest(".b.input");
  block.classList.remove("wrong");
  block.querySelector(".error").hidden = true;
  for (const box of el.querySelectorAll("[aria-invalid]")) box.removeAttribute("aria-invalid");
}

/**
 * A person changed an element. Outside input blocks, and where an input block asks for it, the app is told at once;
 * anything else stays here until the form is sent, and only what was said against it goes away.
 */
export function changed(el) {
  if (!("inForm" in el.dataset)) return enter(el);
  takeBackError(el);
  const typed = el.querySelector("textarea, input:not([role], [type=date], [type=time], [type=datetime-local], [type=radio], [type=checkbox], [type=file])");
  if ("dispatch" in el.dataset && !typed) enter(el);
}

function confirmed(el) {
  const asked = el.querySelector("template.confirm");
  if (!asked) return true;
  const dialog = asked.content.firstElementChild.cloneNode(true);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("click", (event) => event.target.value && dialog.close(event.target.value));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "yes"); });
  });
}

export async function upload(files) {
  const sent = [];
  for (const file of files) {
    const body = new FormData();
    body.append("file", file);
    const answer = await fetch(`/page/upload?as=${new URLSearchParams(location.search).get("as")}`, { method: "POST", body });
    const told = await answer.json();
    if (answer.ok) sent.push(told);
    else toast(told.error);
  }
  return sent;
}

export function chip(value, words) {
  const made = Object.assign(document.createElement("span"), { className: "chip" });
  made.dataset.chosen = value;
  const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×", ariaLabel: `Remove ${words}` });
  remove.dataset.do = "unchoose";
  made.append(words, remove);
  return made;
}
