import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { amountAnswer } from "@/lib/features/key-contents/schema";
import { type BalanceRow, getLicenseBalance } from "@/lib/features/license-balances/data";
import { balanceAnswerSchema } from "@/lib/features/license-balances/schema";
import { operation } from "@/lib/platform/api/operation";

/** Reads a project's balance. */
export const getProjectBalance = operation({
  id: "getProjectBalance",
  method: "GET",
  path: "/api/v1/projects/{projectId}/balance",
  tag: "Licenses",
  summary: "Read a project's balance",
  description: "By type, iSC first: `loaded` − `used` − `inOwnActivations` = `left`, always.",
  params: projectPath,
  answer: {
    status: 200,
    description: "The balance.",
    content: {
      name: "ProjectBalance",
      schema: balanceAnswerSchema,
      example: {
        balance: [
          {
            article: null,
            name: "iSC",
            loaded: "1000.00",
            used: "300.00",
            inOwnActivations: "700.00",
            left: "0.00",
          },
          {
            article: "02-00039-002",
            name: "PBX-Port14",
            loaded: "100",
            used: "37",
            inOwnActivations: "0",
            left: "63",
          },
        ],
      },
    },
  },
  refusals: ["project_not_found"],
  handle: async ({ scope, params }) => {
    const rows = await getLicenseBalance(scope, params.projectId);
    return { status: 200, json: { balance: rows.map(rowAnswer) } };
  },
});

function rowAnswer({ articleNumber, articleName, ...row }: BalanceRow) {
  const shown = (amount: bigint) => amountAnswer(articleNumber, amount);
  return {
    article: articleNumber,
    name: articleName ?? "iSC",
    loaded: shown(row.loaded),
    used: shown(row.used),
    inOwnActivations: shown(row.inOwnActivations),
    left: shown(row.left),
  };
}
