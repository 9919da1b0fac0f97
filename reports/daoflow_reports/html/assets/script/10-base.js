// What the other files lean on. Text from a bundle only ever reaches the page as textContent.
const root = document.documentElement;
root.classList.add("script");

const byId = (id) => document.getElementById(id);

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

const said = byId("said");
let saidTimer = 0;

function say(words, isShownElsewhere = false) {
  said.textContent = words;
  said.classList.toggle("unseen", isShownElsewhere);
  clearTimeout(saidTimer);
  saidTimer = setTimeout(() => { said.textContent = ""; }, 4000);
}

// Storage may be forbidden for a file: then a choice lasts as long as the page, which is no failure.
function kept(name, fallback) {
  try { return localStorage.getItem("daoflow-report-" + name) ?? fallback; } catch { return fallback; }
}

function keep(name, value) {
  try { localStorage.setItem("daoflow-report-" + name, value); } catch { say("The choice is not kept: storage is not allowed here"); }
}

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(byId(id).content.textContent), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
