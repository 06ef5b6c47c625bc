import { getLocale, getTimeZone } from "next-intl/server";
import type { NextRequest } from "next/server";
import { fileNameOf } from "@/lib/domain/display/file-name";
import { makeStatementPdf } from "@/lib/features/statement-files/data";
import { requireScope } from "@/lib/platform/access/session-gate";
import { responseOf } from "@/lib/platform/api/answer";
import { fileAnswer, refusedFile } from "@/lib/platform/api/made-file";

type Context = RouteContext<"/accounts/[id]/statement/pdf">;

/** A month's statement, to be printed or kept. */
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
    const { statement, bytes } = await makeStatementPdf(scope, { accountId: id, month, timeZone }, wanted);
    const name = fileNameOf("statement", `${month}-${statement.account.name}`, "pdf");
    return await responseOf(fileAnswer({ bytes, name, type: "pdf" }), request);
  } catch (error) {
    return refusedFile(error, locale);
  }
}
