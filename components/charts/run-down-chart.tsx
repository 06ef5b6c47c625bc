"use client";

import dynamic from "next/dynamic";
import type { RunDownDrawingProps } from "@/components/charts/run-down-drawing";

/** The library that draws is heavy and draws nothing that is not also written down, so it comes last. */
const Drawing = dynamic(async () => (await import("@/components/charts/run-down-drawing")).RunDownDrawing, {
  ssr: false,
});

/** A value that runs down, in the past and ahead. The place is kept, so nothing moves when the drawing arrives. */
export function RunDownChart(props: RunDownDrawingProps) {
  return (
    <div aria-hidden="true" className="h-67">
      <Drawing {...props} />
    </div>
  );
}
