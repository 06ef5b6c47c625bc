import { z } from "zod";
import { changeArticle as change } from "@/lib/features/articles/mutations";
import { articleAnswerSchema, articleChangeSchema } from "@/lib/features/articles/schema";
import { operation } from "@/lib/platform/api/operation";

const EXAMPLE = {
  name: "PBX-Port14",
  kind: "software",
  version: "14",
  rentable: true,
  perDevice: false,
} as const;

/** Changes an article. */
export const changeArticle = operation({
  id: "changeArticle",
  method: "PUT",
  path: "/api/v1/articles/{number}",
  tag: "Vendor",
  summary: "Change an article",
  description:
    "For the vendor's staff with the permission `licenses`. The number stays; the kind of an article that is in use stays as well.",
  params: z.strictObject({
    number: z
      .string()
      .min(1)
      .max(40)
      .meta({ description: "The article's number.", examples: ["02-00039-002"] }),
  }),
  body: { name: "ArticleChange", schema: articleChangeSchema.strict(), example: EXAMPLE },
  answer: {
    status: 200,
    description: "The article as it is now.",
    content: {
      name: "Article",
      schema: articleAnswerSchema,
      example: { number: "02-00039-002", ...EXAMPLE },
    },
  },
  refusals: ["organization_kind_wrong", "article_not_rentable", "article_in_use", "not_found"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await change(scope, { ...body, number: params.number }, reference),
  }),
});
