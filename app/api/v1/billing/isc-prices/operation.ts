import { z } from "zod";
import { formatInstant } from "@/lib/domain/instant";
import { formatEuro } from "@/lib/domain/invoices/euro";
import { listIscPrices as list } from "@/lib/features/billing/data";
import { setIscPrice as set } from "@/lib/features/billing/mutations";
import { iscPriceAnswerSchema, iscPriceSchema } from "@/lib/features/billing/schema";
import { operation } from "@/lib/platform/api/operation";

const EXAMPLE = {
  id: "019a0b6c-3f6e-7c1b-9d53-6a1f0c2b7e45",
  priceEuro: "1.20",
  validFrom: "2026-11-22T03:10:00Z",
};

/** Tells what one iSC has cost, costs and will cost. */
export const listIscPrices = operation({
  id: "listIscPrices",
  method: "GET",
  path: "/api/v1/billing/isc-prices",
  tag: "Reloads",
  summary: "List the prices of one iSC",
  description: "For vendor staff, the latest first, those still to come among them.",
  answer: {
    status: 200,
    description: "The prices.",
    content: {
      name: "IscPrices",
      schema: z.object({ prices: z.array(iscPriceAnswerSchema) }),
      example: { prices: [EXAMPLE] },
    },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope }) => {
    const prices = await list(scope);
    const answered = prices.map(({ id, price, validFrom }) => ({
      id,
      priceEuro: formatEuro(price),
      validFrom: formatInstant(validFrom),
    }));
    return { status: 200, json: { prices: answered } };
  },
});

/** Sets what one iSC costs from a second on. */
export const setIscPrice = operation({
  id: "setIscPrice",
  method: "POST",
  path: "/api/v1/billing/isc-prices",
  tag: "Reloads",
  summary: "Set the price of one iSC",
  description:
    "For vendor staff with the permission `contracts`. A reload is invoiced at the price of the second in which it was charged.",
  body: { name: "NewIscPrice", schema: iscPriceSchema, example: { priceEuro: "1.20" } },
  answer: {
    status: 201,
    description: "The price.",
    content: { name: "IscPrice", schema: iscPriceAnswerSchema, example: EXAMPLE },
  },
  refusals: ["euro_malformed", "organization_kind_wrong", "valid_from_in_past", "valid_from_taken"],
  handle: async ({ scope, body, reference }) => {
    const { priceEuro, validFrom } = body;
    const made = await set(scope, { price: priceEuro, validFrom }, reference);
    return { status: 201, json: { id: made.id, priceEuro: made.price, validFrom: made.validFrom } };
  },
});
