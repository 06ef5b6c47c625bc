import { notFound } from "next/navigation";
import { getMailFile } from "@/lib/features/mails/data";
import { mailFileSchema } from "@/lib/features/mails/schema";
import { requireScope } from "@/lib/platform/access/session-gate";

type Context = RouteContext<"/mails/[id]/files/[fileId]">;

/** A file that travelled with a mail, for vendor staff. Never shown in place: it came from somewhere else. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const scope = await requireScope();
  const wanted = mailFileSchema.safeParse(await params);
  if (scope.organizationKind !== "vendor" || !wanted.success) notFound();
  const { id: mailId, fileId } = wanted.data;
  const file = (await getMailFile(scope, { mailId, fileId })) ?? notFound();
  return new Response(Buffer.from(file.content), {
    headers: {
      "content-type": file.contentType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
