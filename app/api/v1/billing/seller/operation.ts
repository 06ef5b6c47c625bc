import { getSeller as get } from "@/lib/features/billing/data";
import { setSeller as set } from "@/lib/features/billing/mutations";
import { sellerAnswerSchema, sellerSchema } from "@/lib/features/billing/schema";
import { operation } from "@/lib/platform/api/operation";
import type { Scope } from "@/lib/platform/access/scope";

const EXAMPLE = {
  companyName: "Vendor AG",
  street: "Hauptstraße 1",
  postalCode: "71063",
  city: "Sindelfingen",
  country: "DE",
  vatId: "DE123456789",
  email: "billing@vendor.example",
  contactName: "Billing",
  iban: "DE02120300000000202051",
  vatRate: "19",
};
const ANSWER = {
  name: "Seller",
  schema: sellerAnswerSchema,
  example: { seller: { ...EXAMPLE, paymentDays: 14 } },
};

/** Tells who invoices. */
export const getSeller = operation({
  id: "getSeller",
  method: "GET",
  path: "/api/v1/billing/seller",
  tag: "Reloads",
  summary: "Show the seller on every invoice",
  description: "For vendor staff; `null` until it was set.",
  answer: { status: 200, description: "The seller.", content: ANSWER },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope }) => answerFor(scope),
});

/** Says who invoices. */
export const setSeller = operation({
  id: "setSeller",
  method: "PUT",
  path: "/api/v1/billing/seller",
  tag: "Reloads",
  summary: "Set the seller on every invoice",
  description:
    "For vendor staff with the permission `contracts`. Invoices that were issued stay as they are. The VAT rate is in percent.",
  body: { name: "NewSeller", schema: sellerSchema, example: { ...EXAMPLE, paymentDays: 14 } },
  answer: { status: 200, description: "The seller.", content: ANSWER },
  refusals: [
    "country_unknown",
    "vat_id_malformed",
    "iban_malformed",
    "vat_rate_malformed",
    "organization_kind_wrong",
  ],
  handle: async ({ scope, body }) => {
    await set(scope, body);
    return answerFor(scope);
  },
});

async function answerFor(scope: Scope) {
  const found = await get(scope);
  if (!found) return { status: 200, json: { seller: null } };
  const { vatRateHundredths, ...seller } = found;
  return { status: 200, json: { seller: { ...seller, vatRate: String(vatRateHundredths / 100) } } };
}
