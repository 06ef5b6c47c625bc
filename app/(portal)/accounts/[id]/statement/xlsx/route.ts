import { getLocale, getTimeZone } from "next-intl/server";
import type { NextRequest } from "next/server";
import { fileNameOf } from "@/lib/domain/display/file-name";
import { makeStatementWorkbook } from "@/lib/features/statement-files/data";
import { requireScope } from "@/lib/platform/access/session-gate";
import { responseOf } from "@/lib/platform/api/answer";
import { fileAnswer, refusedFile } from "@/lib/platform/api/made-file";

type Context = RouteContext<"/accounts/[id]/statement/xlsx">;

/** A month's statement and its entries, to compute with. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const [scope, { id }, locale, timeZone] = await Promise.all([
    requireScope(),
    params,
    getLocale(),
    getTimeZone(),
  ]);
  const month = request.nextUrl.searchParams.get("month") ?? "";
  const wanted = { reader: { locale, timeZone }, signal: request.signal };
  try {
    const { statement, bytes } = await makeStatementWorkbook(
      scope,
      { accountId: id, month, timeZone },
      wanted,
    );
    const name = fileNameOf("statement", `${month}-${statement.account.name}`, "xlsx");
    return await responseOf(fileAnswer({ bytes, name, type: "xlsx" }), request);
  } catch (error) {
    return refusedFile(error, locale);
  }
}
