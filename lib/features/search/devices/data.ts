import { listDevices } from "@/lib/features/device-views/data";
import type { SearchHit } from "@/lib/features/search/schema";
import type { Scope } from "@/lib/platform/access/scope";

type Wanted = Readonly<{ scope: Scope; text: string; serials: readonly string[]; take: number }>;

/** Devices are looked for by their serials; what they are called leads to their accounts and licenses. */
export async function findDevices({
  scope,
  text,
  serials,
  take,
}: Wanted): Promise<Omit<SearchHit, "kind">[]> {
  if (serials.length === 0) return [];
  const { devices } = await listDevices(scope, { search: text, page: 1, pageSize: take });
  return devices.map(({ serial, name, account, project }) => ({
    id: serial,
    title: serial,
    detail: [name, (account ?? project)?.name].filter(Boolean).join(" · "),
    href: `/devices/${serial}`,
  }));
}
