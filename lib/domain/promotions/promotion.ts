import type { Instant } from "@/lib/domain/instant";

/** Waiting for the vendor; free until its end; turned down; over. */
export const PROMOTION_STATES = ["requested", "approved", "rejected", "ended"] as const;
export type PromotionState = (typeof PROMOTION_STATES)[number];

/** The state at a second: an approved promotion is over from its end on, whoever has noted it. */
export const promotionStateAt = (
  state: PromotionState,
  endsAt: Instant | null,
  now: Instant,
): PromotionState => (state === "approved" && endsAt !== null && endsAt <= now ? "ended" : state);

/** A system of an account, as far as its name matters. */
export type NamedSystem = Readonly<{ serial: string; name: string; isFree: boolean }>;

/**
 * The system a promotion makes free: the one with exactly its name, to the letter (docs/rules.md, 4). Null where none
 * has it, and where one is free already: it is one system, wherever it is installed.
 */
export const promotedSystem = (systems: readonly NamedSystem[], systemName: string): string | null =>
  systems.some(({ isFree }) => isFree)
    ? null
    : (systems.find(({ name }) => name === systemName)?.serial ?? null);
