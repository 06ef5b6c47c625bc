import type { z } from "zod";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { formatInstant } from "@/lib/domain/instant";
import { type AddedLot, listAddedLots } from "@/lib/features/added-keys/data";
import { addedKeysPageSchema, addedKeysSchema } from "@/lib/features/added-keys/schema";
import { amountAnswer } from "@/lib/features/key-contents/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists what keys brought to a project. */
export const listAddedKeys = operation({
  id: "listAddedKeys",
  method: "GET",
  path: "/api/v1/projects/{projectId}/activation-keys",
  tag: "Licenses",
  summary: "List the added activation keys",
  description:
    "One row for each thing a key brought, the newest first: where the key came from, and how much was used, stands in own activations, or is left.",
  params: projectPath,
  query: addedKeysPageSchema.strict(),
  answer: {
    status: 200,
    description: "A page of them, with the count of all.",
    content: {
      name: "AddedActivationKeys",
      schema: addedKeysSchema,
      example: {
        total: 1,
        lots: [
          {
            id: "01990b5a-7c00-7000-8000-000000000011",
            lastGroup: "24bc",
            article: "02-00039-002",
            name: "PBX-Port14",
            amount: "100",
            used: "37",
            inOwnActivations: "0",
            left: "63",
            origin: { kind: "vendor", organization: "Muster Hersteller" },
            addedAt: "2026-11-22T03:10:00Z",
          },
        ],
      },
    },
  },
  refusals: ["project_not_found"],
  handle: async ({ scope, params, query }) => {
    const { lots, total } = await listAddedLots(scope, { ...params, ...query });
    return { status: 200, json: { total, lots: lots.map(lotAnswer) } };
  },
});

function lotAnswer(lot: AddedLot): z.infer<typeof addedKeysSchema>["lots"][number] {
  const shown = (amount: bigint) => amountAnswer(lot.articleNumber, amount);
  return {
    id: lot.id,
    lastGroup: lot.lastGroup,
    article: lot.articleNumber,
    name: lot.articleName ?? "iSC",
    amount: shown(lot.loaded),
    used: shown(lot.used),
    inOwnActivations: shown(lot.inOwnActivations),
    left: shown(lot.left),
    origin: { kind: lot.origin, organization: lot.originName },
    addedAt: formatInstant(lot.addedAt),
  };
}
