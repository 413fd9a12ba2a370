// Puts what the server renders into the page, and keeps what is typed, the focus and the scroll over every swap.

import { restoreDrafts } from "./composer.js";
import { openList } from "./menus.js";

const $ = (id) => document.getElementById(id);

export function put(id, html) {
  const target = $(id);
  const kept = keep(target);
  target.innerHTML = html;
  giveBack(target, kept);
  restoreDrafts(target);
}

/** Bring a list to the order the server gives; rows without new HTML stay as they are. */
export function arrange(list, { order, html }) {
  for (const [key, markup] of Object.entries(html)) {
    const fresh = document.createRange().createContextualFragment(markup).firstElementChild;
    const old = $(key);
    if (old && list.contains(old)) {
      const kept = keep(old);
      old.replaceWith(fresh);
      giveBack(fresh, kept);
    } else list.append(fresh);
  }
  const wanted = new Set(order);
  for (const row of [...list.children]) if (!wanted.has(row.id)) row.remove();
  let next = list.firstElementChild;
  for (const key of order) {
    const row = $(key);
    if (row === next) next = next.nextElementSibling;
    else if (row) list.insertBefore(row, next);
  }
}

const nameOf = (el) => `${el.dataset.block}/${el.dataset.action}/${el.dataset.type}`;
const isForm = (root) => Boolean(root.closest?.("#modal, #surface"));

/** What must outlive a swap: what is typed (in modals as Slack does: by block, action and type), focus and scroll. */
function keep(root) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const kept = { fields: new Map(), scroll: root.querySelector(".view-body")?.scrollTop };
  for (const el of root.querySelectorAll(".el[data-in-form]")) {
    if (!isForm(root) && !el.contains(active)) continue;
    kept.fields.set(nameOf(el), {
      values: [...el.querySelectorAll("input:not([type=file]), textarea")].map((box) => [box.value, box.checked]),
      chips: el.querySelector(".chips")?.innerHTML,
      shown: el.querySelector("[data-shown]")?.dataset.shown,
    });
  }
  const el = active?.closest(".el");
  if (active && (active.matches("input, textarea, button"))) {
    kept.focus = {
      el: el && nameOf(el),
      label: active.getAttribute("aria-label"),
      open: active.getAttribute("aria-expanded") === "true" && active.matches(".combo input"),
      start: active.selectionStart ?? null,
      end: active.selectionEnd ?? null,
    };
  }
  const editor = root.querySelector("[data-editor] textarea");
  if (editor) kept.editor = editor.value;
  kept.details = [...root.querySelectorAll("details[open]")].map((one) => one.dataset.detail);
  return kept;
}

function giveBack(root, kept) {
  for (const el of root.querySelectorAll(".el")) {
    const was = kept.fields.get(nameOf(el));
    if (!was) continue;
    const boxes = el.querySelectorAll("input:not([type=file]), textarea");
    boxes.forEach((box, at) => {
      if (!was.values[at]) return;
      if (box.type === "checkbox" || box.type === "radio") box.checked = was.values[at][1];
      else box.value = was.values[at][0];
    });
    const chips = el.querySelector(".chips");
    if (chips && was.chips !== undefined) chips.innerHTML = was.chips;
    const shown = el.querySelector("[data-shown]");
    if (shown && was.shown !== undefined) shown.dataset.shown = was.shown;
  }
  const editor = root.querySelector("[data-editor] textarea");
  if (editor && kept.editor !== undefined) editor.value = kept.editor;
  else if (editor) { editor.focus(); editor.setSelectionRange(editor.value.length, editor.value.length); }
  const body = root.querySelector(".view-body");
  if (body && kept.scroll) body.scrollTop = kept.scroll;
  if (kept.focus) refocus(root, kept.focus);
}

function refocus(root, was) {
  const near = was.el ? [...root.querySelectorAll(".el")].filter((el) => nameOf(el) === was.el) : [root];
  for (const el of near) {
    const boxes = [...el.querySelectorAll("input, textarea, button")];
    const found = boxes.find((one) => one.getAttribute("aria-label") === was.label) ?? (was.el && boxes[0]);
    if (!found) continue;
    found.focus({ preventScroll: true });
    if (was.open) openList(found);
    if (was.start !== null && found.setSelectionRange && !["date", "number", "email"].includes(found.type)) {
      try { found.setSelectionRange(was.start, was.end); } catch { /* some kinds of input have no selection */ }
    }
  }
}

/**
 * Keep a list of messages at its end, whatever grows or shrinks, until the person scrolls up to read. Scroll events also
 * come when the list has changed, so only going up in a list that stayed as it was counts as leaving the end.
 */
export function stickToEnd(scroller, list) {
  let atEnd = true;
  let before = 0;
  let known = 0;
  const end = () => scroller.scrollHeight - scroller.clientHeight;
  scroller.addEventListener("scroll", () => {
    if (end() - scroller.scrollTop < 80) atEnd = true;
    else if (scroller.scrollTop < before && end() === known) atEnd = false;
    before = scroller.scrollTop;
  });
  const watch = new ResizeObserver(() => {
    if (atEnd && list.childElementCount) scroller.scrollTop = scroller.scrollHeight;
    before = scroller.scrollTop;
    known = end();
  });
  watch.observe(scroller);
  watch.observe(list);
}
