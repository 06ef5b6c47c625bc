import { z } from "zod";
import { listArticles as list } from "@/lib/features/articles/data";
import { articleAnswerSchema } from "@/lib/features/articles/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists the articles. */
export const listArticles = operation({
  id: "listArticles",
  method: "GET",
  path: "/api/v1/articles",
  tag: "Licenses",
  summary: "List articles",
  description: "Every article, by name. Articles are no secret: everyone sees all of them.",
  answer: {
    status: 200,
    description: "All articles.",
    content: {
      name: "Articles",
      schema: z.object({ articles: z.array(articleAnswerSchema) }),
      example: {
        articles: [
          {
            number: "02-00039-002",
            name: "PBX-Port14",
            kind: "software",
            version: "14",
            rentable: true,
            perDevice: false,
          },
        ],
      },
    },
  },
  refusals: [],
  handle: async () => ({ status: 200, json: { articles: await list() } }),
});
