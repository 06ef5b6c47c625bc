import { z } from "zod";

const problemErrorSchema = z.object({
  in: z.enum(["path", "query", "body"]),
  path: z.string().meta({ description: "Where it is, with dots: `prices.0.monthlyIsc`." }),
  code: z.string().meta({ description: "What is wrong, for machines." }),
  message: z.string().meta({ description: "What is wrong, in the language of Accept-Language." }),
});

/** A problem document (RFC 9457), as every answer but success is. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: "Where the code is explained, relative to the portal." }),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.string().meta({ description: "The name of what went wrong: stable, for machines." }),
    detail: z.string().meta({ description: "What went wrong, in the language of Accept-Language." }),
    instance: z.string().meta({ description: "The path that was asked for." }),
    details: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .optional()
      .meta({ description: "What `detail` speaks of, for machines." }),
    errors: z
      .array(problemErrorSchema)
      .optional()
      .meta({ description: "Everything that is wrong with the request, with its place." }),
    reference: z
      .string()
      .optional()
      .meta({ description: "For status 500: what to tell the vendor's staff." }),
  })
  .meta({ description: "A problem document (RFC 9457)." });

export type ProblemDocument = z.infer<typeof problemSchema>;
