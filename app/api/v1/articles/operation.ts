import { createArticle as create } from "@/lib/features/articles/mutations";
import { articleAnswerSchema, articleSchema } from "@/lib/features/articles/schema";
import { operation } from "@/lib/platform/api/operation";

const EXAMPLE = {
  number: "02-00039-002",
  name: "PBX-Port14",
  kind: "software",
  version: "14",
  rentable: true,
  perDevice: false,
} as const;

/** Adds an article. */
export const createArticle = operation({
  id: "createArticle",
  method: "POST",
  path: "/api/v1/articles",
  tag: "Vendor",
  summary: "Add an article",
  description:
    "For the vendor's staff with the permission `licenses`. Hardware licenses, whose numbers begin with `01-00500-`, are never rentable.",
  body: { name: "NewArticle", schema: articleSchema.strict(), example: EXAMPLE },
  answer: {
    status: 201,
    description: "The article as it was stored.",
    content: { name: "Article", schema: articleAnswerSchema, example: EXAMPLE },
  },
  refusals: [
    "organization_kind_wrong",
    "article_number_malformed",
    "article_not_rentable",
    "article_number_taken",
  ],
  handle: async ({ scope, body, reference }) => ({ status: 201, json: await create(scope, body, reference) }),
});
