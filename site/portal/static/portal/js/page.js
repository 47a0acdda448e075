// What a page can do better with a script. Everything works without it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  button.hidden = false;
  button.addEventListener("click", () => navigator.clipboard.writeText(button.dataset.copy));
}
// WeChat downloads nothing: what helps there is only said there.
for (const hint of /MicroMessenger/i.test(navigator.userAgent) ? document.querySelectorAll("[data-wechat]") : []) {
  hint.hidden = false;
}
