// Where messages are written: Enter sends, Shift+Enter breaks the line, "/", "@" and "#" offer completions.

import { tell } from "./connection.js";
import { chip, upload } from "./forms.js";

const drafts = new Map();

/** Give a freshly drawn composer what had been typed into it before. */
export function restoreDrafts(root) {
  for (const form of root.querySelectorAll(".composer")) {
    form.querySelector("textarea").value = drafts.get(form.dataset.key) ?? "";
  }
}

export function composerInput(box) {
  const form = box.closest(".composer");
  if (box.tagName !== "TEXTAREA") return;
  drafts.set(form.dataset.key, box.value);
  offer(form, box);
}

export function composerKey(event) {
  const box = event.target;
  const form = box.closest(".composer");
  const list = form.querySelector(".suggestions");
  const rows = [...list.querySelectorAll("[role=option]")];
  const at = rows.findIndex((row) => row.classList.contains("at"));
  if (!list.hidden && rows.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    rows[at]?.classList.remove("at");
    rows[(at + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length].classList.add("at");
  } else if (!list.hidden && rows[at] && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) {
    event.preventDefault();
    take(form, box, rows[at]);
  } else if (event.key === "Escape") {
    list.hidden = true;
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
}

export function sendComposer(form) {
  const box = form.querySelector("textarea");
  const files = [...form.querySelectorAll(".chip")].map((one) => one.dataset.chosen);
  if (!box.value.trim() && !files.length) return;
  tell("send", { into: form.dataset.composer, text: box.value, files });
  form.querySelector(".chips").replaceChildren();
  empty(form, box);
}

/** Send what stands there as a clip, a snippet, another app's words … */
export function sendAs(form, kind) {
  const box = form.querySelector("textarea");
  tell("send-as", { into: form.dataset.composer, kind, text: box.value });
  empty(form, box);
}

function empty(form, box) {
  drafts.delete(form.dataset.key);
  box.value = "";
  form.querySelector(".suggestions").hidden = true;
}

export async function attach(form, files) {
  for (const file of await upload([...files])) form?.querySelector(".chips").append(chip(file.id, file.name));
}

/** The word before the caret, where it may become a command, a person or a channel. */
function word(box) {
  const before = box.value.slice(0, box.selectionStart);
  if (/^\/\S*$/.test(before)) return { kind: "commands", typed: before, start: 0 };
  const match = before.match(/(?:^|\s)([@#])([^\s@#]*)$/u);
  if (!match) return null;
  return { kind: match[1] === "@" ? "people" : "channels", typed: match[2], start: before.length - match[2].length - 1 };
}

function offer(form, box) {
  const list = form.querySelector(".suggestions");
  const found = word(box);
  const all = found ? JSON.parse(form.dataset.words)[found.kind] : [];
  const wanted = found?.typed.toLocaleLowerCase() ?? "";
  const fits = ([name]) => (found.kind === "commands" ? name.startsWith(wanted) && name !== wanted : name.toLocaleLowerCase().split(/[\s-]/).some((part) => part.startsWith(wanted)) || name.toLocaleLowerCase().startsWith(wanted));
  const rows = all.filter(fits).slice(0, 8).map(([name, hint], at) => {
    const row = document.createElement("div");
    row.role = "option";
    row.className = at ? "" : "at";
    row.dataset.take = `${{ commands: "", people: "@", channels: "#" }[found.kind]}${name} `;
    row.dataset.start = found.start;
    const small = Object.assign(document.createElement("small"), { textContent: hint });
    row.append(Object.assign(document.createElement("b"), { textContent: row.dataset.take.trim() }), small);
    return row;
  });
  list.replaceChildren(...rows);
  list.hidden = rows.length === 0;
}

function take(form, box, row) {
  const rest = box.value.slice(box.selectionStart);
  const head = box.value.slice(0, Number(row.dataset.start)) + row.dataset.take;
  box.value = head + rest;
  box.setSelectionRange(head.length, head.length);
  drafts.set(form.dataset.key, box.value);
  form.querySelector(".suggestions").hidden = true;
}

document.addEventListener("mousedown", (event) => {
  const row = event.target.closest?.(".suggestions [role=option]");
  if (!row) return;
  event.preventDefault();
  const form = row.closest(".composer");
  take(form, form.querySelector("textarea"), row);
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-attach]")) attach(event.target.closest(".composer"), event.target.files);
});
