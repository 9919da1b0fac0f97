// What is judged, what to do and what was found belong on one screen. How much room words take is known only here: of these layouts the
// first with which all of it fits, else the lowest. The brief ones leave out what stands a second time under Findings.
const FITS = ["", "tight", "tight brief"].flatMap((size) => [size, size + " steps", size + " reasons"]);

function fitFirstScreen() {
  const verdict = byId("/verdict");
  const overview = document.querySelector(".overview");
  let lowest = Infinity;
  let best = "";
  for (const fit of FITS) {
    verdict.dataset.fit = fit;
    const bottom = overview.getBoundingClientRect().bottom + scrollY;
    if (bottom < lowest) { lowest = bottom; best = fit; }
    if (bottom <= innerHeight) break;
  }
  verdict.dataset.fit = best;
}
fitFirstScreen();
addEventListener("resize", fitFirstScreen);
