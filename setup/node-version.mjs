// The versions of Node that the project runs on: package.json says the same under "engines".

export const projectNode = {
  engines: "^20.12 || >=22.9",
  words: "20.12 or later, or 22.9 or later",
  /** @param {string} version as in process.versions.node */
  accepts(version) {
    const [major, minor] = version.split(".").map(Number);
    return (major === 20 && minor >= 12) || (major === 22 && minor >= 9) || major > 22;
  },
};
