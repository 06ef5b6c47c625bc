type Place = readonly string[];

/** Every place in a value of JSON: the keys that lead there. */
export function* placesIn(value: unknown, above: Place = []): Generator<Place> {
  if (value === null || typeof value !== "object") return;
  for (const [key, part] of Object.entries(value)) {
    yield [...above, key];
    yield* placesIn(part, [...above, key]);
  }
}

/** A copy of a value of JSON with something else at one place. */
export function withValueAt(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined) return other;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = withValueAt(copy[key], rest, other);
  return copy;
}
