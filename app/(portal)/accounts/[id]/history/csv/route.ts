import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getAccount } from "@/lib/features/accounts/data";
import { streamHistory } from "@/lib/features/history/data";
import { historyPageSchema } from "@/lib/features/history/schema";
import { requireScope } from "@/lib/platform/access/session-gate";
import { responseOf } from "@/lib/platform/api/answer";

type Context = RouteContext<"/accounts/[id]/history/csv">;

/** The history as the page filters it, whole, for a spreadsheet: streamed, however long it is. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const account = await getAccount(await requireScope(), (await params).id);
  if (!account) notFound();
  const filter = historyPageSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams)).data;
  const { from, to, serial } = filter ?? {};
  const wanted = { accountId: account.id, from, to, serial, format: "csv" } as const;
  const headers = {
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="${fileNameOf(account.name)}"`,
  };
  return responseOf({ status: 200, open: (signal) => streamHistory(wanted, signal), headers }, request);
}

/** Only what every system takes in a file's name. */
const fileNameOf = (account: string): string =>
  `history-${account.replaceAll(/[^\w.-]+/g, "-").slice(0, 60)}.csv`;
