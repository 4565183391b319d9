// Makes the controls of figures work: each move calls the drawing function of the notebook with the library of the notebook.
document.addEventListener("DOMContentLoaded", () => {
  const panels = [...document.querySelectorAll(".panel")].map(open).filter(Boolean);
  for (const panel of panels) panel.read();
  addEventListener("hashchange", () => {
    for (const panel of panels) panel.read();
  });

  function open(element) {
    const { place } = element.dataset;
    if (!globalThis.descentDraws?.[place]) return undefined;
    const { values, data, says } = JSON.parse(element.querySelector("script").textContent);
    const inputs = [...element.querySelectorAll("[name]")];
    const start = inputs.map(indexOf);
    const figure = element.parentElement;
    const chart = figure.querySelector(".chart");
    const [problem, copied] = [".problem", ".copied"].map((name) => element.querySelector(name));
    const chosen = (input) => values[input.name][indexOf(input)];
    // How many moves have no answer yet that was drawn; and the newest answer, which the next picture of the screen shows.
    let moves = 0;
    let newest;
    let rest = 0;

    function redrawSoon() {
      const move = ++moves;
      figure.setAttribute("aria-busy", "true");
      descentCompute(place, {
        values: Object.fromEntries(inputs.map((input) => [input.name, chosen(input)])),
        data,
        answer(result) {
          if (newest === undefined) requestAnimationFrame(redraw);
          newest = { ...result, move };
        },
      });
    }

    function redraw() {
      const { move, ...result } = newest;
      newest = undefined;
      const reason = result.problem ?? (result.isTooLong ? says.tooLong : draw(result));
      say(problem, reason ? `${says.cannotDraw} ${reason}` : "");
      if (move === moves) figure.removeAttribute("aria-busy");
    }

    // Why it cannot be drawn, if it cannot. The caption says in words what the figure shows, so it changes with the figure.
    function draw({ figure: made, says: text }) {
      try {
        descentFigures.show(chart, made);
      } catch (error) {
        return error.message;
      }
      if (text) figure.querySelector("figcaption").lastChild.data = ` ${text}`;
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
    // On stage the keys would turn the slide as well.
    element.addEventListener("keydown", (event) => event.key !== "Escape" && event.stopPropagation());
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
