import { formatInstant } from "@/lib/domain/instant";
import { LAW_PLACES, type LawSums, NO_SUMS } from "@/lib/domain/licenses/law";
import { getLawReport } from "@/lib/features/license-law/data";
import { lawAnswerSchema } from "@/lib/features/license-law/schema";
import { operation } from "@/lib/platform/api/operation";

const sumsAnswer = (sums: LawSums) =>
  Object.fromEntries(
    (["issued", ...LAW_PLACES] as const).map((place) => [place, sums[place].toString()]),
  ) as Record<keyof LawSums, string>;

const EXAMPLE = sumsAnswer({ ...NO_SUMS, issued: 100n, leftInProjects: 63n, onDevices: 37n });

/** Reads whether everything that was issued is somewhere. */
export const getLaw = operation({
  id: "getLaw",
  method: "GET",
  path: "/api/v1/law",
  tag: "Vendor",
  summary: "Check that everything issued is somewhere",
  description:
    "For the vendor's staff. For each article and for iSC: what was issued, and what each place holds, by two witnesses: the places themselves (`held`), and everything that was ever moved (`moved`).",
  answer: {
    status: 200,
    description: "The law in this second.",
    content: {
      name: "Law",
      schema: lawAnswerSchema,
      example: {
        at: "2026-11-22T03:10:00Z",
        holds: true,
        rows: [
          {
            article: "02-00039-002",
            name: "PBX-Port14",
            holds: true,
            missing: "0",
            disagreeing: [],
            held: EXAMPLE,
            moved: EXAMPLE,
          },
        ],
        parked: [],
      },
    },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope }) => {
    const { at, rows, parked } = await getLawReport(scope);
    return {
      status: 200,
      json: {
        at: formatInstant(at),
        holds: parked.length === 0 && rows.every(({ holds }) => holds),
        rows: rows.map((row) => ({
          article: row.articleNumber,
          name: row.articleName ?? "iSC",
          holds: row.holds,
          missing: row.missing.toString(),
          disagreeing: [...row.disagreeing],
          held: sumsAnswer(row.held),
          moved: sumsAnswer(row.moved),
        })),
        parked: parked.map(({ id, name, reason, parkedAt }) => ({
          id,
          name,
          reason,
          parkedAt: formatInstant(parkedAt),
        })),
      },
    };
  },
});
