import { notFound } from "next/navigation";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { getIssuedKey, type IssuedKey, listIssuedKeys } from "@/lib/features/activation-keys/data";
import { keyIdSchema, type KeyListInput, keyListSchema } from "@/lib/features/activation-keys/schema";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** A page of the keys the vendor issued, and how it was asked for. */
export type LoadedKeys = Readonly<{ keys: IssuedKey[]; total: number; list: KeyListInput }>;

/** The keys issued by the vendor, for its staff; a page that does not exist for everybody else. */
export async function loadIssuedKeys(searchParams: SearchParams): Promise<LoadedKeys> {
  const scope = await requireVendorStaff();
  const list = keyListSchema.parse(searchParams);
  return { ...(await listIssuedKeys(scope, list)), list };
}

/** One key the vendor issued, for its staff. */
export async function loadIssuedKey(id: string): Promise<IssuedKey> {
  const scope = await requireVendorStaff();
  if (!keyIdSchema.safeParse(id).success) notFound();
  return (await getIssuedKey(scope, id)) ?? notFound();
}
