// Menus and selects: popovers beside the button or the field that opened them, usable by mouse and by keyboard.

import { tell } from "./connection.js";
import { changed, chip, given, surfaceOf } from "./forms.js";

let asking = 0;
let waiting;

/** Open a popover below its button (above, where there is more room) and move the focus into it. */
export function openMenu(button, menu) {
  const open = menu.matches(":popover-open");
  closeMenus();
  if (open) return;
  menu.showPopover();
  placeBeside(button, menu);
  menu.querySelector("[role^=menuitem]")?.focus();
}

export function closeMenus() {
  for (const menu of document.querySelectorAll(".menu:popover-open")) menu.hidePopover();
}

function placeBeside(anchor, menu) {
  const box = anchor.getBoundingClientRect();
  menu.style.minWidth = `${Math.max(200, anchor.matches("input") ? box.width : 0)}px`;
  const { width, height } = menu.getBoundingClientRect();
  const below = innerHeight - box.bottom;
  menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  menu.style.top = `${below > height + 8 || below > box.top ? Math.min(box.bottom + 4, innerHeight - height - 8) : Math.max(8, box.top - height - 4)}px`;
}

/** Arrow keys, Home, End, Tab and Escape inside any open menu of buttons; lying rows go left and right too. */
function onMenuKey(event) {
  const menu = event.target.closest?.(".menu[role=menu]");
  if (!menu) return;
  const items = [...menu.querySelectorAll("[role^=menuitem]")];
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const end = { Home: 0, End: -1 }[event.key];
  if (step) {
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length]?.focus();
  } else if (end !== undefined) {
    event.preventDefault();
    items.at(end)?.focus();
  } else if (event.key === "Tab") {
    closeMenus();
  } else if (event.key === "Escape") {
    event.preventDefault();
    menu.hidePopover();
    menu.previousElementSibling?.focus();
  }
}

// ---- selects ----

const partsOf = (box) => {
  const combo = box.closest(".combo");
  return { combo, list: combo.querySelector("[role=listbox]"), el: box.closest(".el"), multi: combo.classList.contains("multi") };
};

export function openList(box) {
  const { combo, list } = partsOf(box);
  if (!list.matches(":popover-open")) {
    list.showPopover();
    box.setAttribute("aria-expanded", "true");
  }
  if ("external" in combo.dataset) ask(box);
  else filter(box, box.value === box.dataset.shown ? "" : box.value);
  placeBeside(box, list);
}

function closeList(box) {
  const { list, multi } = partsOf(box);
  if (list.matches(":popover-open")) list.hidePopover();
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
  if (!multi && !box.value && box.dataset.shown && "inForm" in partsOf(box).el.dataset) clear(box);
  box.value = multi ? "" : box.dataset.shown;
  if (box === document.activeElement) box.select(); // the next word typed replaces the choice
}

/** A field that was emptied holds nothing; outside forms a choice can only be replaced, as in Slack. */
function clear(box) {
  const { combo, el } = partsOf(box);
  combo.querySelector(".chips").replaceChildren();
  box.dataset.shown = "";
  changed(el);
}

function filter(box, words) {
  const { list } = partsOf(box);
  const wanted = words.trim().toLocaleLowerCase();
  const rows = [...list.querySelectorAll("[role=option]")];
  for (const row of rows) row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
  for (const group of list.querySelectorAll(".group")) {
    let next = group.nextElementSibling;
    let any = false;
    while (next?.matches("[role=option]")) { any ||= !next.hidden; next = next.nextElementSibling; }
    group.hidden = !any;
  }
  const shown = rows.filter((row) => !row.hidden);
  list.querySelector(".nothing").hidden = shown.length > 0;
  mark(box, shown.find((row) => row.getAttribute("aria-selected") === "true" && !wanted) ?? shown[0]);
}

function mark(box, row) {
  const { list } = partsOf(box);
  for (const other of list.querySelectorAll(".at")) other.classList.remove("at");
  if (!row) return box.removeAttribute("aria-activedescendant");
  row.id ||= `option-${crypto.randomUUID?.() ?? Math.random()}`;
  row.classList.add("at");
  row.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", row.id);
}

/** Ask the app for options; the answer comes back through suggestOptions. */
function ask(box) {
  const { combo, list, el } = partsOf(box);
  const words = box.value === box.dataset.shown ? "" : box.value;
  const nothing = list.querySelector(".nothing");
  clearTimeout(waiting);
  if (words.length < Number(combo.dataset.min)) {
    for (const row of list.querySelectorAll("[role=option], .group")) row.remove();
    nothing.hidden = false;
    nothing.textContent = `Type ${combo.dataset.min} or more letters to search`;
    return;
  }
  const surface = surfaceOf(box);
  waiting = setTimeout(() => {
    combo.dataset.asked = ++asking;
    tell("suggest", { ...surface.dataset, block: el.dataset.block, action: el.dataset.action, text: words, asked: asking });
  }, 150);
}

export function suggestOptions({ asked, html }) {
  const combo = document.querySelector(`.combo[data-asked="${asked}"]`);
  if (!combo) return;
  const list = combo.querySelector("[role=listbox]");
  const box = combo.querySelector("input");
  const nothing = list.querySelector(".nothing");
  for (const row of list.querySelectorAll("[role=option], .group")) row.remove();
  list.insertAdjacentHTML("afterbegin", html);
  nothing.textContent = "No results";
  const rows = [...list.querySelectorAll("[role=option]")];
  nothing.hidden = rows.length > 0;
  const chosen = new Set(given(box.closest(".el")));
  for (const row of rows) row.setAttribute("aria-selected", chosen.has(row.dataset.value));
  mark(box, rows[0]);
  placeBeside(box, list);
}

function choose(box, row) {
  const { combo, el, multi, list } = partsOf(box);
  const chips = combo.querySelector(".chips");
  const words = row.firstChild.textContent;
  const old = [...chips.children].find((one) => one.dataset.chosen === row.dataset.value);
  if (multi && old) old.remove();
  else if (multi && chips.children.length >= Number(combo.dataset.most ?? Infinity)) return;
  else if (multi) chips.append(chip(row.dataset.value, words));
  else {
    chips.replaceChildren(chip(row.dataset.value, words));
    box.value = box.dataset.shown = words;
    for (const other of list.querySelectorAll("[aria-selected=true]")) other.setAttribute("aria-selected", "false");
  }
  row.setAttribute("aria-selected", String(!(multi && old)));
  if (multi) box.value = "";
  closeList(box);
  changed(el);
}

/** A press selects what is chosen, so that typing replaces it; left to itself the browser would put the caret inside. */
function onComboPress(event) {
  const box = event.target;
  if (box.value === (box.dataset.shown ?? "")) {
    event.preventDefault();
    box.focus();
    box.select();
  }
  openList(box);
}

function onComboKey(event) {
  const box = event.target;
  const { list, combo, el } = partsOf(box);
  const open = list.matches(":popover-open");
  const rows = [...list.querySelectorAll("[role=option]:not([hidden])")];
  const at = rows.findIndex((row) => row.classList.contains("at"));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!open) return openList(box);
    mark(box, rows[(at + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (open && rows[at]) choose(box, rows[at]);
    else openList(box);
  } else if (event.key === "Escape" && open) {
    event.preventDefault();
    event.stopPropagation();
    closeList(box);
  } else if (event.key === "Tab") closeList(box);
  else if (event.key === "Backspace" && !box.value && combo.classList.contains("multi")) {
    combo.querySelector(".chips").lastElementChild?.remove();
    changed(el);
  }
}

// ---- the list of conversations behind Ctrl+K ----

export function showJump(html) {
  const dialog = document.getElementById("jump");
  dialog.innerHTML = html;
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").focus();
  narrowJump(dialog);
}

function narrowJump(dialog, step = 0) {
  const wanted = dialog.querySelector("input").value.trim().toLocaleLowerCase().replace(/^[#@]/, "");
  const rows = [...dialog.querySelectorAll("[role=option]")];
  for (const row of rows) row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
  const shown = rows.filter((row) => !row.hidden);
  const at = step ? shown.findIndex((row) => row.classList.contains("at")) : 0;
  for (const row of rows) row.classList.remove("at");
  const next = shown[(at + step + shown.length) % shown.length];
  next?.classList.add("at");
  next?.scrollIntoView({ block: "nearest" });
}

function onJumpKey(event) {
  const dialog = event.target.closest("#jump");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step || event.key === "Enter") event.preventDefault();
  if (step) narrowJump(dialog, step);
  if (event.key === "Enter") dialog.querySelector(".at")?.click();
}

export function attachCombos() {
  const combo = (node) => node.matches?.(".combo [role=combobox]");
  document.getElementById("jump").addEventListener("keydown", onJumpKey);
  document.getElementById("jump").addEventListener("input", (event) => narrowJump(event.target.closest("#jump")));
  document.addEventListener("keydown", (event) => (combo(event.target) ? onComboKey(event) : onMenuKey(event)), true);
  document.addEventListener("input", (event) => combo(event.target) && openList(event.target));
  document.addEventListener("focusout", (event) => combo(event.target) && closeList(event.target));
  document.addEventListener("mousedown", (event) => {
    const row = event.target.closest(".combo [role=option]");
    if (event.target.closest(".combo [role=listbox]")) event.preventDefault();
    else if (combo(event.target)) onComboPress(event);
    if (row) choose(row.closest(".combo").querySelector("input"), row);
  });
}
