import { z } from "zod";
import { organizationAnswer } from "@/app/api/v1/organizations/[id]/organization-answer";
import { Refusal } from "@/lib/domain/refusal";
import { getOrganizationView } from "@/lib/features/organization-views/data";
import { getHoldings } from "@/lib/features/organization-views/holdings/data";
import { organizationViewSchema } from "@/lib/features/organization-views/holdings/schema";
import { organizationIdSchema } from "@/lib/features/organization-views/schema";
import { operation } from "@/lib/platform/api/operation";

const EXAMPLE = {
  id: "01990b5a-7c00-7000-8000-000000000002",
  name: "Nordlicht ITK",
  kind: "partner" as const,
  partner: null,
  people: [
    {
      name: "Jonas Thomsen",
      email: "jonas.thomsen@nordlicht.example",
      permissions: ["view" as const],
      limited: false,
    },
  ],
  balances: [
    {
      project: "DEFAULT",
      name: "iSC",
      loaded: "1000.00",
      used: "300.00",
      inOwnActivations: "350.00",
      left: "350.00",
    },
  ],
  accounts: [],
  activationKeys: [],
  licenseKeys: [],
  transfers: [],
};

/** Shows an organization's whole picture. */
export const getOrganization = operation({
  id: "getOrganization",
  method: "GET",
  path: "/api/v1/organizations/{id}",
  tag: "Vendor",
  summary: "Show an organization's whole picture",
  description:
    "For the vendor's staff: its people, its projects' balances, and the newest of its accounts, keys and transfers. What people did there is in the audit trail.",
  params: z.strictObject({ id: z.string().meta({ description: "The organization's id." }) }),
  answer: {
    status: 200,
    description: "The organization.",
    content: { name: "OrganizationView", schema: organizationViewSchema, example: EXAMPLE },
  },
  refusals: ["organization_kind_wrong", "not_found"],
  handle: async ({ scope, params: { id } }) => {
    const isId = organizationIdSchema.safeParse(id).success;
    const [view, held] = isId
      ? await Promise.all([getOrganizationView(scope, id), getHoldings(scope, id)])
      : [null, null];
    if (!view || !held) throw new Refusal("not_found");
    return { status: 200, json: organizationAnswer(view, held) };
  },
});
