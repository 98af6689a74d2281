/* What an embed does as a frame: it tells the page around it how high it is, and its links out keep
 * the answers. It never moves that page or its focus by itself. host.js is the other side.
 */
(() => {
  "use strict";

  const root = document.documentElement;

  for (const link of document.querySelectorAll("[data-pw-keep]")) {
    link.addEventListener("click", () => {
      if (link.dataset.pwKeep === "options") {
        const options = new URLSearchParams(location.search);
        // The link is the choice of a language.
        options.delete("language");
        link.search = options;
      }
      link.hash = location.hash;
    });
  }

  if (parent === window) return;

  /* There is nothing secret in a height, and whose page this is cannot be known. */
  const tell = (what) => parent.postMessage({ protocolwijzer: what }, "*");

  let told = 0;
  function tellHeight() {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    tell({ height });
  }
  new ResizeObserver(tellHeight).observe(root);
  // Browsers lay out a frame that is out of sight only when they are asked.
  new MutationObserver(tellHeight).observe(document.body, {
    attributes: true,
    childList: true,
    subtree: true,
  });
  tellHeight();
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data !== "protocolwijzer:height") return;
    told = 0;
    tellHeight();
  });

  /* A reader's step has the focus put on its heading, which may be outside of what they see. */
  document.addEventListener("focusin", ({ target }) => {
    if (!target.matches("h2")) return;
    // First, so that there is room for what is to be shown.
    tellHeight();
    tell({ show: Math.floor(target.getBoundingClientRect().top) });
  });
})();
