// Paper does not scroll: a table or a formula that is wider than its place is made smaller.
(() => {
  for (const place of document.querySelectorAll(".wide, .katex-display")) {
    const ratio = place.clientWidth / place.scrollWidth;
    if (ratio < 1) place.style.zoom = String(Math.floor(ratio * 100) / 100);
  }
})();
