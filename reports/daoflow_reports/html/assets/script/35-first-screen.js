// What is judged, what to do and what was found belong on one screen. How much room words take is known only here: of these layouts the
// first with which all of it fits, else the lowest. The brief ones leave out what stands a second time under Findings, the terse ones the words
// of later steps too.
const FITS = ["", "tight", "tight brief", "tight brief terse"].flatMap((size) => [size, size + " steps", size + " reasons"]);
// The padding of the lowest card may lie below the screen.
const EDGE_PX = 6;

function fitFirstScreen() {
  const verdict = byId("/verdict");
  const overview = document.querySelector(".overview");
  let lowest = Infinity;
  let best = "";
  for (const fit of FITS) {
    verdict.dataset.fit = fit;
    const bottom = overview.getBoundingClientRect().bottom + scrollY - EDGE_PX;
    if (bottom < lowest) { lowest = bottom; best = fit; }
    if (bottom <= innerHeight) break;
  }
  verdict.dataset.fit = best;
}
fitFirstScreen();
addEventListener("resize", fitFirstScreen);
