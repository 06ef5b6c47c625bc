import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { formatInstant } from "@/lib/domain/instant";
import { keyContentAnswer } from "@/lib/features/key-contents/schema";
import { listOwnActivations, type OwnActivation } from "@/lib/features/own-activations/data";
import { ownListSchema, ownPageSchema } from "@/lib/features/own-activations/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists a project's own activations. */
export const listOwn = operation({
  id: "listOwnActivations",
  method: "GET",
  path: "/api/v1/projects/{projectId}/own-activations",
  tag: "Licenses",
  summary: "List a project's own activations",
  description: "The newest first, with what became of each. The keys themselves are not kept.",
  params: projectPath,
  query: ownListSchema.strict(),
  answer: {
    status: 200,
    description: "A page of them, with the count of all that match.",
    content: {
      name: "OwnActivations",
      schema: ownPageSchema,
      example: {
        total: 1,
        ownActivations: [
          {
            id: "01990b5a-7c00-7000-8000-000000000012",
            lastGroup: "24bc",
            state: "unused",
            content: { isc: "300.00", ticks: "78840000000", items: [] },
            note: "",
            createdAt: "2026-11-22T03:10:00Z",
            usedAt: null,
            usedFor: null,
            offeredTo: null,
          },
        ],
      },
    },
  },
  refusals: ["project_not_found"],
  handle: async ({ scope, params, query }) => {
    const { ownActivations, total } = await listOwnActivations(scope, { ...params, ...query });
    return { status: 200, json: { total, ownActivations: ownActivations.map(ownAnswer) } };
  },
});

const ownAnswer = (own: OwnActivation) => ({
  id: own.id,
  lastGroup: own.lastGroup,
  state: own.state,
  content: keyContentAnswer(own.content),
  note: own.note,
  createdAt: formatInstant(own.createdAt),
  usedAt: own.usedAt === null ? null : formatInstant(own.usedAt),
  usedFor: own.usedFor?.name ?? null,
  offeredTo: own.offeredTo,
});
