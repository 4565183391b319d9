// Makes the controls of figures work: each move calls the drawing function of the notebook, here, with the library of the notebook.
document.addEventListener("DOMContentLoaded", () => {
  const { library, decode } = descentLibrary;
  // What a reader waits for at most, in milliseconds, before a loop is stopped.
  const longest = 10_000;
  const panels = [...document.querySelectorAll(".controls")].map(open).filter(Boolean);
  for (const panel of panels) panel.read();
  addEventListener("hashchange", () => {
    for (const panel of panels) panel.read();
  });

  function open(element) {
    const { place } = element.dataset;
    const { values, data: encoded, says } = JSON.parse(element.querySelector("script").textContent);
    let end = Infinity;
    const check = () => {
      if (performance.now() > end) throw new Error(says.tooLong);
    };
    const draw = globalThis.descentDraws?.[place]?.({ check });
    if (!draw) return undefined;
    const data = decode(encoded);
    const inputs = [...element.querySelectorAll("[name]")];
    const start = inputs.map(indexOf);
    const chart = element.parentElement.querySelector(".chart");
    const [problem, copied] = [".problem", ".copied"].map((name) => element.querySelector(name));
    const chosen = (input) => values[input.name][indexOf(input)];
    let isDue = false;
    let rest = 0;

    // Values can come faster than figures: each picture of the screen shows the newest.
    function redrawSoon() {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        redraw();
      });
    }

    function redraw() {
      end = performance.now() + longest;
      try {
        const figure = draw(library, Object.fromEntries(inputs.map((input) => [input.name, chosen(input)])), data);
        descentFigures.show(chart, figure);
        caption(figure);
        say(problem, "");
      } catch (error) {
        say(problem, `${says.cannotDraw} ${error instanceof Error ? error.message : error}`);
      }
      end = Infinity;
    }

    // The caption says in words what the figure shows, so it changes with the figure.
    function caption(figure) {
      const text = figure[Symbol.for("Jupyter.display")]?.()["text/plain"];
      if (text) element.parentElement.querySelector("figcaption").lastChild.data = ` ${text}`;
    }

    function readOut(input) {
      const output = input.type === "range" && input.nextElementSibling;
      if (!output) return;
      output.value = String(chosen(input));
      input.setAttribute("aria-valuetext", output.value);
    }

    function set(indices) {
      if (indices.every((index, k) => index === indexOf(inputs[k]))) return;
      indices.forEach((index, k) => {
        if (inputs[k].type === "checkbox") inputs[k].checked = index === 1;
        else inputs[k].value = index;
        readOut(inputs[k]);
      });
      redrawSoon();
    }

    function nameInAddress(input) {
      return panels.length > 1 ? `${place}.${input.name}` : input.name;
    }

    const panel = {
      /** Takes what the address says of these controls, and leaves the others as they are. */
      read() {
        const said = new URLSearchParams(location.hash.slice(1));
        set(inputs.map((input) => nearest(values[input.name], said.get(nameInAddress(input))) ?? indexOf(input)));
      },
      /** What the address must say for these controls to be as they are. */
      changes() {
        const changed = inputs.filter((input, k) => indexOf(input) !== start[k]);
        return changed.map((input) => [nameInAddress(input), String(chosen(input))]);
      },
    };

    element.addEventListener("input", ({ target }) => {
      readOut(target);
      redrawSoon();
      say(copied, "");
      // A browser takes only so many new addresses at a time.
      clearTimeout(rest);
      rest = setTimeout(write, 300);
    });
    element.querySelector(".reset").addEventListener("click", () => {
      set(start);
      write();
    });
    element.querySelector(".copy").addEventListener("click", async () => {
      write();
      try {
        await navigator.clipboard.writeText(location.href);
        say(copied, says.copied);
      } catch {
        say(copied, says.inAddress);
      }
    });
    element.hidden = false;
    return panel;
  }

  function write() {
    const hash = new URLSearchParams(panels.flatMap((panel) => panel.changes())).toString();
    history.replaceState(null, "", location.href.replace(/#.*$/s, "") + (hash && `#${hash}`));
  }

  // A screen reader says again what is written again.
  function say(place, text) {
    if (place.textContent !== text) place.textContent = text;
  }

  function indexOf(input) {
    return input.type === "checkbox" ? Number(input.checked) : Number(input.value);
  }

  // A number between two stops of a slider goes to the nearer one.
  function nearest(values, text) {
    const exact = values.findIndex((value) => String(value) === text);
    if (exact >= 0 || !text || !values.every((value) => typeof value === "number"))
      return exact < 0 ? undefined : exact;
    const away = values.map((value) => Math.abs(value - Number(text)));
    const least = Math.min(...away);
    return Number.isFinite(least) ? away.indexOf(least) : undefined;
  }
});
