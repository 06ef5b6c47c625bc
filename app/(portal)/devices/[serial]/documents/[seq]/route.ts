import { notFound } from "next/navigation";
import { compactSerial } from "@/lib/domain/hardware/serial";
import { findDevice } from "@/lib/features/device-views/data";
import { getSignedDocument } from "@/lib/features/device-views/documents/data";
import { documentSeqSchema } from "@/lib/features/device-views/documents/schema";
import { requireScope } from "@/lib/platform/access/session-gate";

type Context = RouteContext<"/devices/[serial]/documents/[seq]">;

/** A document as it was signed, byte for byte. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { serial, seq: text } = await params;
  const device = await findDevice(await requireScope(), serial);
  const seq = documentSeqSchema.safeParse(text).data;
  const document = device && seq !== undefined ? await getSignedDocument(device.serial, seq) : null;
  if (!device || document === null) notFound();
  return new Response(document, {
    headers: {
      "content-type": "application/jose",
      "content-disposition": `attachment; filename="license-${compactSerial(device.serial)}-${seq}.jws"`,
      "cache-control": "private, no-store",
    },
  });
}
