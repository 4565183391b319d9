import { quoted } from "../words";

/** A function that can be drawn, with what a landscape of the library knows about it. */
export interface Known {
  value(...w: number[]): number;
  gradient?(...w: number[]): number | ArrayLike<number>;
  /** As it stands in the title. */
  readonly name?: string;
  readonly minima?: readonly (readonly number[])[];
  readonly minimum?: number;
  /** From where to where to draw it, for each variable. */
  readonly view?: readonly (readonly [from: number, to: number])[];
}

/** A function that can be drawn: by itself, or with what is known about it. */
export type Ground = Known | ((...w: number[]) => number);

/** A place on the way: the variables as an array, or by their names `x` and `y`; a single one may stand bare. */
export type Place = number | ArrayLike<number> | { readonly x: number; readonly y?: number };

/** Where a descent went: what `minimize` gave, or the places in order. */
export type Path = { readonly path: readonly Place[] } | readonly Place[];

/** One path, or several under the names that they are to have. */
export type Paths = Path | Readonly<Record<string, Path>>;

/** The door for functions: an object whose `value` can be asked. */
export function readGround(f: Ground): Known {
  if (typeof f === "function") return { value: f, name: "f" };
  if (typeof f === "object" && f !== null && typeof f.value === "function") return f;
  throw new TypeError(`Cannot draw as f must be a function or have a value, as rosenbrock has: found ${quoted(f)}`);
}

/** The door for paths: each under its name, its places as arrays of `size` numbers, cut where they are no longer finite. */
export function readPaths(paths: Paths, size: number, usual: string): { name: string; places: number[][] }[] {
  if (typeof paths !== "object" || paths === null) {
    throw new TypeError(
      `Cannot draw as a path must be an array of places or come from minimize: found ${quoted(paths)}`,
    );
  }
  const named: [string, Path][] = isPath(paths) ? [[usual, paths]] : Object.entries(paths);
  return named.map(([name, path]) => ({ name, places: readPlaces(name, path, size) }));
}

function readPlaces(name: string, path: Path, size: number): number[][] {
  if (!isPath(path) || placesOf(path).length === 0) {
    throw new TypeError(`Cannot draw as ${name} must have at least one place: found ${quoted(path)}`);
  }
  const places = placesOf(path).map((place) => numbersOf(place, size));
  const wrong = places.findIndex((place) => place.length !== size || place.some((x) => typeof x !== "number"));
  if (wrong >= 0) {
    const found = quoted(placesOf(path)[wrong]);
    throw new TypeError(`Cannot draw as every place of ${name} must have ${size} numbers: place ${wrong} is ${found}`);
  }
  const lost = places.findIndex((place) => !place.every(Number.isFinite));
  return lost < 0 ? places : places.slice(0, lost);
}

function numbersOf(place: Place, size: number): number[] {
  if (typeof place !== "object" || place === null) return [place];
  if ("length" in place) return Array.from(place);
  return size === 1 ? [place.x] : [place.x, place.y as number];
}

function placesOf(path: Path): readonly Place[] {
  return "path" in path ? path.path : path;
}

function isPath(paths: Paths): paths is Path {
  return Array.isArray(paths) || Array.isArray((paths as { path?: unknown }).path);
}

/** From where to where to draw: as chosen, as the function says, or so that all places are in view. */
export function viewOf(
  ground: Known,
  chosen: readonly (readonly [number, number])[] | undefined,
  places: readonly (readonly number[])[],
  size: number,
): [number, number][] {
  const view =
    chosen ?? (ground.view?.length === size ? ground.view : around([...places, ...(ground.minima ?? [])], size));
  const isRange = (range: readonly number[] | undefined) => Array.isArray(range) && range[0] < range[1];
  if (view.length !== size || !view.every(isRange)) {
    throw new RangeError(
      `Cannot draw as view must have ${size} ranges, each such as [−1, 7]: found ${JSON.stringify(view)}`,
    );
  }
  return view.map(([from, to]) => [from, to]);
}

/** A fifth of the room on each side; around a single place, one. */
function around(places: readonly (readonly number[])[], size: number): [number, number][] {
  return Array.from({ length: size }, (_, j) => {
    const values = places.map((place) => place[j]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = 0.2 * (high - low) || 1;
    return [low - room, high + room];
  });
}

/** The slopes at a place: by the function's own gradient, else by its difference on both sides. */
export function slopesAt(ground: Known, place: readonly number[]): number[] {
  const given = ground.gradient?.(...place);
  if (given !== undefined) return typeof given === "number" ? [given] : Array.from(given);
  return place.map((x, j) => {
    const h = 1e-6 * Math.max(1, Math.abs(x));
    const at = (step: number) => ground.value(...place.with(j, x + step));
    return (at(h) - at(-h)) / (2 * h);
  });
}

/** How many of the places come before the first that is far outside the view: a picture has no room for the others. */
export function placesInView(
  places: readonly (readonly number[])[],
  view: readonly (readonly [number, number])[],
): number {
  const far = places.findIndex((place) =>
    place.some((x, j) => {
      const [from, to] = view[j];
      return x < from - 2 * (to - from) || x > to + 2 * (to - from);
    }),
  );
  return far < 0 ? places.length : far;
}
