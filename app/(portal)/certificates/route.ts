import { notFound } from "next/navigation";
import { getLocale, getTimeZone } from "next-intl/server";
import { certificateFileName } from "@/lib/domain/licenses/certificate";
import { isRefusal } from "@/lib/domain/refusal";
import { requireCertificates } from "@/lib/features/key-certificates/data";
import { certificateFormSchema } from "@/lib/features/key-certificates/schema";
import { requireScope } from "@/lib/platform/access/session-gate";
import { drawCertificates } from "@/lib/platform/certificates/draw-certificates";

/**
 * The certificates of keys that the page which showed them once posts back: one key, or a whole batch with a page
 * each. A key that is not one's own, or not unused any more, has none.
 */
export async function POST(request: Request): Promise<Response> {
  const scope = await requireScope();
  const form = certificateFormSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) notFound();
  const certificates = await requireCertificates(scope, form.data.activationKeys).catch(nothingHere);
  const reader = { locale: await getLocale(), timeZone: await getTimeZone() };
  return new Response(await drawCertificates(certificates, reader), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${certificateFileName(certificates)}"`,
      "cache-control": "no-store",
    },
  });
}

function nothingHere(thrown: unknown): never {
  if (isRefusal(thrown)) notFound();
  throw thrown;
}
