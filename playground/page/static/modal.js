// The stack of modals: the topmost view is shown, Escape closes it.

import { tell } from "./connection.js";

const $ = (id) => document.getElementById(id);

export function showModal() {
  const modal = $("modal");
  const views = [...modal.children];
  views.forEach((view, at) => { view.hidden = at !== views.length - 1; });
  const top = views.at(-1);
  if (!top && modal.open) modal.close();
  if (!top) { delete modal.dataset.top; return; }
  modal.setAttribute("aria-label", top.dataset.title);
  if (!modal.open) modal.showModal();
  const wrong = top.querySelector(".b.input.wrong");
  const field = (wrong ?? top.querySelector(".view-body")).querySelector("input:not([type=file]), textarea");
  // A view that had no field yet ("One moment …") and gets some is looked at anew.
  const state = `${top.id} ${wrong ? wrong.dataset.input : ""} ${field ? "fields" : ""}`;
  if (modal.dataset.top === state) return;
  modal.dataset.top = state;
  (top.querySelector("[autofocus]:not([aria-invalid])") ?? field ?? top.querySelector(".close")).focus();
}

export const closeTop = () => tell("close", { view: [...$("modal").children].at(-1)?.dataset.view });
