/** The last second `Date` can show. */
const LAST_SHOWN = 8_640_000_000_000;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** RFC 3339 in UTC, whole seconds. */
export function formatMoment(second: number): string {
  if (second > LAST_SHOWN) return "the end of time";
  return new Date(second * 1000).toISOString().replace(".000Z", "Z");
}

/** The second a text names, or null when it names none. */
export function parseMoment(text: string | null): number | null {
  if (text === null || !RFC_3339.test(text)) return null;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000);
}
