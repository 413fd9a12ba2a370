// The page's script. The server renders every fragment and says which changed; this puts them in place and tells the
// server what a person does. No framework, no build step.

import { attachCombos, closeMenus, openMenu, showJump, suggestOptions } from "./menus.js";
import { attach, composerInput, composerKey, sendAs, sendComposer } from "./composer.js";
import { connect, tell } from "./connection.js";
import { arrange, put, stickToEnd } from "./dom.js";
import { changed, chip, enter, inputs, surfaceOf, tellOf, upload, takeBackError } from "./forms.js";
import { attachModal, showModal } from "./modal.js";
import { onGroupFocus, onGroupKey, refreshGroups } from "./roving.js";
import { tick } from "./time.js";
import { toast } from "./toast.js";

const $ = (id) => document.getElementById(id);

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
  if (news.top) document.querySelector(`#${news.top} > .scroll`).scrollTop = 0;
  refreshGroups();
  showModal();
}

const toEnd = (scroller) => { scroller.scrollTop = scroller.scrollHeight; };

function focusComposer(kind) {
  document.querySelector(`[data-composer="${kind}"] textarea`)?.focus();
}

async function detail(details) {
  const answer = await fetch(`/page/detail/${details.dataset.detail}`);
  details.querySelector(".detail").innerHTML = await answer.text();
}

// ---- what a person does ----

/** Put the focus where one writes, else on what stands there instead. */
function skip() {
  const field = document.querySelector("#composer textarea");
  (field?.checkVisibility() ? field : document.querySelector("#thread-composer textarea") ?? $("main")).focus();
}

function showNavigation(on) {
  document.body.classList.toggle("navigating", on);
  document.querySelector(".nav-toggle").setAttribute("aria-expanded", on);
}

const here = {
  skip,
  navigation: () => showNavigation(!document.body.classList.contains("navigating")),
  "hide-hint": () => $("hint").remove(),
  menu: (node) => openMenu(node, node.nextElementSibling),
  unchoose: (node) => { const el = node.closest(".el"); node.closest(".chip").remove(); if (el) changed(el); },
  unarchive: () => tell("unarchive"),
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
  "send-as": (node) => sendAs(node.closest(".composer"), node.dataset.kind),
  problems: (node) => tell("problems", { on: node.checked }),
  "rate-limits": (node) => tell("rate-limits", { on: node.checked }),
  "uploads-off": (node) => tell("uploads-off", { on: node.checked }),
  "messages-tab-off": (node) => tell("messages-tab-off", { on: node.checked }),
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
  if (node.matches('a[href="#"], a[href=""], .skip')) event.preventDefault();
  if (what !== "menu") closeMenus();
  if (what === "open") { $("jump").close(); showNavigation(false); }
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
  if (el && "inForm" in el.dataset && !event.target.matches("[data-aside]")) takeBackError(el);
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
  onGroupKey(event);
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

for (const [kind, handler] of Object.entries({ click: onClick, change: onChange, input: onInput, submit: onSubmit, keydown: onKey, drop: onDrop, dragover: onDrop, focusin: onGroupFocus })) {
  document.addEventListener(kind, handler);
}
document.addEventListener("toggle", (event) => event.target.matches?.("details[data-detail][open]") && detail(event.target), true);
document.addEventListener("visibilitychange", () => tell("visible", { on: !document.hidden }));
attachCombos();
attachModal();
stickToEnd($("scroll"), $("messages"));
stickToEnd($("replies").parentElement, $("replies"));
setInterval(tick, 1000);
connect(receive);
