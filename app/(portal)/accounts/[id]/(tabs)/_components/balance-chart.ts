import type { ChartModel, ChartPoint } from "@/components/charts/chart-model";
import { showIsc } from "@/lib/domain/display/amount";
import type { Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { Instant } from "@/lib/domain/instant";
import { TICKS_PER_ISC, type Ticks } from "@/lib/domain/money/units";
import type { LoadedCurve } from "@/lib/features/history/loaders";

/** Amounts as a picture needs them: a picture has pixels, not ticks. */
const drawn = ({ at, balance }: Readonly<{ at: Instant; balance: Ticks }>): ChartPoint => ({
  at: Number(at),
  value: Number(balance) / Number(TICKS_PER_ISC),
});

/** When a rental that stands now ran out: where the curve became level. */
export function stopOf({ past, isStopped }: LoadedCurve): Instant | null {
  if (!isStopped) return null;
  const left = past.at(-1)?.balance;
  const lastAbove = past.findLastIndex(({ balance }) => balance !== left);
  return past[lastAbove + 1]?.at ?? null;
}

/** Whether there is anything to draw: without a balance, then and now, the curve is the axis. */
export const hasBalance = ({ past, projected }: LoadedCurve): boolean =>
  [...past, ...projected].some(({ balance }) => balance > 0n);

/** The balance's curve with its charges, the present and the end marked. */
export function balanceChart(curve: LoadedCurve, reader: Reader, nowLabel: string): ChartModel {
  const { past, projected, charges, now } = curve;
  const here = projected[0] ?? past.at(-1);
  const end = curve.end ?? stopOf(curve);
  const last = [...past, ...projected].find(({ at }) => at === end);
  return {
    past: past.map(drawn),
    projected: projected.map(drawn),
    marks: charges.map((charge) => ({
      ...drawn(charge),
      label: `+ ${showIsc(charge.amount, reader.locale)}`,
    })),
    now: { at: Number(now), value: here ? drawn(here).value : 0, label: nowLabel },
    end: end !== null && last ? { ...drawn(last), label: showMoment(end, reader, "day") } : null,
  };
}
