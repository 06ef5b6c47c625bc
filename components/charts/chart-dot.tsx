import { ReferenceDot } from "recharts";
import type { ChartMark } from "@/components/charts/chart-model";
import { DotLabel } from "@/components/charts/dot-label";

const LOOKS = {
  charge: { fill: "var(--surface)", stroke: "var(--accent)" },
  now: { fill: "var(--accent)", stroke: "var(--accent)" },
  end: { fill: "var(--danger)", stroke: "var(--danger)" },
} as const;

export type DotKind = keyof typeof LOOKS;

/** A dot on the line. A function and no component, because the library only looks at its own elements. */
export const chartDot = ({ at, value, label }: ChartMark, kind: DotKind, isLabelled: boolean) => (
  <ReferenceDot
    key={`${kind} ${at}`}
    x={at}
    y={value}
    r={4}
    strokeWidth={2}
    ifOverflow="visible"
    {...LOOKS[kind]}
    label={isLabelled ? <DotLabel kind={kind}>{label}</DotLabel> : false}
  />
);
