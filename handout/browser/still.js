// Draws a figure as SVG that may stand in any page: nothing in it runs, loads or leads anywhere.
(() => {
  // Colours of which a page may have others: on paper, in the dark. Nobody chooses them by chance.
  const colours = { "rgb(51, 51, 52)": "var(--figure-ink)", "rgb(221, 221, 222)": "var(--figure-line)" };
  const [ink, line] = Object.keys(colours);

  const shapes = new Set(
    "svg g defs clipPath mask pattern linearGradient radialGradient stop path rect circle line polygon polyline text tspan image use".split(
      " ",
    ),
  );

  // Plotly names its parts by chance; a file that is made twice should have the same bytes.
  let state;
  Math.random = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };

  // One set of figures after another, so that none takes part in the chance of another.
  let last = Promise.resolve([]);
  window.drawStills = (figures, look) => {
    const drawn = last.then(() => drawAll(figures, look));
    last = drawn.catch(() => []);
    return drawn;
  };

  async function drawAll(figures, look) {
    state = 1;
    const drawn = [];
    for (const figure of figures) drawn.push(await drawStill(figure, look));
    return drawn;
  }

  async function drawStill({ data, layout }, look) {
    const { width, height = layout.height ?? 450, font = {} } = look;
    const chosen = {
      ...layout,
      ...{ width, height, font: { ...layout.font, ...font } },
      template: layout.template ?? pageTemplate(ink, line),
    };
    const options = { format: "svg", width, height, imageDataOnly: true };
    const svg = await Plotly.toImage({ data, layout: chosen }, options);
    const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    for (const element of [...drawing.querySelectorAll("*")].reverse()) tidy(element);
    drawing.removeAttribute("style");
    drawing.removeAttribute("class");
    await Promise.all([...drawing.querySelectorAll("image")].map(inRectangles));
    const text = new XMLSerializer().serializeToString(drawing);
    return Object.entries(colours).reduce((all, [color, variable]) => all.replaceAll(color, variable), text);
  }

  // What is left are shapes and letters with their looks. Classes are for Plotly's own style sheet, which is not there.
  function tidy(element) {
    if (element.localName === "a") return element.replaceWith(...element.childNodes);
    if (!shapes.has(element.localName)) return element.remove();
    if (element.localName === "g" && element.childElementCount === 0) return element.remove();
    for (const { name, value } of [...element.attributes]) {
      const leads = /href$/.test(name) && !/^(#|data:image\/)/i.test(value);
      if (leads || /^(on|data-|class$)/i.test(name)) element.removeAttribute(name);
    }
    // A long curve in tenths of a pixel is as fine as any printer, and a third smaller.
    const curve = element.getAttribute("d") ?? "";
    if (curve.length > 1000)
      element.setAttribute(
        "d",
        curve.replace(/\d+\.\d+/g, (length) => Number(length).toFixed(1)),
      );
  }

  // Plotly paints the tiles of a heat map as pixels. Here they become rectangles again, as sharp on paper as a line is; a
  // smooth picture has too many colours for that and stays one.
  async function inRectangles(image) {
    const picture = new Image();
    picture.src = image.getAttribute("xlink:href") ?? image.getAttribute("href");
    await picture.decode();
    const { naturalWidth: columns, naturalHeight: rows } = picture;
    const canvas = Object.assign(document.createElement("canvas"), { width: columns, height: rows });
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const tiles = tilesOf(new Uint32Array(context.getImageData(0, 0, columns, rows).data.buffer), columns, rows);
    if (tiles.length > 5000) return;
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(image.getAttribute(name)));
    const group = document.createElementNS(image.namespaceURI, "g");
    group.setAttribute("transform", `translate(${x},${y}) scale(${width / columns},${height / rows})`);
    group.setAttribute("shape-rendering", "crispEdges");
    group.innerHTML = tiles.map(tileSvg).join("");
    image.replaceWith(group);
  }

  // Runs of one colour in a row, each as long as possible, and as many rows deep as the same run goes on.
  function tilesOf(pixels, columns, rows) {
    const tiles = [];
    let above = new Map();
    for (let row = 0; row < rows; row++) {
      const here = new Map();
      for (let from = 0, to; from < columns; from = to) {
        const color = pixels[row * columns + from];
        for (to = from + 1; to < columns && pixels[row * columns + to] === color; ) to++;
        if (color >>> 24 === 0) continue;
        const key = `${from} ${to} ${color}`;
        const tile = above.get(key) ?? { x: from, y: row, width: to - from, height: 0, color };
        if (tile.height++ === 0) tiles.push(tile);
        here.set(key, tile);
      }
      above = here;
    }
    return tiles;
  }

  function tileSvg({ x, y, width, height, color }) {
    const [red, green, blue, alpha] = [0, 8, 16, 24].map((shift) => (color >>> shift) & 255);
    const fill = `rgb(${red},${green},${blue})${alpha < 255 ? `" fill-opacity="${(alpha / 255).toFixed(3)}` : ""}`;
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
  }
})();
