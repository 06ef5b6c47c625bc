import { isRefusal, Refusal } from "@/lib/domain/refusal";
import { downloadLicenseFile } from "@/lib/features/license-files/mutations";
import { oldAddressSchema } from "@/lib/features/license-files/schema";
import { scopeFromBearer } from "@/lib/platform/access/bearer";
import type { Scope } from "@/lib/platform/access/scope";
import { currentScope } from "@/lib/platform/access/session-gate";
import { answerText } from "@/lib/platform/api/text-answer";

/** The script of a device at the address it always had: `f_mac` in any spelling; for who sees the device, by session or token. */
export function GET(request: Request): Promise<Response> {
  return answerText(request, async () => {
    const asked = oldAddressSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data;
    const scope = await scopeOf(request);
    if (!asked || !scope) throw new Refusal("not_found");
    return downloadLicenseFile(scope, { serial: asked.f_mac, form: "script" });
  });
}

/** Whoever cannot be told who they are sees nothing, like everybody who does not see the device. */
async function scopeOf({ headers }: Request): Promise<Scope | null> {
  const authorization = headers.get("authorization");
  if (authorization === null) return currentScope();
  try {
    return await scopeFromBearer(authorization, headers.get("x-portal-address") ?? undefined);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
