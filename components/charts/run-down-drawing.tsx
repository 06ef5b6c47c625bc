"use client";

import { useMemo } from "react";
import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import { chartDot } from "@/components/charts/chart-dot";
import { type ChartModel, chartRows, timeTicks } from "@/components/charts/chart-model";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { showCount } from "@/lib/domain/display/amount";
import type { Reader } from "@/lib/domain/display/locale";

export type RunDownDrawingProps = Readonly<{ model: ChartModel; reader: Reader; unit: string }>;

const MOST_LABELS = 4;
const SIZE = { width: "100%", height: "100%" } as const;
const MARGIN = { top: 22, right: 44, bottom: 0, left: 0 } as const;
const AXIS = { axisLine: false, tickLine: false, tick: { fontSize: 11, fill: "var(--faint)" } } as const;
const STROKE = {
  stroke: "var(--accent)",
  strokeWidth: 2,
  isAnimationActive: false,
  activeDot: false,
} as const;

/** Solid until now, dashed ahead; charges are open dots, the end is red. */
export function RunDownDrawing({ model, reader, unit }: RunDownDrawingProps) {
  const { marks, now, end, stops = [] } = model;
  const rows = useMemo(() => chartRows(model), [model]);
  const labels = useMemo(
    () => new Map(timeTicks(rows[0]?.at ?? now.at, rows.at(-1)?.at ?? now.at, reader)),
    [rows, now.at, reader],
  );
  return (
    <ComposedChart responsive style={SIZE} data={rows} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--separator)" />
      <XAxis
        {...AXIS}
        dataKey="at"
        type="number"
        domain={["dataMin", "dataMax"]}
        ticks={[...labels.keys()]}
        tickFormatter={(at: number) => labels.get(at) ?? ""}
      />
      <YAxis
        {...AXIS}
        width={52}
        tickCount={4}
        allowDecimals={false}
        tickFormatter={(value: number) => showCount(value, reader.locale)}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--border-secondary)" }}
        content={<ChartTooltip reader={reader} unit={unit} />}
      />
      <Area {...STROKE} dataKey="past" fill="var(--accent)" fillOpacity={0.09} />
      <Line {...STROKE} dataKey="projected" strokeDasharray="4 4" dot={false} />
      {marks.map((mark) => chartDot(mark, "charge", marks.length <= MOST_LABELS))}
      {stops.map((stop) => chartDot(stop, "end", stops.length <= MOST_LABELS))}
      {chartDot(now, "now", true)}
      {end && chartDot(end, "end", true)}
    </ComposedChart>
  );
}
