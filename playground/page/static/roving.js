// One Tab stop per group: of the items of a group, named by its data-roving, only the current one is in the order of the
// Tab key; arrow keys, Home and End go to the others. What stands inside an item is reached by Tab while it is current.

const CONTROLS = "a[href], button, input, textarea, summary, [tabindex]";
const KEYS = { row: ["ArrowLeft", "ArrowRight"], column: ["ArrowUp", "ArrowDown"] };

const itemsOf = (group) => [...group.querySelectorAll(group.dataset.roving)].filter((item) => item.checkVisibility());
const isCurrent = (item) => item.tabIndex === 0 && item.hasAttribute("tabindex");
const inside = (item) => [...item.querySelectorAll(CONTROLS)];
const natural = (item) => item.matches(".here, [aria-selected=true]");

/** Give every group on the page exactly one current item, after its content has changed. */
export function refreshGroups() {
  for (const group of document.querySelectorAll("[data-roving]")) {
    const items = itemsOf(group);
    const kept = items.find(isCurrent);
    const first = group.dataset.starts === "last" ? items.at(-1) : items.find(natural) ?? items[0];
    makeCurrent(group, group.contains(document.activeElement) && kept ? kept : first);
  }
}

function makeCurrent(group, current) {
  for (const item of group.querySelectorAll(group.dataset.roving)) {
    item.tabIndex = item === current ? 0 : -1;
    const nested = inside(item).filter((control) => !control.closest("[role=menu], [role=listbox]"));
    for (const control of nested) {
      if (item !== current) control.tabIndex = -1;
      else if (!control.closest("[data-roving] [data-roving]")) control.removeAttribute("tabindex");
    }
  }
  for (const inner of current?.querySelectorAll("[data-roving]") ?? []) makeCurrent(inner, itemsOf(inner)[0]);
}

export function onGroupFocus(event) {
  for (let group = event.target.closest("[data-roving]"); group; group = group.parentElement?.closest("[data-roving]")) {
    const item = itemsOf(group).find((one) => one.contains(event.target));
    if (item && !isCurrent(item)) makeCurrent(group, item);
  }
}

export function onGroupKey(event) {
  const group = event.target.closest?.("[data-roving]");
  const items = group ? itemsOf(group) : [];
  const at = items.indexOf(event.target);
  if (at < 0) return;
  const [before, after] = KEYS[group.dataset.arrows];
  const next = { [before]: items[at - 1], [after]: items[at + 1], Home: items[0], End: items.at(-1) }[event.key];
  if (!next) return;
  event.preventDefault();
  makeCurrent(group, next);
  next.focus();
}
