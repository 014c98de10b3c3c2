// Runs in a browser, beside copies of pages in frames: what a reader reads, parted from what only helps to get about.
(() => {
  const furniture = "header.title, nav, footer, .skip, .chooser, [role=navigation], .banner, p.on";
  const text = (node) => node.innerText.replace(/\s+/g, " ").trim();
  const read = (page) => {
    const all = (selector, from = page) => [...from.querySelectorAll(selector)];
    all("details").forEach((fold) => { fold.open = true; });
    // A browser numbers the items of a list without saying so; paper prints the number.
    all("ol").forEach((list) => [...list.children].forEach((item, index) => item.prepend(`${index + 1}. `)));
    const found = {
      title: all("header.title").map(text).join(" "),
      contents: all("nav.contents summary, nav.contents .title").slice(0, 1).map(text),
      entries: all("nav.contents li").map((item) => text(item.querySelector("a"))),
      heads: all("thead th").map(text).concat(all("td[data-label]").map((cell) => cell.dataset.label)),
      furniture: all(furniture).map(text).join(" "),
    };
    all(furniture).forEach((node) => node.remove());
    all("thead").forEach((node) => node.remove());
    // A figure's words stand by their kind on the page, and as they are drawn on paper.
    all("svg").forEach((figure) => {
      const words = [...figure.querySelectorAll("text")].map((node) => node.textContent);
      figure.replaceWith(` figurebegins ${words.join(" ")} figureends `);
    });
    found.words = text(page.body);
    return found;
  };
  const pages = [...document.querySelectorAll("iframe")].map((frame) => read(frame.contentDocument));
  document.documentElement.innerHTML = "<body><pre id='found'></pre></body>";
  document.getElementById("found").textContent = "FOUND" + encodeURIComponent(JSON.stringify(pages)) + "END";
})();
