import { notFound } from "next/navigation";
import { type IssuedKey, listIssuedKeys } from "@/lib/features/activation-keys/data";
import { requireScope } from "@/lib/platform/access/session-gate";

const PAGE_SIZE = 50;

/** A page of the keys the vendor issued. */
export type LoadedKeys = Readonly<{ keys: IssuedKey[]; total: number; page: number; pageSize: number }>;

/** The keys issued by the vendor, for its staff; a page that does not exist for everybody else. */
export async function loadIssuedKeys(page: number): Promise<LoadedKeys> {
  const scope = await requireScope();
  if (scope.organizationKind !== "vendor") notFound();
  const { keys, total } = await listIssuedKeys(scope.organizationId, { page, pageSize: PAGE_SIZE });
  return { keys, total, page, pageSize: PAGE_SIZE };
}
