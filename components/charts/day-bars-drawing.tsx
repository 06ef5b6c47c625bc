"use client";

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import type { ChartPoint } from "@/components/charts/chart-model";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { showCount } from "@/lib/domain/display/amount";
import type { Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { instant } from "@/lib/domain/instant";

export type DayBarsDrawingProps = Readonly<{ days: readonly ChartPoint[]; reader: Reader; unit: string }>;

const SIZE = { width: "100%", height: "100%" } as const;
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 } as const;
const AXIS = { axisLine: false, tickLine: false, tick: { fontSize: 11, fill: "var(--faint)" } } as const;
const FEWEST_PIXELS_BETWEEN_LABELS = 24;

/** A bar for each day, labelled where there is room. */
export function DayBarsDrawing({ days, reader, unit }: DayBarsDrawingProps) {
  return (
    <BarChart responsive style={SIZE} data={[...days]} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--separator)" />
      <XAxis
        {...AXIS}
        dataKey="at"
        minTickGap={FEWEST_PIXELS_BETWEEN_LABELS}
        tickFormatter={(at: number) => showMoment(instant(BigInt(at)), reader, "day")}
      />
      <YAxis
        {...AXIS}
        width={52}
        tickCount={4}
        tickFormatter={(value: number) => showCount(Math.trunc(value), reader.locale)}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--default)" }}
        content={<ChartTooltip reader={reader} unit={unit} />}
      />
      <Bar dataKey="value" fill="var(--accent)" isAnimationActive={false} radius={2} />
    </BarChart>
  );
}
