import { serialFragments } from "@/lib/domain/hardware/serial-fragments";
import { type Instant, instant } from "@/lib/domain/instant";
import {
  type AlarmKind,
  ALARMS_PER_PAGE,
  type AlarmSearch,
  type Evidence,
  evidenceSchema,
} from "@/lib/features/device-alarms/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";

/** An alarm as the vendor sees it. */
export type AlarmRecord = Readonly<{
  id: string;
  authorityId: string;
  number: string;
  serial: string;
  kind: AlarmKind;
  evidence: Evidence;
  raisedAt: Instant;
  lastAt: Instant;
  times: number;
  acknowledgedAt: Instant | null;
  acknowledgedBy: string | null;
  note: string;
  isRevoked: boolean;
}>;

const INCLUDED = { include: { certificate: { select: { revokedAt: true } } } } as const;
type Row = Prisma.DeviceAlarmGetPayload<typeof INCLUDED>;

/** A page of alarms, open ones or all, by serial, the newest first. Vendor staff only. */
export async function findAlarms(
  scope: Scope,
  { search, show, page }: AlarmSearch,
): Promise<Readonly<{ alarms: AlarmRecord[]; total: number }>> {
  requireVendor(scope, "view");
  const where: Prisma.DeviceAlarmWhereInput = {
    ...(show === "open" && { acknowledgedAt: null }),
    ...(search && { OR: serialFragments(search).map((fragment) => ({ serial: { contains: fragment } })) }),
  };
  const [rows, total] = await Promise.all([
    db.deviceAlarm.findMany({
      where,
      ...INCLUDED,
      orderBy: [{ lastAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * ALARMS_PER_PAGE,
      take: ALARMS_PER_PAGE,
    }),
    db.deviceAlarm.count({ where }),
  ]);
  return { alarms: await toRecords(rows), total };
}

/** The alarms of one certificate, the newest first. Vendor staff only. */
export async function listAlarmsOf(
  scope: Scope,
  { authorityId, number }: Readonly<{ authorityId: string; number: string }>,
): Promise<AlarmRecord[]> {
  requireVendor(scope, "view");
  const rows = await db.deviceAlarm.findMany({
    where: { authorityId, number },
    ...INCLUDED,
    orderBy: [{ lastAt: "desc" }, { id: "desc" }],
    take: ALARMS_PER_PAGE,
  });
  return toRecords(rows);
}

async function toRecords(rows: readonly Row[]): Promise<AlarmRecord[]> {
  const ids = rows.flatMap(({ acknowledgedBy }) => acknowledgedBy ?? []);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ certificate, kind, evidence, ...row }) => ({
    ...row,
    kind: kind as AlarmKind,
    evidence: evidenceSchema.parse(evidence),
    raisedAt: instant(row.raisedAt),
    lastAt: instant(row.lastAt),
    acknowledgedAt: row.acknowledgedAt === null ? null : instant(row.acknowledgedAt),
    acknowledgedBy: row.acknowledgedBy && (names.get(row.acknowledgedBy) ?? null),
    isRevoked: certificate.revokedAt !== null,
  }));
}
