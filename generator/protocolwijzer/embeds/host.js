/* Protocolwijzer, for pages that have a tree in a frame: gives the frame the height of what it shows.
 *
 *   <script src="https://.../embed/host.js" async></script>
 *
 * anywhere on the page, once or more often, before or after the frames. It listens to frames below
 * the folder that it comes from and to nothing else, sets their height, and moves the page only when a
 * reader who is at work in such a frame would lose sight of the next step.
 */
(() => {
  "use strict";

  /* In CSS pixels. No step is lower or higher; what says so is not to be trusted. */
  const LEAST = 100;
  const MOST = 20_000;
  /* What of the frame stays in sight above a place that the page is moved to. */
  const ABOVE = 100;

  const folder = new URL(".", document.currentScript.src);
  const known = (window.protocolwijzerHosts ??= new Set());
  if (known.has(folder.href)) return;
  known.add(folder.href);

  const frames = () =>
    [...document.querySelectorAll("iframe[src]")].filter((frame) => frame.src.startsWith(folder.href));

  /* A frame without an origin of its own says "null", as any such frame would. */
  function originOf(frame) {
    const isOpaque = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return isOpaque || folder.protocol === "file:" ? "null" : folder.origin;
  }

  const isBetween = (value, least, most) => Number.isFinite(value) && value >= least && value <= most;

  addEventListener("message", ({ source, origin, data }) => {
    const said = data?.protocolwijzer;
    if (typeof said !== "object" || said === null) return;
    const frame = frames().find((each) => each.contentWindow === source);
    if (!frame || origin !== originOf(frame)) return;
    if (isBetween(said.height, 1, Infinity)) {
      setHeight(frame, Math.min(Math.max(Math.ceil(said.height), LEAST), MOST));
    }
    if (isBetween(said.show, 0, MOST) && document.activeElement === frame) show(frame, said.show);
  });

  /* The height is that of what is in the frame, and most sites count a border as height. */
  function setHeight(frame, height) {
    const isCounted = getComputedStyle(frame).boxSizing === "border-box";
    const border = isCounted ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${height + border}px`;
  }

  /* Bring a place in a frame into sight, if it is not. */
  function show(frame, place) {
    const { top } = frame.getBoundingClientRect();
    if (isBetween(top + place, 0, innerHeight)) return;
    scrollBy({ top: top + Math.max(place - ABOVE, 0) });
  }

  /* Those that have said it before anyone listened. */
  function ask() {
    for (const frame of frames()) frame.contentWindow.postMessage("protocolwijzer:height", "*");
  }
  ask();
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", ask);
})();
