// Puts the slides on stage.
(() => {
  // A slide with too much for the stage is made smaller, down to what the last row can still read; its charts keep their size.
  function fit() {
    for (const place of document.querySelectorAll(".reveal section.present .fitted")) {
      if (place.querySelector("figure")) continue;
      const { clientWidth, parentElement } = place;
      const limit = Number.parseFloat(
        getComputedStyle(parentElement.matches(".pair") ? place : parentElement).maxHeight,
      );
      for (let zoom = 1; zoom >= 0.45; zoom -= 0.05) {
        place.style.zoom = String(zoom);
        if (clientWidth === 0 || (place.scrollHeight * zoom <= limit && place.scrollWidth <= place.clientWidth)) break;
      }
    }
  }

  // What the speaker sees: a window of its own for the screen that nobody else looks at. It is filled from here, as it is no page
  // that could load anything.
  let speaker;

  function openNotes() {
    speaker = window.open("", "speaker", "width=700,height=600");
    showNotes();
  }

  function showNotes() {
    if (!speaker || speaker.closed) return;
    const slide = Reveal.getCurrentSlide();
    const notes = slide.querySelector("aside.notes");
    const page = speaker.document;
    page.title = document.title;
    page.head.replaceChildren(...[...document.querySelectorAll("style")].map((style) => style.cloneNode(true)));
    page.body.style.cssText = "margin: 2rem; overflow: auto; background: var(--paper); color: var(--ink)";
    page.body.replaceChildren(
      ...[slide.querySelector("h1, h2"), ...(notes?.childNodes ?? [])].flatMap((part) =>
        part ? [page.importNode(part, true)] : [],
      ),
    );
  }

  const look = { width: 1280, height: 720, margin: 0.04, center: false, transition: "none" };
  Reveal.initialize({ ...look, hash: true, slideNumber: "c/t" }).then(() => {
    fit();
    Reveal.on("slidechanged", fit);
    if (!document.querySelector("aside.notes")) return;
    Reveal.on("slidechanged", showNotes);
    Reveal.addKeyBinding({ keyCode: 83, key: "S", description: "Notes in a window of their own" }, openNotes);
  });
})();
