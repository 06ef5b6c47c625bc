import { Refusal } from "@/lib/domain/refusal";
import { getAuthorityCertificate } from "@/lib/features/device-authorities/data";
import { getOrMakeList } from "@/lib/features/device-revocation-lists/mutations";
import { env } from "@/lib/platform/env";
import { type DeviceAnswer } from "@/server/device-answer";

const FILE = /^\/\.well-known\/device-authority\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(crt|crl)$/;

/** A handler for the public files of an authority, where the path names one. Anybody may have and keep them. */
export function authorityFileAt(path: string): (() => Promise<DeviceAnswer>) | undefined {
  const [, id, kind] = FILE.exec(path) ?? [];
  if (id === undefined) return undefined;
  return kind === "crt" ? () => answerCertificate(id) : () => answerList(id);
}

async function answerCertificate(id: string): Promise<DeviceAnswer> {
  const certificate = await getAuthorityCertificate(id, env().DEMO);
  if (!certificate) throw new Refusal("not_found");
  return file(certificate, { type: "application/pkix-cert", seconds: 86_400 });
}

/** Kept for a minute only: whoever asks wants to know what was taken back a moment ago. */
async function answerList(id: string): Promise<DeviceAnswer> {
  const served = await getOrMakeList(id);
  if (!served) throw new Refusal("not_found");
  return file(served.list, { type: "application/pkix-crl", seconds: 60 });
}

const file = (
  text: Uint8Array,
  { type, seconds }: Readonly<{ type: string; seconds: number }>,
): DeviceAnswer => ({
  status: 200,
  headers: { "content-type": type, "cache-control": `public, max-age=${seconds}` },
  text,
});
