import { z } from "zod";
import { ARTICLE_KINDS, parseArticleNumber } from "@/lib/domain/licenses/articles";
import { parsed } from "@/lib/features/fields/schema";

/** What of an article can change: everything but its number. */
export const articleChangeSchema = z.object({
  name: z.string().trim().min(1).max(120),
  kind: z.enum(ARTICLE_KINDS),
  version: z.string().trim().max(20).default(""),
  rentable: z.boolean(),
  perDevice: z.boolean().default(false),
});

/** An article as the vendor enters it. Numbers look like `02-00039-002`. */
export const articleSchema = z.object({
  number: parsed((text): string => parseArticleNumber(text)),
  ...articleChangeSchema.shape,
});

export type ArticleInput = z.infer<typeof articleSchema>;
export type ArticleChangeInput = z.infer<typeof articleChangeSchema>;

const ticked = z
  .string()
  .optional()
  .transform((value) => value === "on");
const boxes = { rentable: ticked, perDevice: ticked, reference: z.string().min(1).max(255).optional() };

/** The forms *Add article* and *Save*: a box that is not ticked is not sent. */
export const articleFormSchema = articleSchema.extend(boxes);
export const articleChangeFormSchema = articleChangeSchema.extend({ ...boxes, number: z.string() });

/** An article as it is answered. */
export const articleAnswerSchema = z.object({
  number: z.string(),
  name: z.string(),
  kind: z.enum(ARTICLE_KINDS),
  version: z.string(),
  rentable: z.boolean(),
  perDevice: z.boolean(),
});
