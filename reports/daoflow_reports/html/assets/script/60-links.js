// Deep links. Ids begin with a slash, so that every link also works without this: here the log viewer is led to its lines.
function unfold(target) {
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
}

async function follow() {
  const name = decodeURIComponent(location.hash.slice(1));
  if (!name) return;
  const line = /^\/log\/(.+):L(\d+)(?:-L?(\d+))?$/.exec(name);
  if (line && byId("viewer")) {
    byId("/logs").scrollIntoView();
    const viewer = await LogViewer.open();
    viewer?.goTo(line[1], Number(line[2]), Number(line[3] ?? line[2]));
    return;
  }
  const target = byId(name);
  if (target) {
    unfold(target);
    target.scrollIntoView();
    return;
  }
  const time = /^\/time\/(\d{4}-\d\d-\d\dT[\d:.]+)Z?$/.exec(name);
  if (time && byId("viewer")) {
    byId("/logs").scrollIntoView();
    (await LogViewer.open())?.goToTime(time[1]);
    return;
  }
  say("There is nothing called " + name + " in this report");
}
addEventListener("hashchange", follow);
// Again once everything is there: until then the browser itself looks for the name, and excerpts have lines of the same one.
if (document.readyState !== "complete") addEventListener("load", follow, { once: true });
follow();
