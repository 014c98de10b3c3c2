// Runs in a browser, in a copy of a page: what a reader reads, parted from what only helps to get about.
(() => {
  const furniture = "header.title, nav, footer, .skip, .chooser, [role=navigation], .banner";
  document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
  const text = (node) => node.innerText.replace(/\s+/g, " ").trim();
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  // A browser numbers the items of a list without saying so; paper prints the number.
  document.querySelectorAll("ol").forEach((list) => [...list.children].forEach((item, index) => item.prepend(`${index + 1}. `)));
  const found = {
    title: all("header.title").map(text).join(" "),
    contents: all("nav.contents summary, nav.contents .title").slice(0, 1).map(text),
    entries: all("nav.contents li").map((item) => text(item.querySelector("a"))),
    furniture: all(furniture).map(text).join(" "),
  };
  all(furniture).forEach((node) => node.remove());
  found.words = text(document.body);
  document.documentElement.innerHTML = "<body><pre id='found'></pre></body>";
  document.getElementById("found").textContent = "FOUND" + encodeURIComponent(JSON.stringify(found)) + "END";
})();
