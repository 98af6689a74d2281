/* Protocolwijzer: what the pages do beyond plain HTML. Everything works without it, only less well.
 * Nothing is stored and nothing is sent.
 */
(() => {
  "use strict";

  /* --- Copy the link to a clause ---------------------------------------------------------- */

  const live = document.querySelector("[data-pw-copied]");

  /** Say something in the live region; empty it first, so that the same words are said again. */
  function say(message) {
    live.textContent = "";
    setTimeout(() => {
      live.textContent = message;
    }, 50);
    clearTimeout(say.timer);
    say.timer = setTimeout(() => {
      live.textContent = "";
    }, 4000);
  }

  for (const button of document.querySelectorAll("[data-pw-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const link = new URL(`#${encodeURIComponent(button.dataset.pwCopy)}`, location.href);
      history.replaceState(null, "", link);
      const copied = await protocolwijzerCopy(link.href);
      button.focus();
      say(copied ? live.dataset.pwCopied : live.dataset.pwNotCopied);
    });
  }

  /* --- The language switch keeps the clause ------------------------------------------------ */

  for (const link of document.querySelectorAll("[data-pw-language]")) {
    link.addEventListener("click", () => {
      link.hash = location.hash;
    });
  }

  /* --- On paper: what is folded away is open, and addresses can be read -------------------- */

  /* Links that are worth an address: to other pages, and no mere label of a rule. */
  const PRINTED = ":is(.pw-doors, .pw-ways, .pw-asks, .pw-same, .pw--about, .pw--missing) a[href]";

  /** An address to be typed over, or none: of a file it may tell who someone is. */
  const typed = ({ protocol, href }) => (/^https?:$/.test(protocol) ? href : "");

  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(".pw-fold:not([open], .pw-picture, .pw-outline)")];
    for (const details of unfolded) details.open = true;
    for (const link of document.querySelectorAll(PRINTED)) {
      const address = typed(link);
      if (address) link.dataset.pwPrinted = address;
    }
    const own = document.querySelector("[data-pw-address]");
    if (own && typed(location)) own.textContent = location.origin + location.pathname + location.hash;
    // Within the foot, so that it is not left alone on a last sheet.
    if (own) document.querySelector(".pw-foot")?.append(own);
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });

  /* --- The domain of this site, for who has to allow it ------------------------------------- */

  for (const place of document.querySelectorAll("[data-pw-host]")) {
    if (typed(location)) place.textContent = location.host;
  }

  /* --- Search and menu --------------------------------------------------------------------- */

  const search = document.getElementById("__search");
  const query = document.querySelector("[data-md-component=search-query]");
  for (const button of document.querySelectorAll("[data-pw-search]")) {
    button.addEventListener("click", () => {
      search.click();
      if (search.checked) query.focus();
      else document.querySelector(".pw-search-open").focus();
    });
  }

  // On a small screen the theme locks the page while searching, and puts it back where it was when
  // the search closes: also when the result is on this very page.
  const AFTER_THE_LOCK = 500;
  addEventListener("click", (event) => {
    if (!event.target.closest?.(".md-search-result__link")) return;
    setTimeout(() => {
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    }, AFTER_THE_LOCK);
  });

  // The theme's script answers Enter; a form that is sent would only load the page again.
  query?.form.addEventListener("submit", (event) => event.preventDefault());

  const menu = document.querySelector(".pw-menu");
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  addEventListener("click", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });
})();
