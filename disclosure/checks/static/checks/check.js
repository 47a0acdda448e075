// 内容检查 on the edit screen: send the form as typed, show the answer in a dialog, leave the form alone.
// Without this file the button opens the same answer in a new tab.
(() => {
  if (window.contentCheck) return;
  window.contentCheck = true;

  const show = (html, button) => {
    const dialog = document.createElement("dialog");
    dialog.className = "checks-dialog";
    dialog.setAttribute("aria-label", button.textContent.trim());
    dialog.innerHTML = html;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "button button-secondary";
    close.textContent = "关闭";
    close.addEventListener("click", () => dialog.close());
    dialog.append(close);
    dialog.addEventListener("close", () => { dialog.remove(); button.focus(); });
    dialog.addEventListener("submit", dismiss);
    document.body.append(dialog);
    dialog.showModal();
  };

  const dismiss = async (event) => {
    event.preventDefault();
    const form = event.target;
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    const said = await answer.json();
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = said.message;
    if (answer.ok) form.closest("details").replaceWith(line); else form.after(line);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-content-check]");
    if (!button || !button.form) return;
    event.preventDefault();
    button.disabled = true;
    try {
      const answer = await fetch(`${button.formAction}?fragment=1`, { method: "POST", body: new FormData(button.form) });
      show(answer.ok ? await answer.text() : `<p role="alert">检查没有完成（${answer.status}），请先保存草稿再试。</p>`, button);
    } catch (error) {
      show('<p role="alert">没有连上服务器，请稍后再试。</p>', button);
    } finally {
      button.disabled = false;
    }
  });
})();
