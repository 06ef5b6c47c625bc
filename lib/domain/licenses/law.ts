/** Where pieces of an article and ticks of iSC can be. Rented and bound things are in one of these, always. */
export const LAW_PLACES = [
  "inUnusedKeys",
  "leftInProjects",
  "inOwnActivations",
  "onDevices",
  "inAccounts",
  "consumed",
  "forfeited",
  "revoked",
] as const;
export type LawPlace = (typeof LAW_PLACES)[number];

/** What was issued of one thing, and how much of it is where. */
export type LawSums = Readonly<Record<LawPlace, bigint>> & Readonly<{ issued: bigint }>;

/**
 * One thing as two witnesses tell it: what the places hold now, and what was moved in and out of them since the
 * beginning. Pieces of an article, or ticks of iSC where there is no article.
 */
export type LawFacts = Readonly<{ articleNumber: string | null; held: LawSums; moved: LawSums }>;

/** Whether the law holds for one thing, and if not, by how much it fails and where the witnesses differ. */
export type LawDecision = Readonly<{
  holds: boolean;
  /** Issued less everything there is: more than none is missing, less than none came from nowhere. */
  missing: bigint;
  /** Where what is held is not what was moved there. */
  disagreeing: readonly (LawPlace | "issued")[];
}>;

/** Nothing anywhere. */
export const NO_SUMS: LawSums = {
  issued: 0n,
  inUnusedKeys: 0n,
  leftInProjects: 0n,
  inOwnActivations: 0n,
  onDevices: 0n,
  inAccounts: 0n,
  consumed: 0n,
  forfeited: 0n,
  revoked: 0n,
};

/**
 * The one law (docs/rules.md, 6). For every article: pieces issued = in unused keys + left in projects + in own
 * activations + on devices + revoked. For iSC: ticks issued = in unused keys + left in projects + in own activations +
 * in customer accounts + consumed + forfeited, and what keys held that their issuer cancelled. It holds to the piece
 * and the tick, by both witnesses.
 */
export function decideLaw({ held, moved }: LawFacts): LawDecision {
  const missing = held.issued - LAW_PLACES.reduce((sum, place) => sum + held[place], 0n);
  const disagreeing = (["issued", ...LAW_PLACES] as const).filter((place) => held[place] !== moved[place]);
  return { holds: missing === 0n && disagreeing.length === 0, missing, disagreeing };
}
