/* The page for those who put a tree on a page of their own (share.html): the previews and the HTML to
 * paste follow the options, and a file with Python inside is put together on request.
 */
(() => {
  "use strict";

  const page = document.querySelector('[data-part="share"]');
  const fields = page.querySelector('[data-part="options"]');
  const snippets = [...page.querySelectorAll("[data-snippet]")];

  /* From a folder nobody can tell where the site is published; what the page says then stays. */
  const isServed = /^https?:$/.test(location.protocol);
  const here = new URL(page.dataset.root, location);
  const site = page.dataset.site || (isServed ? here.href : "");

  const escaped = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

  /** What stands after the address of an embed. */
  function options() {
    const { scheme, palette, colour, compact } = fields.elements;
    const chosen = {
      palette: palette.value === "own" ? colour.value.slice(1) : palette.value,
      scheme: scheme.value,
      compact: compact.checked ? compact.value : "",
    };
    const asked = Object.entries(chosen).filter(([, value]) => value);
    return asked.length ? `?${new URLSearchParams(asked)}` : "";
  }

  function follow() {
    const chosen = fields.elements.language.selectedOptions[0].dataset;
    const { embed, page: own, title } = chosen;
    page.querySelector('[data-part="own"]').hidden = fields.elements.palette.value !== "own";
    for (const frame of page.querySelectorAll("iframe")) {
      const address = new URL(embed + options(), here).href;
      // In place of the address before it, so that "back" leaves this page.
      if ((frame.dataset.shown ?? frame.src) !== address) frame.contentWindow.location.replace(address);
      frame.dataset.shown = address;
    }
    const files = { file: [chosen.file, ".html"], "qr-file": [chosen.qrCode, ".svg"] };
    for (const [name, [file, ending]] of Object.entries(files)) {
      const link = page.querySelector(`[data-part="${name}"]`);
      if (!link) continue;
      link.href = new URL(file, here);
      link.download = chosen.stem + ending;
    }
    const picture = page.querySelector('[data-part="qr-code"]');
    if (picture) picture.src = new URL(chosen.qrCode, here);
    if (!site) return;
    const values = {
      embed: site + embed + options(),
      page: site + own,
      title,
      host: site + page.dataset.host,
    };
    for (const snippet of snippets) {
      const { snippet: template } = snippet.dataset;
      const put = template.includes("<") ? escaped : String;
      snippet.value = template.replace(/\{(\w+)\}/g, (_, name) => put(values[name]));
    }
  }

  fields.addEventListener("input", follow);

  for (const snippet of snippets) {
    const buttons = snippet.nextElementSibling;
    const button = buttons.querySelector("button");
    const said = buttons.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const copied = await protocolwijzerCopy(snippet.value);
      button.focus();
      said.textContent = copied ? said.dataset.copied : said.dataset.notCopied;
      // Empty, so that the same is said again.
      setTimeout(() => {
        said.textContent = "";
      }, 4000);
    });
    // Whoever copies by hand wants all of it.
    snippet.addEventListener("focus", () => snippet.select());
  }

  /* --- A file with Python inside ----------------------------------------------------------------- */

  /* What the engine starts from, as engine.js loads it from the runtime's pack. */
  const PACKED = [
    "engine-worker.js",
    "manifest.json",
    "snapshot/python.js",
    "snapshot/memory.bin",
    "snapshot/core.bin",
  ];

  async function textOf(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.text();
  }

  /** The scripts that hold one file; the first says how many there are. */
  async function scriptsOf(runtime, name) {
    const piece = (n) => textOf(new URL(`pack/${name}.${n}.js`, runtime));
    const first = await piece(0);
    const count = Number(/new Array\((\d+)\)/.exec(first)[1]);
    return [first, ...(await Promise.all(Array.from({ length: count - 1 }, (_, n) => piece(n + 1))))];
  }

  async function hashOf(text) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return btoa(String.fromCharCode(...new Uint8Array(digest)));
  }

  /** The file that can be downloaded, with the engine in a script of its own. */
  async function withPython(file, runtime) {
    const scripts = await Promise.all(PACKED.map((name) => scriptsOf(runtime, name)));
    const pack = scripts.flat().join("");
    const html = (await textOf(file))
      .replace("script-src ", `script-src &#39;sha256-${await hashOf(pack)}&#39; `)
      .replace('id="tree"', 'id="tree" data-runtime=""');
    const end = html.lastIndexOf("<script>");
    return [html.slice(0, end), "<script>", pack, "</script>\n", html.slice(end)];
  }

  function save(parts, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type: "text/html" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  const file = page.querySelector('[data-part="file"]');
  const made = page.querySelector('[data-part="with-python"]');
  // Hashes can be made on https and on this very machine only.
  if (made && isServed && globalThis.crypto?.subtle) {
    const button = made.querySelector("button");
    const said = made.querySelector("[role=status]");
    made.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = said.dataset.busy;
      try {
        const name = file.download.replace(".html", "-python.html");
        save(await withPython(file.href, new URL(button.dataset.runtime, location)), name);
        said.textContent = said.dataset.done;
      } catch (error) {
        console.info(error.message);
        said.textContent = said.dataset.failed;
      }
    });
  }

  fields.hidden = false;
  follow();
})();
