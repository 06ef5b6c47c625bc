const MOST_CHARACTERS = 60;

/** A file's name out of what only every system takes in one: "statement-bergmann-logistik.example-2026-11.pdf". */
export const fileNameOf = (kind: string, what: string, ending: string): string =>
  `${kind}-${what.replaceAll(/[^\w.-]+/g, "-").slice(0, MOST_CHARACTERS)}.${ending}`;
