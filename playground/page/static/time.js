// The clock in the top bar.

/** The clock in the top bar goes on between news of the server; both write the time in the same way. */
export function tick() {
  const now = document.querySelector("[data-offset]");
  if (!now) return;
  const format = { timeZone: now.dataset.zone, weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const part = Object.fromEntries(new Intl.DateTimeFormat("en-US", format).formatToParts(Date.now() + Number(now.dataset.offset)).map((one) => [one.type, one.value]));
  const words = `${part.weekday} ${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}`;
  const shown = now.querySelector("time");
  if (shown.textContent !== words) shown.textContent = words;
}
