import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { formatInstant } from "@/lib/domain/instant";
import type { BalanceStep } from "@/lib/domain/licenses/balance";
import { amountAnswer } from "@/lib/features/key-contents/schema";
import { listProjectMovements, type ProjectMovement } from "@/lib/features/license-balances/movements/data";
import { ISC, movementListSchema, movementsAnswerSchema } from "@/lib/features/license-balances/schema";
import { operation } from "@/lib/platform/api/operation";

const NOTHING = { loaded: "0", used: "0", inOwnActivations: "0", left: "0" };

/** Lists what is behind a project's balance. */
export const listMovements = operation({
  id: "listProjectMovements",
  method: "GET",
  path: "/api/v1/projects/{projectId}/movements",
  tag: "Licenses",
  summary: "List what is behind a project's balance",
  description:
    "The newest first. Each movement tells the step it was in each column and the balance it left behind; that counts everything, also what a filter by `column` hides.",
  params: projectPath,
  query: movementListSchema.strict(),
  answer: {
    status: 200,
    description: "A page of them, with the count of all.",
    content: {
      name: "ProjectMovements",
      schema: movementsAnswerSchema,
      example: {
        total: 1,
        movements: [
          {
            at: "2026-11-22T03:10:00Z",
            event: "added",
            amount: "100",
            activationKey: "24bc",
            serial: null,
            person: "Alex Muster",
            step: { ...NOTHING, loaded: "100", left: "100" },
            balance: { ...NOTHING, loaded: "100", left: "100" },
          },
        ],
      },
    },
  },
  refusals: ["project_not_found"],
  handle: async ({ scope, params, query }) => {
    const { movements, total } = await listProjectMovements(scope, { ...params, ...query });
    const article = query.article === ISC ? null : query.article;
    return { status: 200, json: { total, movements: movements.map((one) => movementAnswer(one, article)) } };
  },
});

function movementAnswer(movement: ProjectMovement, article: string | null) {
  const shown = (amount: bigint) => amountAnswer(article, amount);
  const columns = ({ loaded, used, inOwnActivations, left }: BalanceStep) => ({
    loaded: shown(loaded),
    used: shown(used),
    inOwnActivations: shown(inOwnActivations),
    left: shown(left),
  });
  return {
    at: formatInstant(movement.at),
    event: movement.event,
    amount: shown(movement.amount),
    activationKey: movement.lastGroup,
    serial: movement.serial,
    person: movement.person,
    step: columns(movement.step),
    balance: columns(movement.balance),
  };
}
