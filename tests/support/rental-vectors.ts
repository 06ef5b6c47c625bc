import vectors from "@/tests/vectors/rental.json";

/** What anyone sees right after a step. */
export type Sight = Readonly<{
  balanceTicks: string;
  balanceIsc: string;
  monthlyIsc: string;
  state: string;
  exhaustsAt: number | null;
}>;

export type VectorStep = Readonly<{ at: number; result?: string; then: Sight }> &
  (
    | Readonly<{ do: "charge"; isc: string }>
    | Readonly<{ do: "configure"; pbx: string; lines: Readonly<Record<string, number>> }>
    | Readonly<{ do: "price"; article: string; hundredths: number }>
    | Readonly<{ do: "look" }>
  );

/** A ledger entry as the vectors write it. */
export type VectorEntry = Readonly<{ kind: string; at: number; ticks: string; balanceTicks: string }>;

export type Scenario = Readonly<{
  name: string;
  prices: Readonly<Record<string, number>>;
  steps: readonly VectorStep[];
  entriesAtEnd: readonly VectorEntry[];
}>;

/** The exact cases a customer account must meet, on every path that keeps one. */
export const rentalScenarios = vectors.scenarios as unknown as readonly Scenario[];

/** Movements only, and debits that follow each other directly as one: a ledger may split those as it likes. */
export function mergedMovements(entries: readonly VectorEntry[]): VectorEntry[] {
  const merged: VectorEntry[] = [];
  for (const entry of entries.filter(({ kind }) => kind !== "change")) {
    const before = merged.at(-1);
    const continues = entry.kind === "rental" && before?.kind === "rental";
    if (continues) merged.pop();
    const ticks = continues ? BigInt(before.ticks) + BigInt(entry.ticks) : BigInt(entry.ticks);
    merged.push({ ...entry, ticks: ticks.toString() });
  }
  return merged;
}
