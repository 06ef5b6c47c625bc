import type { z } from "zod";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import type { Portion } from "@/lib/domain/licenses/key-content";
import { createOwnActivations } from "@/lib/features/own-activations/mutations";
import { createOwnSchema, newOwnSchema } from "@/lib/features/own-activations/schema";
import { operation } from "@/lib/platform/api/operation";

/** Creates own activations. */
export const createOwn = operation({
  id: "createOwnActivations",
  method: "POST",
  path: "/api/v1/projects/{projectId}/own-activations",
  tag: "Licenses",
  summary: "Create own activations",
  description:
    "Needs the permission `licenses`. New keys from what is left in the project, all of them or none. They are answered whole this once; sent again with the same Idempotency-Key, the same keys are answered.",
  params: projectPath,
  body: {
    name: "NewOwnActivations",
    schema: createOwnSchema.strict(),
    example: { activations: [{ isc: "300.00" }, { isc: "300.00" }, { isc: "400.00" }], note: "" },
  },
  answer: {
    status: 201,
    description: "The keys, whole.",
    content: {
      name: "NewOwnActivationKeys",
      schema: newOwnSchema,
      example: {
        keys: [
          {
            id: "01990b5a-7c00-7000-8000-000000000012",
            activationKey: "ACT-1-0f3a-7721-90ab-cdef-0123-24bc",
            lastGroup: "24bc",
          },
        ],
      },
    },
  },
  refusals: ["project_not_found", "amount_malformed", "not_enough_left"],
  handle: async ({ scope, params, body: { activations, note }, reference }) => {
    const contents = activations.map(portionsOf);
    const keys = await createOwnActivations(scope, { ...params, contents, note }, reference);
    return { status: 201, json: { keys } };
  },
});

type Activation = z.output<typeof createOwnSchema>["activations"][number];

const portionsOf = (activation: Activation): Portion[] =>
  "isc" in activation
    ? [{ articleNumber: null, amount: activation.isc }]
    : activation.items.map(({ article, quantity }) => ({ articleNumber: article, amount: BigInt(quantity) }));
