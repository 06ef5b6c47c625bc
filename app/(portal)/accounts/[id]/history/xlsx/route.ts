import { getLocale, getTimeZone } from "next-intl/server";
import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { fileNameOf } from "@/lib/domain/display/file-name";
import { getAccount } from "@/lib/features/accounts/data";
import { historyPageSchema } from "@/lib/features/history/schema";
import { makeHistoryWorkbook } from "@/lib/features/statement-files/data";
import { requireScope } from "@/lib/platform/access/session-gate";
import { responseOf } from "@/lib/platform/api/answer";
import { fileAnswer, refusedFile } from "@/lib/platform/api/made-file";

type Context = RouteContext<"/accounts/[id]/history/xlsx">;

/** The history as the page filters it, as a workbook. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const account = await getAccount(await requireScope(), (await params).id);
  if (!account) notFound();
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()]);
  const filter = historyPageSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams)).data;
  const { from, to, serial } = filter ?? {};
  const part = { accountId: account.id, from, to, serial };
  try {
    const bytes = await makeHistoryWorkbook(part, {
      reader: { locale, timeZone },
      signal: request.signal,
    });
    const name = fileNameOf("history", account.name, "xlsx");
    return await responseOf(fileAnswer({ bytes, name, type: "xlsx" }), request);
  } catch (error) {
    return refusedFile(error, locale);
  }
}
