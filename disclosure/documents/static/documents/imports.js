// Keys for the row by row review: j and k follow the links, 1, 2 and 3 press the buttons. Each of them is on the
// page as well, so that nothing depends on this script.
(function () {
  "use strict";
  const typing = new Set(["INPUT", "TEXTAREA", "SELECT"]);
  let pressed = false;

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || pressed) return;
    if (typing.has(event.target.tagName) || event.target.isContentEditable) return;
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    pressed = true; // one key, one decision: the next page takes the next key
    target.click();
  }

  document.addEventListener("keydown", onKey);
  const preview = document.querySelector(".imports-preview");
  // A reader who has clicked into the preview keeps the keys.
  const listen = () => preview.contentDocument && preview.contentDocument.addEventListener("keydown", onKey);
  if (preview) {
    preview.addEventListener("load", listen);
    listen();
  }
})();
