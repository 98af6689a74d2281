/* protocolwijzerCopy(text): promises whether the text is on the clipboard. */
(() => {
  "use strict";

  /* Where there is no clipboard API: on an insecure connection, such as a school's own network, and
     in a frame that its page does not trust with the clipboard. */
  function copyBySelecting(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "pw-sr";
    field.setAttribute("aria-hidden", "true");
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }

  window.protocolwijzerCopy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelecting(text);
    }
  };
})();
