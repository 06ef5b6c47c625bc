import type { SearchParams } from "@/lib/domain/display/search-params";
import { type AddedLots, listAddedLots } from "@/lib/features/added-keys/data";
import { addedKeysPageSchema } from "@/lib/features/added-keys/schema";
import { requireScope } from "@/lib/platform/access/session-gate";

/** A page of what was added to a project of the person asking. A page that makes no sense is the first. */
export async function loadAddedLots(
  projectId: string,
  { page: asked }: SearchParams,
): Promise<AddedLots & Readonly<{ page: number; pageSize: number }>> {
  const wanted = addedKeysPageSchema.catch({ page: 1, pageSize: 50 }).parse({ page: asked });
  return { ...(await listAddedLots(await requireScope(), { projectId, ...wanted })), ...wanted };
}

/** Whether the person asking may add, divide and bind licenses. */
export async function loadMayUseLicenses(): Promise<boolean> {
  return (await requireScope()).permissions.has("licenses");
}
