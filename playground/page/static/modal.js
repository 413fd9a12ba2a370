// The stack of modals: the topmost view is shown, Escape closes it.

import { tell } from "./connection.js";

const $ = (id) => document.getElementById(id);

export function showModal() {
  const dialog = $("modal-dialog");
  const views = [...$("modal").children];
  views.forEach((view, at) => { view.hidden = at !== views.length - 1; });
  const top = views.at(-1);
  if (!top && dialog.open) dialog.close();
  if (!top) { delete dialog.dataset.top; return; }
  dialog.setAttribute("aria-label", top.dataset.title);
  if (!dialog.open) dialog.showModal();
  const wrong = top.querySelector(".b.input.wrong");
  const field = (wrong ?? top.querySelector(".view-body")).querySelector("input:not([type=file]), textarea");
  // A view that had no field yet ("One moment …") and gets some is looked at anew.
  const state = `${top.id} ${wrong ? wrong.dataset.input : ""} ${field ? "fields" : ""}`;
  if (dialog.dataset.top === state) return;
  dialog.dataset.top = state;
  (top.querySelector("[autofocus]:not([aria-invalid])") ?? field ?? top.querySelector(".close")).focus();
}

/** Ask to close the topmost view that is not being closed already. */
export function closeTop() {
  const view = [...$("modal").children].reverse().find((one) => !("closing" in one.dataset));
  if (!view) return;
  view.dataset.closing = "";
  tell("close", { view: view.dataset.view });
}

/**
 * Escape closes one view per press. It is handled here because a browser lets a page hold back its own handling only
 * once: the second press would close the dialog, whatever is left on the stack.
 */
function onEscape(event) {
  if (event.key !== "Escape" || event.defaultPrevented || !$("modal-dialog").open) return;
  if (document.querySelector("dialog.confirm[open], #jump[open]")) return;
  event.preventDefault();
  closeTop();
}

export function attachModal() {
  document.addEventListener("keydown", onEscape);
  $("modal-dialog").addEventListener("cancel", (event) => { event.preventDefault(); closeTop(); });
  $("modal-dialog").addEventListener("close", () => { closeTop(); });
}
