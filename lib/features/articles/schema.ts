import { z } from "zod";
import { ARTICLE_KINDS, parseArticleNumber } from "@/lib/domain/licenses/articles";
import { parsed } from "@/lib/features/fields/schema";

/** An article as the vendor enters it. Numbers look like `02-00039-002`. */
export const articleSchema = z.object({
  number: parsed((text): string => parseArticleNumber(text)),
  name: z.string().trim().min(1).max(120),
  kind: z.enum(ARTICLE_KINDS),
  version: z.string().trim().max(20).default(""),
  rentable: z.boolean(),
  perDevice: z.boolean().default(false),
});

export type ArticleInput = z.infer<typeof articleSchema>;

/** An article as it is answered. */
export const articleAnswerSchema = z.object({
  number: z.string(),
  name: z.string(),
  kind: z.enum(ARTICLE_KINDS),
  version: z.string(),
  rentable: z.boolean(),
  perDevice: z.boolean(),
});
