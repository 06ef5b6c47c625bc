import { z } from "zod";

/** The draft a path names. Whether there is one is found out where it is read. */
export const draftPath = z.strictObject({ draftId: z.string().meta({ description: "The draft's id." }) });

export const DRAFT_ID = "01990b5a-7c00-7000-8000-000000000020";

/** What a write to a draft answers, told once. */
export const SAVED_EXAMPLE = { id: DRAFT_ID, version: 2 };

/** The refusals of every write to a draft. */
export const DRAFT_REFUSALS = ["not_found", "draft_outdated", "draft_published"] as const;
/** The refusals of prices in a draft. */
export const PRICE_REFUSALS = [
  "amount_malformed",
  "instant_malformed",
  "price_too_high",
  "article_unknown",
  "article_not_rentable",
] as const;
