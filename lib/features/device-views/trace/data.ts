import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";
import { type TraceEvent, traceSentence } from "@/lib/domain/devices/device-view-trace";
import type { Locale } from "@/lib/domain/display/locale";
import { compactSerial, type Serial } from "@/lib/domain/hardware/serial";
import { formatInstant, type Instant, instant } from "@/lib/domain/instant";
import { TRACE_TOPICS, type TraceTopic } from "@/lib/features/device-views/trace/schema";
import { db, type Prisma } from "@/lib/platform/db/client";

/** One line of a device's trace. */
export type TraceLine = TraceEvent & Readonly<{ id: bigint; at: Instant }>;

/** Which part of a device's trace: of one topic, from (included) to (excluded). */
export type TraceFilter = Readonly<{
  serial: Serial;
  about?: TraceTopic | undefined;
  from?: Instant | undefined;
  to?: Instant | undefined;
}>;

const LINES_PER_CHUNK = 1_000;
const COLUMNS = ["id", "at", "kind", "seq", "text", "details"];

/** The newest lines, from before a line on where it is given. Whether one may see the device was asked before. */
export async function listTrace(
  filter: TraceFilter,
  { before, limit }: Readonly<{ before?: bigint | undefined; limit: number }>,
): Promise<TraceLine[]> {
  const where = { ...conditionOf(filter), ...(before !== undefined && { id: { lt: before } }) };
  return linesOf(where, { order: "desc", limit });
}

/** The oldest lines, from behind a line on where it is given. */
export async function followTrace(
  filter: TraceFilter,
  { cursor, limit }: Readonly<{ cursor?: bigint | undefined; limit: number }>,
): Promise<TraceLine[]> {
  const where = { ...conditionOf(filter), ...(cursor !== undefined && { id: { gt: cursor } }) };
  return linesOf(where, { order: "asc", limit });
}

/** The forms in which a trace can be had whole. */
export type TraceFormat = "csv" | "ndjson";
type Export = TraceFilter & Readonly<{ format: TraceFormat; locale: Locale }>;

/** What goes with such a file. */
export const traceFileHeaders = (serial: Serial, format: TraceFormat): Readonly<Record<string, string>> => ({
  "content-type": format === "csv" ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson",
  "content-disposition": `attachment; filename="trace-${compactSerial(serial)}.${format}"`,
});

/** A trace as a file, oldest first and whole, read and written in pieces however long it is. */
export const traceFile = ({ format, locale, ...filter }: Export): Readable =>
  Readable.from(format === "csv" ? csvOf(filter, locale) : jsonLinesOf(filter, locale), {
    objectMode: false,
  });

/** A line as it is answered. */
export const traceAnswer = (line: TraceLine, locale: Locale) => ({
  id: line.id.toString(),
  at: formatInstant(line.at),
  kind: line.kind,
  seq: line.seq,
  text: traceSentence(line, locale),
  details: { ...line.details },
});

async function* csvOf(filter: TraceFilter, locale: Locale): AsyncGenerator<Buffer> {
  // A device writes its own reasons: none of them may become a formula.
  const options = { escape_formulas: true, record_delimiter: "windows" } as const;
  yield Buffer.from(stringify([COLUMNS], { ...options, bom: true }));
  for await (const lines of chunksOf(filter)) {
    const rows = lines.map((line) => Object.values(traceAnswer(line, locale)).map(cellOf));
    yield Buffer.from(stringify(rows, options));
  }
}

async function* jsonLinesOf(filter: TraceFilter, locale: Locale): AsyncGenerator<Buffer> {
  for await (const lines of chunksOf(filter))
    yield Buffer.from(lines.map((line) => `${JSON.stringify(traceAnswer(line, locale))}\n`).join(""));
}

async function* chunksOf(filter: TraceFilter): AsyncGenerator<TraceLine[]> {
  let cursor: bigint | undefined;
  for (;;) {
    const lines = await followTrace(filter, { cursor, limit: LINES_PER_CHUNK });
    if (lines.length > 0) yield lines;
    if (lines.length < LINES_PER_CHUNK) return;
    cursor = lines.at(-1)?.id;
  }
}

const cellOf = (value: string | number | object | null): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");

function conditionOf({ serial, about, from, to }: TraceFilter): Prisma.DeviceEventWhereInput {
  const at = { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lt: to }) };
  return {
    serial,
    ...(about !== undefined && { kind: { in: [...TRACE_TOPICS[about]] } }),
    ...(Object.keys(at).length > 0 && { at }),
  };
}

type Reading = Readonly<{ order: "asc" | "desc"; limit: number }>;

async function linesOf(where: Prisma.DeviceEventWhereInput, { order, limit }: Reading): Promise<TraceLine[]> {
  const rows = await db.deviceEvent.findMany({ where, orderBy: { id: order }, take: limit });
  return rows.map(({ id, at, kind, seq, details }) => ({
    id,
    at: instant(at),
    kind,
    seq: seq === null ? null : Number(seq),
    details: details as TraceLine["details"],
  }));
}
