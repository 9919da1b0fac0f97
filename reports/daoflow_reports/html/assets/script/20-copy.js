// Copying and saving.
async function copy(text, button, done = "Copied") {
  let words = done;
  try { await navigator.clipboard.writeText(text); } catch { words = "Copy is not allowed here: select the text instead"; }
  if (!button) { say(words); return; }
  // The button shows it: what is said beside it is for those who do not see the button. Its width stays, so that nothing moves.
  say(words, true);
  button.style.minWidth = button.offsetWidth + "px";
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  button.textContent = words === done ? done : "Not allowed";
  setTimeout(() => { button.textContent = label; }, 1600);
}

function save(text, name, type) {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say("Saved as " + name);
}

const ticketText = () => byId("ticket").content.textContent;
const fileStem = () => document.querySelector("#\\/provenance dd code").textContent.replace(/\.tar\.zst$/, "").replace(/[^\w.-]/g, "") || "report";

for (const button of document.querySelectorAll("button.copy")) {
  const code = button.parentElement.querySelector("code").textContent;
  button.setAttribute("aria-label", "Copy command: " + code);
  button.addEventListener("click", () => copy(code, button));
}
for (const button of document.querySelectorAll("button.copy-path")) {
  button.addEventListener("click", () => copy(button.dataset.path, button));
}
for (const link of document.querySelectorAll("a.permalink")) {
  link.addEventListener("click", () => copy(link.href, null, "Link copied"));
}
byId("copy-ticket").addEventListener("click", (event) => copy(ticketText(), event.currentTarget, "Copied"));
byId("save-ticket").addEventListener("click", () => save(ticketText(), fileStem() + ".md", "text/markdown"));
byId("save-json").addEventListener("click", async () => save(await unpacked("findings-document"), fileStem() + ".json", "application/json"));
