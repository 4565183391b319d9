import type { Cell } from "./notebook";

/** The tags that mean something to a handout. Others may stand beside them, and become classes in the page. */
const known = ["parameters", "exercise", "solution", "teacher", "slide"];

/**
 * A solution that is tagged `Solution` or `solutions` would be handed to the students, so a tag that is nearly one of ours is
 * refused.
 *
 * @throws RangeError that names the cell, its tag and the tag that is meant
 */
export function checkTags({ tags, number }: Cell, path: string): void {
  for (const tag of tags) {
    const meant = known.find((name) => tag !== name && plain(tag) === plain(name));
    if (meant) {
      throw new RangeError(
        `Cannot read cell ${number} of ${path} as its tag must be written ${meant}: current value is ${tag}`,
      );
    }
  }
}

function plain(tag: string): string {
  return tag.toLowerCase().replace(/[^a-z]|s$/g, "");
}
