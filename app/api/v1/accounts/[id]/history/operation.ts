import { z } from "zod";
import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { requireAccount } from "@/lib/features/accounts/data";
import { streamHistory } from "@/lib/features/history/data";
import { historyAnswerSchema, type HistoryInput, historySchema } from "@/lib/features/history/schema";
import { serialSchema } from "@/lib/features/pbxs/schema";
import type { ApiAnswer } from "@/lib/platform/api/answer";
import type { OpenStream } from "@/lib/platform/api/streamed-response";
import { jsonPage } from "@/lib/platform/api/json-page";
import { operation } from "@/lib/platform/api/operation";

const ENTRY_EXAMPLE = {
  sequence: "8",
  kind: "rental",
  event: null,
  at: "2026-11-22T03:10:00Z",
  from: "2026-11-21T03:10:00Z",
  amountTicks: "-129600000",
  amountIsc: "-0.50",
  balanceTicks: "2498400000",
  balanceIsc: "9.50",
  ratePerSecond: "1500",
  monthlyIsc: "15.00",
  lines: [
    {
      serial: SERIAL_EXAMPLE,
      article: "02-00039-002",
      name: "PBX-Port14",
      quantity: 25,
      price: "0.60",
      monthlyIsc: "15.00",
      ratePerSecond: "1500",
    },
  ],
  activationKey: null,
  person: null,
  source: "rental",
  swap: null,
  hash: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
} as const;

const query = historySchema.extend({ serial: serialSchema.optional() }).strict();

/** Streams an account's history. */
export const getHistory = operation({
  id: "getHistory",
  method: "GET",
  path: "/api/v1/accounts/{id}/history",
  tag: "Accounts",
  summary: "Read an account's history",
  description:
    "Every charge, debit and change, oldest first: `from` is included, `to` is not. `format=json` is answered in pages of `limit` entries; follow `nextCursor`. `ndjson` (one entry per line) and `csv` are answered whole, however long they are.",
  params: accountPath,
  query,
  answer: {
    status: 200,
    description: "A page of entries, or all of them.",
    content: {
      name: "History",
      schema: historyAnswerSchema,
      example: { entries: [ENTRY_EXAMPLE], nextCursor: "8" },
    },
    others: {
      "application/x-ndjson": {
        description: "One entry per line.",
        example: `${JSON.stringify(ENTRY_EXAMPLE)}\n`,
      },
      "text/csv": {
        description: "One row per entry, with a header.",
        example: "sequence,kind,event,at,from,amountTicks,…\n8,rental,,2026-11-22T03:10:00Z,…\n",
      },
    },
  },
  refusals: ["account_not_found", "instant_malformed", "serial_malformed"],
  handle: async ({ scope, params, query }) => {
    const { id, name } = await requireAccount(scope, params.id);
    return query.format === "json" ? pageOf(id, query) : wholeOf({ id, name }, query);
  },
});

function pageOf(accountId: string, { limit, ...wanted }: HistoryInput): ApiAnswer {
  const open: OpenStream = async (signal) => {
    const lines = await streamHistory({ ...wanted, accountId, limit: limit + 1 }, signal);
    return jsonPage(lines, { name: "entries", limit, cursorOf });
  };
  return { status: 200, open };
}

type Named = Readonly<{ id: string; name: string }>;

function wholeOf({ id, name }: Named, { limit: _all, ...wanted }: HistoryInput): ApiAnswer {
  const open: OpenStream = (signal) => streamHistory({ ...wanted, accountId: id }, signal);
  if (wanted.format === "ndjson")
    return { status: 200, open, headers: { "content-type": "application/x-ndjson" } };
  const headers = {
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="${fileNameOf(name)}"`,
  };
  return { status: 200, open, headers };
}

/** Only what every system takes in a file's name. */
const fileNameOf = (account: string): string =>
  `history-${account.replaceAll(/[^\w.-]+/g, "-").slice(0, 60)}.csv`;

const entrySchema = z.object({ sequence: z.string() });
const cursorOf = (entry: unknown): string => entrySchema.parse(entry).sequence;
