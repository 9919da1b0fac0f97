"use strict";
(function () {
  const root = document.documentElement;
  root.classList.add("script");
  const said = document.getElementById("said");

  function copied(text, button) {
    const label = button.textContent;
    const done = function (word) {
      button.textContent = word;
      said.textContent = word;
      setTimeout(function () { button.textContent = label; said.textContent = ""; }, 1600);
    };
    if (!navigator.clipboard) { done("Copy is not allowed here"); return; }
    navigator.clipboard.writeText(text).then(function () { done("Copied"); }, function () { done("Copy is not allowed here"); });
  }

  document.querySelectorAll("button.copy").forEach(function (button) {
    const code = button.parentElement.querySelector("code");
    button.setAttribute("aria-label", "Copy command: " + code.textContent);
    button.addEventListener("click", function () { copied(code.textContent, button); });
  });
  const ticket = document.getElementById("copy-ticket");
  ticket.addEventListener("click", function () {
    copied(document.getElementById("ticket").content.textContent, ticket);
  });

  const theme = document.getElementById("theme");
  const themes = ["system", "light", "dark"];
  function show(name) {
    theme.textContent = "Theme: " + name;
    if (name === "system") { root.removeAttribute("data-theme"); } else { root.setAttribute("data-theme", name); }
  }
  let current = "system";
  try { current = themes.includes(localStorage.getItem("theme")) ? localStorage.getItem("theme") : "system"; } catch (error) { current = "system"; }
  show(current);
  theme.addEventListener("click", function () {
    current = themes[(themes.indexOf(current) + 1) % themes.length];
    show(current);
    try { localStorage.setItem("theme", current); } catch (error) { said.textContent = "The choice is not kept: storage is not allowed here"; }
  });

  const expand = document.getElementById("expand");
  expand.addEventListener("click", function () {
    const open = expand.textContent === "Open all";
    document.querySelectorAll("details").forEach(function (item) { item.open = open; });
    expand.textContent = open ? "Close all" : "Open all";
  });

  function reveal() {
    const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    for (let item = target; item; item = item.parentElement) { if (item.tagName === "DETAILS") { item.open = true; } }
    if (target) { target.scrollIntoView(); }
  }
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", function () { document.querySelectorAll("details.finding").forEach(function (item) { item.open = true; }); });
})();
