import type { Serial } from "@/lib/domain/hardware/serial";
import { earlierOf, type Instant } from "@/lib/domain/instant";
import { db } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import {
  type DeviceEventKind,
  type Notice,
  PROCESS_SILENCE_SECONDS,
} from "@/lib/features/device-events/schema";

/** Something that happened with a device. What carries a reference is noted once, however often it is told. */
export type DeviceTraceEntry = Readonly<{
  serial: Serial;
  kind: DeviceEventKind;
  /** Portal time in seconds; left out: so many seconds before it is written, unless portal time stands still. */
  at?: bigint;
  ageSeconds?: number;
  seq?: number;
  reference?: string;
  details?: Readonly<Record<string, string | number | boolean | null>>;
}>;

/**
 * Notes what a device tells of itself, and which software it runs. Its clock may be wrong: nothing happened later than
 * now.
 */
export async function recordNotice(
  { serial, now }: Readonly<{ serial: Serial; now: Instant }>,
  { kind, reference, at = now, firmware, reason, seq }: Notice,
): Promise<void> {
  const details = { firmware: firmware ?? null, reason: reason ?? null };
  const entry = { serial, kind, at: earlierOf(at, now), details };
  await inTransaction(async (tx) => {
    const numbered = seq === undefined ? entry : { ...entry, seq };
    const known = reference === undefined ? numbered : { ...numbered, reference: `notice:${reference}` };
    await appendDeviceEvents([known], tx);
    if (firmware !== undefined) await noteFirmware(tx, serial, firmware);
  });
}

/** Notes which software a device says it runs. */
export async function noteFirmware(tx: Transaction, serial: Serial, firmware: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO device_presences (serial, firmware) VALUES (${serial}, ${firmware})
    ON CONFLICT (serial) DO UPDATE SET firmware = EXCLUDED.firmware
    WHERE device_presences.firmware IS DISTINCT FROM EXCLUDED.firmware`;
}

/** A stream that was opened to, or closed by, a device. */
export type Connection = Readonly<{ serial: Serial; connectionId: string }>;

/** What a process has to write down about its devices, in the order in which it happened. */
export type JournalPage = Readonly<{
  processId: string;
  entries: readonly DeviceTraceEntry[];
  opened: readonly Connection[];
  closed: readonly Connection[];
}>;

/** Appends to the traces of devices, in this order. */
export async function appendDeviceEvents(
  entries: readonly DeviceTraceEntry[],
  tx: Transaction = db,
): Promise<void> {
  if (entries.length === 0) return;
  const rows = JSON.stringify(entries, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  await tx.$executeRaw`
    INSERT INTO device_events (serial, at, kind, seq, reference, details)
    SELECT e.serial, coalesce(e.at, clock.now - clock.runs * coalesce(e."ageSeconds", 0)), e.kind, e.seq, e.reference, coalesce(e.details, '{}'::jsonb)
    FROM (SELECT portal_now() AS now, (NOT portal_clock_is_frozen())::int AS runs OFFSET 0) clock,
      ROWS FROM (jsonb_to_recordset(${rows}::jsonb) AS (serial text, at bigint, "ageSeconds" bigint, kind text,
        seq bigint, reference text, details jsonb)) WITH ORDINALITY
      AS e(serial, at, "ageSeconds", kind, seq, reference, details, position)
    ORDER BY e.position
    ON CONFLICT DO NOTHING`;
}

/**
 * Writes what a process has gathered: traces, who has come and who has gone. A device that has come here while it was
 * connected elsewhere is told to that process, which ends the stream it holds.
 */
export async function writeJournal({ processId, entries, opened, closed }: JournalPage): Promise<void> {
  await inTransaction(async (tx) => {
    if (closed.length > 0) await lockClosed(tx, closed);
    await appendDeviceEvents(entries, tx);
    if (opened.length > 0) await noteOpened(tx, processId, opened);
    if (closed.length > 0) await noteClosed(tx, closed);
  });
}

async function noteOpened(tx: Transaction, processId: string, opened: readonly Connection[]): Promise<void> {
  const last = [...new Map(opened.map((one) => [one.serial, one])).values()];
  const [serials, ids] = columnsOf(last.toSorted((one, other) => (one.serial < other.serial ? -1 : 1)));
  await tx.$executeRaw`
    SELECT note_device_change('replaced:' || p.serial || ':' || o.id)
    FROM unnest(${serials}::text[], ${ids}::text[]) o(serial, id)
    JOIN device_presences p ON p.serial = o.serial AND p.process_id <> ${processId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO device_presences (serial, process_id, connection_id, since)
    SELECT o.serial, ${processId}::uuid, o.id::uuid, portal_now()
    FROM unnest(${serials}::text[], ${ids}::text[]) o(serial, id) ORDER BY o.serial
    ON CONFLICT (serial) DO UPDATE SET process_id = EXCLUDED.process_id, connection_id = EXCLUDED.connection_id,
      since = EXCLUDED.since`;
}

/** Devices come before their presences, as where one answers: whoever locked them the other way round would wait for ever. */
async function lockClosed(tx: Transaction, closed: readonly Connection[]): Promise<void> {
  const [serials] = columnsOf(closed);
  await tx.$queryRaw`SELECT FROM devices WHERE serial = ANY(${serials}::text[]) ORDER BY serial FOR UPDATE`;
}

/** A device that went was there until now. */
async function noteClosed(tx: Transaction, closed: readonly Connection[]): Promise<void> {
  const [serials, ids] = columnsOf(closed);
  await tx.$executeRaw`
    WITH gone AS (
      SELECT p.serial FROM device_presences p JOIN unnest(${serials}::text[], ${ids}::text[]) c(serial, id)
        ON c.serial = p.serial AND c.id::uuid = p.connection_id ORDER BY p.serial FOR UPDATE OF p),
    left_alone AS (
      UPDATE device_presences p SET process_id = NULL, connection_id = NULL, since = portal_now()
      FROM gone WHERE p.serial = gone.serial)
    UPDATE devices d SET last_seen_at = greatest(d.last_seen_at, portal_now())
    FROM gone WHERE d.serial = gone.serial`;
}

const columnsOf = (connections: readonly Connection[]): [Serial[], string[]] => [
  connections.map(({ serial }) => serial),
  connections.map(({ connectionId }) => connectionId),
];

/** Says that a process that serves devices is alive; answers whether it was thought dead meanwhile, or is new. */
export async function noteProcessAlive(id: string, name: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ is_new: boolean }[]>`
    INSERT INTO device_processes (id, name) VALUES (${id}::uuid, ${name})
    ON CONFLICT (id) DO UPDATE SET heard_at = clock_timestamp() RETURNING (xmax = 0) AS is_new`;
  return row?.is_new ?? true;
}

/** Buries processes that went without a word: whoever was connected to them is connected no more. */
export async function buryDeadProcesses(): Promise<number> {
  return db.$executeRaw`
    WITH dead AS (
      DELETE FROM device_processes WHERE id IN (
        SELECT id FROM device_processes
        WHERE heard_at < clock_timestamp() - make_interval(secs => ${PROCESS_SILENCE_SECONDS})
        FOR UPDATE SKIP LOCKED)
      RETURNING id),
    lost AS (
      UPDATE device_presences p SET process_id = NULL, connection_id = NULL, since = portal_now()
      FROM dead WHERE p.process_id = dead.id RETURNING p.serial)
    INSERT INTO device_events (serial, at, kind, details)
    SELECT serial, portal_now(), 'disconnected', '{"reason": "process_lost"}' FROM lost`;
}

/** Takes leave of a process that ends in good order. */
export async function noteProcessEnded(id: string): Promise<void> {
  await db.$executeRaw`DELETE FROM device_processes WHERE id = ${id}::uuid`;
}
