import type { Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { instant } from "@/lib/domain/instant";

/** A corner of a line: seconds since the epoch, and a value that is only drawn, never computed with. */
export type ChartPoint = Readonly<{ at: number; value: number }>;
export type ChartMark = ChartPoint & Readonly<{ label: string }>;

/** A value over time: what it was, what it will be, and what happened on the way. */
export type ChartModel = Readonly<{
  past: readonly ChartPoint[];
  projected: readonly ChartPoint[];
  marks: readonly ChartMark[];
  now: ChartMark;
  end: ChartMark | null;
  /** Where it ran out before. */
  stops?: readonly ChartMark[];
}>;

/** One row of what the chart library draws; a gap is a key that is not there. */
export type ChartRow = Readonly<{ at: number; past?: number; projected?: number }>;
/** A place on the time axis and what stands there. */
export type ChartTick = readonly [at: number, label: string];

const DAY = 86_400;
const FEWEST_MONTHS_DAYS = 60;
const MOST_TICKS = 8;

/** Both lines as rows of one table; they meet in the row of now. */
export function chartRows({ past, projected }: ChartModel): ChartRow[] {
  const lastPast = past.length - 1;
  const [first, ...ahead] = projected;
  return [
    ...past.map(({ at, value }, row) =>
      row === lastPast && first ? { at, past: value, projected: first.value } : { at, past: value },
    ),
    ...ahead.map(({ at, value }) => ({ at, projected: value })),
  ];
}

/** Where the time axis is labelled: the beginnings of months, or days when the span is short. */
export function timeTicks(from: number, to: number, reader: Reader): ChartTick[] {
  const days = (to - from) / DAY;
  const isLong = days >= FEWEST_MONTHS_DAYS;
  const places = isLong
    ? monthStarts(from, to)
    : dayStarts(from, to, Math.max(1, Math.ceil(days / MOST_TICKS)));
  const step = Math.ceil(places.length / MOST_TICKS);
  return places
    .filter((_, index) => index % step === 0)
    .map((at) => [at, showMoment(instant(BigInt(at)), reader, isLong ? "month" : "day")] as const);
}

function monthStarts(from: number, to: number): number[] {
  const first = new Date(from * 1_000);
  const starts: number[] = [];
  for (let month = 1; ; month++) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1) / 1_000;
    if (at > to) return starts;
    starts.push(at);
  }
}

function dayStarts(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / DAY) * DAY;
  const count = Math.max(0, Math.floor((to - first) / (DAY * step)) + 1);
  return Array.from({ length: count }, (_, index) => first + index * step * DAY);
}
