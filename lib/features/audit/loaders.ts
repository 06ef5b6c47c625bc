import { getTimeZone } from "next-intl/server";
import { endOfDay, startOfDay } from "@/lib/domain/display/day";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { type AuditRecord, listAudit } from "@/lib/features/audit/data";
import { auditListSchema, type AuditPageInput, auditPageSchema } from "@/lib/features/audit/schema";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** A page of the trail, and how it was asked for. */
export type LoadedAudit = Readonly<{ entries: AuditRecord[]; total: number; list: AuditPageInput }>;

/** The audit trail, for vendor staff; a page that does not exist for everybody else. */
export async function loadAudit(searchParams: SearchParams): Promise<LoadedAudit> {
  const scope = await requireVendorStaff();
  const list = auditPageSchema.parse(searchParams);
  const { organization, person, page, fromDay, toDay } = list;
  const timeZone = await getTimeZone();
  const wanted = auditListSchema.parse({ organization, person, page });
  const from = fromDay === undefined ? undefined : (startOfDay(fromDay, timeZone) ?? undefined);
  const to = toDay === undefined ? undefined : (endOfDay(toDay, timeZone) ?? undefined);
  return { ...(await listAudit(scope, { ...wanted, from, to })), list };
}
