import { z } from "zod";

/** What can be found, in the order in which it is shown. */
export const SEARCH_KINDS = [
  "organization",
  "project",
  "account",
  "contract",
  "licenseKey",
  "activationKey",
  "testLicense",
  "device",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One thing that was found. `detail` says which of several that are called alike; `href` is its page. */
const searchHitSchema = z.object({
  kind: z.enum(SEARCH_KINDS),
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  href: z.string().meta({ description: "The path of its page in the portal." }),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** What was found, a group for each kind that has any. `more` says that there is more than is listed. */
const searchGroupSchema = z.object({
  kind: z.enum(SEARCH_KINDS),
  hits: z.array(searchHitSchema),
  more: z.boolean(),
});
export type SearchGroup = z.infer<typeof searchGroupSchema>;

/** Shorter words would find nearly everything. */
export const FEWEST_CHARACTERS = 2;
const MOST_CHARACTERS = 80;
const CONTROLS = /\p{Cc}+/gu;

const words = z
  .string()
  .transform((text) => text.replaceAll(CONTROLS, " ").trim().slice(0, MOST_CHARACTERS))
  .default("");

/** What the page and the palette look for. What makes no sense finds nothing. */
export const searchPageSchema = z.object({ q: words.catch("") });

/** What is looked for, by token. */
export const searchQuerySchema = z.strictObject({
  q: z.string().trim().min(FEWEST_CHARACTERS).max(MOST_CHARACTERS).meta({
    description:
      "A serial (or a part of it) in any spelling, a key or its last group, a name of a project, customer, organization or account.",
  }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(20)
    .meta({ description: "The most hits of each kind." }),
});

/** Everything that was found. */
export const searchAnswerSchema = z.object({ groups: z.array(searchGroupSchema) });
