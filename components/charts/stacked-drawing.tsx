"use client";

import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from "recharts";
import { shadeOf } from "@/components/charts/shades";
import { showCount } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";

/** Days by their labels, and what each series adds to each of them. */
export type StackedDrawingProps = Readonly<{
  days: readonly string[];
  series: readonly Readonly<{ key: string; values: readonly number[] }>[];
  locale: Locale;
}>;

const SIZE = { width: "100%", height: "100%" } as const;
const MARGIN = { top: 12, right: 16, bottom: 0, left: 0 } as const;
const AXIS = { axisLine: false, tickLine: false, tick: { fontSize: 11, fill: "var(--faint)" } } as const;

/** A bar for each day, from the largest series at the bottom to the smallest. */
export function StackedDrawing({ days, series, locale }: StackedDrawingProps) {
  const rows = days.map((day, index) => ({
    day,
    ...Object.fromEntries(series.map(({ key, values }) => [key, values[index] ?? 0])),
  }));
  return (
    <BarChart responsive style={SIZE} data={rows} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--separator)" />
      <XAxis {...AXIS} dataKey="day" minTickGap={16} />
      <YAxis
        {...AXIS}
        width={52}
        tickCount={4}
        tickFormatter={(value: number) => showCount(Math.trunc(value), locale)}
        allowDecimals={false}
      />
      {series.map(({ key }, index) => (
        <Bar
          key={key}
          dataKey={key}
          stackId="day"
          fill="var(--accent)"
          fillOpacity={shadeOf(index)}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
}
