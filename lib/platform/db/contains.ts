const WILDCARDS = /[\\%_]/g;

/** The condition that a text holds these words, in any case. Prisma leaves LIKE's wildcards as they are; here they are letters. */
export const containing = (text: string) =>
  ({ contains: text.replaceAll(WILDCARDS, String.raw`\$&`), mode: "insensitive" }) as const;
