import { readChoices } from "./choices";
import { type ContourPathOptions, pathInWords, visible } from "./contour-path";
import { type Figure, figure, heading, type JsonObject, line } from "./figure";
import { type Ground, type Paths, readGround, readPaths } from "./ground";
import { reliefOf, shades } from "./relief";

/**
 * The same as `contourPath` as a landscape in three dimensions, which can be turned with the mouse.
 *
 * It shows what a ravine is; a place is read better from the contours. It needs WebGL and all of
 * Plotly, which JupyterLab has. A handout carries only the part for flat figures, which would draw lines that mean
 * nothing: on paper and in handouts take `contourPath`.
 *
 * @param f the function, or an object with its `value` such as `rosenbrock`
 * @param paths what `minimize` gave, or places in order; or several of them under the names that they are to have
 * @param options as in `contourPath`; levels "log" (default) bend the height so that the valley's floor can be seen
 * @returns a figure for Plotly, as plain JSON
 * @throws TypeError when f is no function or a place is not two numbers, RangeError when an option is outside its range
 *
 * @example
 * const { data } = lossSurface((x, y) => x * x + y * y, [[3, 4], [1.5, 2]], { levels: "linear" });
 * data.map((trace) => trace.type); // = ["surface", "scatter3d"]
 * data[1].z; // = [25, 6.25]
 */
export function lossSurface(f: Ground, paths: Paths, options: ContourPathOptions = {}): Figure {
  const words = readChoices(options, ["levels", "view"]);
  const ground = readGround(f);
  const all = readPaths(paths, 2, words.contourPath.path);
  const { x, y, z, view, scaled, marks } = reliefOf(ground, all, options, 61);
  const { levels = "log", title = `${words.contourPath.title} ${ground.name ?? "f"}`, axes = ["x", "y"] } = options;
  const surface: JsonObject = {
    type: "surface",
    name: ground.name ?? "f",
    showlegend: false,
    x,
    y,
    z,
    colorscale: shades,
    showscale: false,
    contours: { z: { show: true, color: "#7B8794", width: 1 } },
    // A path runs through the ground where that is bent more finely than its grid: it is to be seen there, too.
    opacity: 0.85,
    hoverinfo: "skip",
  };
  const tracks = all.map(({ name, places }, k): JsonObject => {
    const drawn = visible(places, view).filter((place) => isInside(place, view));
    const { color } = line(k);
    return {
      type: "scatter3d",
      mode: "lines+markers",
      name,
      x: drawn.map(([a]) => a),
      y: drawn.map(([, b]) => b),
      z: drawn.map(([a, b]) => scaled(ground.value(a, b))),
      line: { color, width: 5, dash: line(k).dash },
      marker: { size: 3, color },
    };
  });
  const height = levels === "log" ? words.contourPath.above : words.contourPath.height;
  const side = (text: string) => ({ title: { text, font: { size: 14 } }, tickfont: { size: 12 } });
  const scene = {
    xaxis: { ...side(axes[0]), nticks: 5 },
    yaxis: { ...side(axes[1]), nticks: 5 },
    zaxis: { ...side(height), ...marks },
    aspectmode: "cube",
    camera: { eye: { x: -1.7, y: -1.7, z: 1.3 }, center: { x: 0, y: 0, z: -0.15 } },
  };
  const says = `${title}: ${all.map((each) => pathInWords(each, ground, view, words)).join("; ")}`;
  return figure(
    [surface, ...tracks],
    { title: heading(title), scene, height: 600, margin: { l: 10, r: 10, t: 60, b: 70 } },
    says,
  );
}

/** Three dimensions are not clipped: a place outside would make the landscape small. */
function isInside(place: readonly number[], view: readonly (readonly [number, number])[]): boolean {
  return place.every((value, j) => value >= view[j][0] && value <= view[j][1]);
}
