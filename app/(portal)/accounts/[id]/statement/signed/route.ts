import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { fileNameOf } from "@/lib/domain/display/file-name";
import { getAccount } from "@/lib/features/accounts/data";
import { streamSignedStatement } from "@/lib/features/signed-statements/data";
import { signedStatementSchema } from "@/lib/features/signed-statements/schema";
import { requireScope } from "@/lib/platform/access/session-gate";
import { responseOf } from "@/lib/platform/api/answer";

type Context = RouteContext<"/accounts/[id]/statement/signed">;

/** The ledger, or a time of it, sealed and signed, to be checked without the portal. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const account = await getAccount(await requireScope(), (await params).id);
  if (!account) notFound();
  const asked = signedStatementSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!asked.success) notFound();
  const headers = {
    "content-type": "application/x-ndjson",
    "content-disposition": `attachment; filename="${fileNameOf("statement", account.name, "ndjson")}"`,
  };
  const wanted = { account, ...asked.data };
  return responseOf(
    { status: 200, open: (signal) => streamSignedStatement(wanted, signal), headers },
    request,
  );
}
