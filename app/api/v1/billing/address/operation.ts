import type { Buyer } from "@/lib/domain/invoices/party";
import { getOwnBuyer } from "@/lib/features/billing/data";
import { setBillingAddress as set } from "@/lib/features/billing/mutations";
import { billingAddressAnswerSchema, billingAddressSchema } from "@/lib/features/billing/schema";
import { operation } from "@/lib/platform/api/operation";
import type { Scope } from "@/lib/platform/access/scope";

const EXAMPLE = {
  companyName: "Nordlicht ITK GmbH",
  street: "Hafenstraße 12",
  postalCode: "24103",
  city: "Kiel",
  country: "DE",
  vatId: "DE123456789",
  email: "invoices@nordlicht.example",
  locale: "de",
} as const;
const ANSWER = {
  name: "BillingAddress",
  schema: billingAddressAnswerSchema,
  example: { address: EXAMPLE },
};

/** Tells where one's own invoices go. */
export const getBillingAddress = operation({
  id: "getBillingAddress",
  method: "GET",
  path: "/api/v1/billing/address",
  tag: "Reloads",
  summary: "Show the billing address",
  description: "That of one's own organization; `null` before there is one.",
  answer: { status: 200, description: "The address.", content: ANSWER },
  refusals: [],
  handle: async ({ scope }) => answerFor(scope),
});

/** Says where one's own invoices go. */
export const setBillingAddress = operation({
  id: "setBillingAddress",
  method: "PUT",
  path: "/api/v1/billing/address",
  tag: "Reloads",
  summary: "Set the billing address",
  description: "For partners, with the permission `contracts`. Invoices that were issued stay as they are.",
  body: { name: "NewBillingAddress", schema: billingAddressSchema, example: EXAMPLE },
  answer: { status: 200, description: "The address.", content: ANSWER },
  refusals: ["country_unknown", "vat_id_malformed", "organization_kind_wrong"],
  handle: async ({ scope, body }) => {
    await set(scope, body);
    return answerFor(scope);
  },
});

async function answerFor(scope: Scope) {
  const address: Buyer | null = await getOwnBuyer(scope);
  return { status: 200, json: { address } };
}
