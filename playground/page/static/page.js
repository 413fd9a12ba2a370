// The page's script. The server renders every fragment and says which changed; this puts them in place and tells the
// server what a person does. No framework, no build step.

import { attachCombos, closeMenus, openMenu, showJump, suggestOptions } from "./menus.js";
import { attach, composerInput, composerKey, sendComposer } from "./composer.js";
import { arrange, put, stickToEnd } from "./swap.js";

const $ = (id) => document.getElementById(id);
const params = new URLSearchParams(location.search);
let socket;
let waits = 500;

// ---- the wire ----

export function tell(what, more = {}) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ do: what, ...more }));
  else toast("Not connected; trying again …");
}

function connect() {
  const at = new URLSearchParams(location.search);
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/page/live?${at}`);
  socket.onopen = () => {
    $("lost").hidden = true;
    waits = 500;
    if ($("filter").value) tell("filter", { words: $("filter").value });
  };
  socket.onmessage = (event) => receive(JSON.parse(event.data));
  socket.onclose = () => {
    $("lost").hidden = false;
    setTimeout(connect, waits);
    waits = Math.min(waits * 2, 4000);
  };
}

function receive(news) {
  for (const [id, html] of Object.entries(news.fragments ?? {})) put(id, html);
  for (const [id, list] of Object.entries(news.lists ?? {})) arrange($(id), list);
  if (news.address) history.replaceState(null, "", news.address);
  for (const id of ["thread", "inspector"]) if (news.shown && id in news.shown) $(id).hidden = !news.shown[id];
  if (news.jump) showJump(news.jump);
  if (news.options) suggestOptions(news.options);
  if (news.toast) toast(news.toast);
  if (news.focus) focusComposer(news.focus);
  if (news.flash) here.show({ dataset: { target: news.flash } });
  if (news.bottom) toEnd(document.querySelector(`#${news.bottom} > .scroll`));
  showModal();
}

const toEnd = (scroller) => { scroller.scrollTop = scroller.scrollHeight; };

// ---- what stands in a form ----

/** The plain strings an element holds: text, checked boxes, or chosen chips. */
export function given(el) {
  const boxes = [...el.querySelectorAll("input:not([data-aside]), textarea")];
  const typed = boxes.filter((box) => !["checkbox", "radio"].includes(box.type) || box.checked).map((box) => box.value);
  return [...typed, ...[...el.querySelectorAll("[data-chosen]")].map((chip) => chip.dataset.chosen)].filter((one) => one !== "");
}

const surfaceOf = (node) => node.closest("[data-view], [data-ts]");
const inputs = (surface) => [...surface.querySelectorAll(".el[data-in-form]")].map((el) =>
  [el.dataset.block, el.dataset.action, given(el)]);

/** A person pressed a button or put something into an element: ask first where the app wants that, then tell. */
async function tellOf(what, el, more) {
  const surface = surfaceOf(el);
  if (!surface || !(await confirmed(el))) return;
  tell(what, { ...surface.dataset, block: el.dataset.block, action: el.dataset.action, inputs: inputs(surface), ...more });
}

const enter = (el, key = false) => tellOf("enter", el, { given: given(el), key });

/**
 * A person changed an element. Outside input blocks, and where an input block asks for it, the app hears at once;
 * anything else stays here until the form is sent, and only what was said against it goes away.
 */
export function changed(el) {
  if (!("inForm" in el.dataset)) return enter(el);
  const block = el.closest(".b.input");
  block.classList.remove("wrong");
  block.querySelector(".error").hidden = true;
  for (const box of el.querySelectorAll("[aria-invalid]")) box.removeAttribute("aria-invalid");
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

export async function upload(files, more = {}) {
  const sent = [];
  for (const file of files) {
    const body = new FormData();
    body.append("file", file);
    const answer = await fetch(`/page/upload?as=${params.get("as")}`, { method: "POST", body });
    const told = await answer.json();
    if (answer.ok) sent.push(told);
    else toast(told.error);
  }
  return sent;
}

// ---- modals ----

function showModal() {
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

const closeTop = () => tell("close", { view: [...$("modal").children].at(-1)?.dataset.view });

// ---- small things ----

export function toast(words) {
  const box = document.createElement("div");
  box.className = "toast";
  box.append(words, Object.assign(document.createElement("button"), { textContent: "✕", ariaLabel: "Dismiss", onclick: () => box.remove() }));
  const into = $("modal").open ? $("modal") : document.body;
  into.append($("toasts"));
  $("toasts").append(box);
  setTimeout(() => box.remove(), 8000);
}

function focusComposer(kind) {
  document.querySelector(`[data-composer="${kind}"] textarea`)?.focus();
}

/** The clock in the top bar goes on between news of the server; both write the time in the same way. */
function tick() {
  const now = document.querySelector("[data-offset]");
  if (!now) return;
  const format = { timeZone: now.dataset.zone, weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const part = Object.fromEntries(new Intl.DateTimeFormat("en-US", format).formatToParts(Date.now() + Number(now.dataset.offset)).map((one) => [one.type, one.value]));
  const words = `${part.weekday} ${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}`;
  const shown = now.querySelector("time");
  if (shown.textContent !== words) shown.textContent = words;
}

async function detail(details) {
  const answer = await fetch(`/page/detail/${details.dataset.detail}`);
  details.querySelector(".detail").innerHTML = await answer.text();
}

// ---- what a person does ----

const here = {
  menu: (node) => openMenu(node, node.nextElementSibling),
  unchoose: (node) => { const el = node.closest(".el"); node.closest(".chip").remove(); if (el) changed(el); },
  jump: () => tell("jump"),
  show: (node) => { const row = $(node.dataset.target); row?.scrollIntoView({ block: "center" }); row?.classList.add("flash"); },
  "copy-link": (node) => {
    const { channel, ts } = surfaceOf(node).dataset;
    navigator.clipboard?.writeText(`${location.origin}/archives/${channel}/p${ts.replace(".", "")}`);
    toast("Link copied");
  },
  press: (node) => tellOf("press", node.closest(".el"), { value: node.dataset.value }),
  command: (node) => {
    const box = document.querySelector("#composer textarea");
    box.value = `${node.dataset.command} `;
    box.focus();
  },
  problems: (node) => tell("problems", { on: node.checked }),
  "rate-limits": (node) => tell("rate-limits", { on: node.checked }),
};

/** A link to a message of this workspace leads there on this very page. */
function followPermalink(event) {
  const link = event.target.closest("a[href]");
  const [, channel, digits] = link?.origin === location.origin ? (link.pathname.match(/^\/archives\/(\w+)\/p(\d+)$/) ?? []) : [];
  if (!channel) return;
  event.preventDefault();
  const ts = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  tell("open", { id: channel, at: ts, thread: new URLSearchParams(link.search).get("thread_ts") ?? "" });
}

function onClick(event) {
  followPermalink(event);
  const node = event.target.closest("[data-do]");
  if (!node) return;
  const what = node.dataset.do;
  if (node.matches('a[href="#"], a[href=""]')) event.preventDefault();
  if (what !== "menu") closeMenus();
  if (what === "open") $("jump").close();
  if (here[what]) here[what](node);
  else tell(what, { row: surfaceOf(node)?.id, ...surfaceOf(node)?.dataset, ...node.dataset });
}

function onChange(event) {
  const box = event.target;
  if (box.matches("[data-upload]")) return addFiles(box.closest(".drop"), box.files);
  const el = box.closest(".el");
  if (el && !box.matches("[data-aside]")) changed(el);
}

function onInput(event) {
  if (event.target.closest(".composer")) composerInput(event.target);
  if (event.target.id === "filter") tell("filter", { words: event.target.value });
  const el = event.target.closest(".el");
  if (el?.dataset.dispatch?.includes("on_character_entered")) enter(el);
}

function onSubmit(event) {
  event.preventDefault();
  const form = event.target;
  if (form.matches(".composer")) sendComposer(form);
  else if (form.matches("[data-editor]")) tell("edit-save", { ...surfaceOf(form).dataset, text: form.querySelector("textarea").value });
  else if (form.matches(".view") && form.getAttribute("aria-busy") !== "true") tell("submit", { view: form.dataset.view, inputs: inputs(form) });
}

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") { event.preventDefault(); return tell("jump"); }
  const box = event.target;
  if (box.closest?.(".composer") && box.tagName === "TEXTAREA") return composerKey(event);
  if (box.closest?.("[data-editor]") && box.tagName === "TEXTAREA") {
    if (event.key === "Escape") tell("edit-cancel");
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); box.form.requestSubmit(); }
  }
  const el = box.closest?.(".el");
  if (event.key === "Enter" && el?.dataset.dispatch?.includes("on_enter_pressed") && box.tagName !== "BUTTON" && !box.matches("[role=combobox]")) {
    event.preventDefault();
    enter(el, true);
  }
}

async function addFiles(drop, files) {
  const chips = drop.querySelector(".chips");
  for (const file of await upload([...files].slice(0, Number(drop.dataset.most) - chips.children.length))) chips.append(chip(file.id, file.name));
  changed(drop.closest(".el"));
}

export function chip(value, words) {
  const made = Object.assign(document.createElement("span"), { className: "chip" });
  made.dataset.chosen = value;
  const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×", ariaLabel: `Remove ${words}` });
  remove.dataset.do = "unchoose";
  made.append(words, remove);
  return made;
}

function onDrop(event) {
  const drop = event.target.closest?.(".drop, #main, #thread");
  // Text that is dragged goes wherever the browser puts it: into the composer, for example.
  if (!drop || !event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  if (event.type !== "drop") return;
  const { files } = event.dataTransfer;
  if (drop.matches(".drop")) addFiles(drop, files);
  else attach(drop.querySelector(".composer"), files);
}

for (const [kind, handler] of Object.entries({ click: onClick, change: onChange, input: onInput, submit: onSubmit, keydown: onKey, drop: onDrop, dragover: onDrop })) {
  document.addEventListener(kind, handler);
}
document.addEventListener("toggle", (event) => event.target.matches?.("details[data-detail][open]") && detail(event.target), true);
$("modal").addEventListener("cancel", (event) => { event.preventDefault(); closeTop(); });
// A browser lets a page hold back Escape only once before it closes the dialog all the same.
$("modal").addEventListener("close", () => { if ($("modal").children.length) closeTop(); });
document.addEventListener("visibilitychange", () => tell("visible", { on: !document.hidden }));
attachCombos();
stickToEnd($("scroll"), $("messages"));
stickToEnd($("replies").parentElement, $("replies"));
setInterval(tick, 1000);
connect();
