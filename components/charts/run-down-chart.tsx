"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import type { RunDownDrawingProps } from "@/components/charts/run-down-drawing";

/** The library that draws is heavy and draws nothing that is not also written down, so it comes last. */
const Drawing = lazy(async () => {
  const { RunDownDrawing } = await import("@/components/charts/run-down-drawing");
  return { default: RunDownDrawing };
});

/**
 * A value that runs down, in the past and ahead. The server draws nothing, and the place is kept, so nothing moves
 * when the drawing arrives.
 */
export function RunDownChart(props: RunDownDrawingProps) {
  return (
    <div aria-hidden="true" className="h-67">
      {useIsInBrowser() && (
        <Suspense>
          <Drawing {...props} />
        </Suspense>
      )}
    </div>
  );
}

const useIsInBrowser = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );

const neverChanges = () => () => undefined;
