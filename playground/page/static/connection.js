// The WebSocket to the server: what a person does goes out, what changed comes in.

import { toast } from "./toast.js";

const $ = (id) => document.getElementById(id);
let socket;
let waits = 500;

export function tell(what, more = {}) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ do: what, ...more }));
  else toast("Not connected; trying again …");
}

/** Connect, and again whenever the connection is lost; `receive` is called with everything the server sends. */
export function connect(receive) {
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
    setTimeout(() => connect(receive), waits);
    waits = Math.min(waits * 2, 4000);
  };
}
