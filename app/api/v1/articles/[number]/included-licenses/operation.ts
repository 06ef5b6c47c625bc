import { z } from "zod";
import { includeLicenses as include } from "@/lib/features/included-licenses/mutations";
import {
  includedLicensesAnswerSchema,
  includedLicensesSchema,
} from "@/lib/features/included-licenses/schema";
import { operation } from "@/lib/platform/api/operation";

const DEVICE = "05-00070-002";
const LICENSE = { article: "01-00500-070", quantity: 4 };

/** Says what comes with a rental device. */
export const includeLicenses = operation({
  id: "includeLicenses",
  method: "PUT",
  path: "/api/v1/articles/{number}/included-licenses",
  tag: "Vendor",
  summary: "Say which hardware licenses come with a rental device",
  description:
    "For the vendor's staff with the permission `licenses`. In place of what was said before; the documents of rented devices follow at once.",
  params: z.strictObject({
    number: z
      .string()
      .min(1)
      .max(40)
      .meta({ description: "The device's article.", examples: [DEVICE] }),
  }),
  body: {
    name: "IncludedLicenses",
    schema: includedLicensesSchema.strict(),
    example: { licenses: [LICENSE] },
  },
  answer: {
    status: 200,
    description: "What comes with the device now.",
    content: {
      name: "IncludedLicensesAnswer",
      schema: includedLicensesAnswerSchema,
      example: { device: DEVICE, licenses: [{ ...LICENSE, name: "GW-Channel" }] },
    },
  },
  refusals: [
    "organization_kind_wrong",
    "not_found",
    "article_not_rentable",
    "article_not_hardware",
    "article_unknown",
  ],
  handle: async ({ scope, params, body }) => ({
    status: 200,
    json: await include(scope, { ...params, ...body }),
  }),
});
