/* What the address of an embed asks for, before anything is shown: ?language=en, ?palette=green or
 * ?palette=8b1e3f, ?scheme=dark, ?compact=1. What is not understood is left out.
 */
(() => {
  "use strict";

  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);

  const language = asked.get("language");
  if (language && language !== root.dataset.language && root.dataset.languages.split(" ").includes(language)) {
    // Every language has a document of its own, one beside the other.
    location.replace(`${language}.html${location.search}${location.hash}`);
  }

  if (["light", "dark"].includes(asked.get("scheme"))) root.dataset.scheme = asked.get("scheme");
  if (asked.get("compact") === "1") root.dataset.compact = "";

  /* --- Colours: as colours.py makes a palette from a school's own ------------------------------ */

  /* A colour is [red, green, blue] in linear light, from 0 to 1, of whole steps of 255 as stored. */
  const BLACK = [0, 0, 0];
  const WHITE = [1, 1, 1];

  const palette = asked.get("palette") ?? "";
  if (root.dataset.palettes.split(" ").includes(palette)) root.dataset.palette = palette;
  else if (/^#?([0-9a-f]{3}){1,2}$/i.test(palette)) paint(parse(palette), parse(root.dataset.accent));

  function parse(text) {
    const digits = text.replace("#", "");
    const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : digits.match(/../g);
    return pairs.map((pair) => decode(Number.parseInt(pair, 16)));
  }
  function decode(channel) {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }
  function encode(light) {
    return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
  }
  function hex(colour) {
    return `#${colour.map((light) => Math.round(encode(light)).toString(16).padStart(2, "0")).join("")}`;
  }

  function luminance([red, green, blue]) {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function contrast(one, other) {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  }
  function mix(one, other, share) {
    return one.map((light, place) => decode(Math.round(encode(light + share * (other[place] - light)))));
  }

  /* The colour nearest to this one that can be told from all grounds; it moves towards an end. */
  function readable(colour, grounds, ratio, end) {
    const passes = (candidate) => grounds.every((ground) => contrast(candidate, ground) >= ratio);
    if (passes(colour)) return colour;
    let [low, high] = [0, 1024];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (passes(mix(colour, end, middle / 1024))) high = middle;
      else low = middle;
    }
    return mix(colour, end, high / 1024);
  }

  function tintOf(primary, { paper, muted }, share) {
    const tint = mix(paper, primary, share);
    return contrast(muted, tint) >= 4.5 ? tint : tintOf(primary, { paper, muted }, share / 2);
  }

  function scheme(primary, accent, base, end, { touch, text, border }) {
    const tint = tintOf(primary, base, touch);
    const grounds = [base.paper, base.surface, tint];
    const filled = readable(primary, [base.paper, base.surface], 3, end);
    return {
      ...base,
      primary: filled,
      "on-primary": contrast(filled, WHITE) >= contrast(filled, BLACK) ? WHITE : BLACK,
      link: readable(primary, grounds, text, end),
      accent: readable(accent, grounds, 3, end),
      "accent-text": readable(accent, grounds, text, end),
      tint,
      border: mix(base.paper, base.ink, border),
      outline: readable(base.muted, grounds, 3, end),
    };
  }

  function paint(primary, accent) {
    const parsed = (colours) =>
      Object.fromEntries(Object.entries(colours).map(([name, colour]) => [name, parse(colour)]));
    const light = parsed({ paper: "fbf8f3", surface: "ffffff", ink: "22201c", muted: "5d5850" });
    const dark = parsed({ paper: "171a1c", surface: "202427", ink: "ece8e1", muted: "b3ada3" });
    const set = (colours) =>
      Object.entries(colours).map(([name, colour]) => `--pw-${name}:${hex(colour)};`).join("");
    const inLight = set(scheme(primary, accent, light, BLACK, { touch: 0.06, text: 4.5, border: 0.16 }));
    const inDark = set(scheme(primary, accent, dark, WHITE, { touch: 0.04, text: 7, border: 0.08 }));
    // No style element, which the page's policy would refuse.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `:root:root{${inLight}}` +
        `@media screen and (prefers-color-scheme:dark){:root:root:not([data-scheme=light]){${inDark}}}` +
        `@media screen{:root:root[data-scheme=dark]{${inDark}}}`,
    );
    document.adoptedStyleSheets.push(sheet);
  }
})();
