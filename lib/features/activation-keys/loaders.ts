import { notFound } from "next/navigation";
import { type IssuedKey, listIssuedKeys } from "@/lib/features/activation-keys/data";
import { pageSchema } from "@/lib/features/activation-keys/schema";
import { requireScope } from "@/lib/platform/access/session-gate";

const PAGE_SIZE = 50;

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** A page of the keys the vendor issued. */
export type LoadedKeys = Readonly<{ keys: IssuedKey[]; total: number; page: number; pageSize: number }>;

/** The keys issued by the vendor, for its staff; a page that does not exist for everybody else. */
export async function loadIssuedKeys(searchParams: SearchParams): Promise<LoadedKeys> {
  const scope = await requireScope();
  if (scope.organizationKind !== "vendor") notFound();
  const page = pageSchema.safeParse(searchParams.page).data ?? 1;
  const { keys, total } = await listIssuedKeys(scope.organizationId, { page, pageSize: PAGE_SIZE });
  return { keys, total, page, pageSize: PAGE_SIZE };
}
