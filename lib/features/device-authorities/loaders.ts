import { notFound } from "next/navigation";
import { type AuthorityRecord, listAuthorities } from "@/lib/features/device-authorities/data";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** An authority as a page shows it. */
export type LoadedAuthority = AuthorityRecord;

/** All authorities, for vendor staff; a page that does not exist for everybody else. */
export const loadAuthorities = async (): Promise<AuthorityRecord[]> =>
  listAuthorities(await requireVendorStaff());

/** One authority, for vendor staff. */
export async function loadAuthority(id: string): Promise<AuthorityRecord> {
  const authorities = await loadAuthorities();
  return authorities.find((authority) => authority.id === id) ?? notFound();
}
