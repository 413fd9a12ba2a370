// Short notices above the page.

const $ = (id) => document.getElementById(id);

export function toast(words) {
  const box = document.createElement("div");
  box.className = "toast";
  box.append(words, Object.assign(document.createElement("button"), { textContent: "✕", ariaLabel: "Dismiss", onclick: () => box.remove() }));
  const into = $("modal-dialog").open ? $("modal-dialog") : document.body;
  into.append($("toasts"));
  $("toasts").append(box);
  setTimeout(() => box.remove(), 8000);
}
