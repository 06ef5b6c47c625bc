import { endOfDay, startOfDay } from "@/lib/domain/display/day";
import { formatInstant, type Instant } from "@/lib/domain/instant";

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;
type Filter = Readonly<{ about?: string; from?: string; to?: string; before?: string }>;

/** What stands in the fields, and what it asks for: days are days of the reader's calendar, the last one meant whole. */
export function traceQuery(
  asked: SearchParams,
  timeZone: string,
): Readonly<{ typed: Filter; filter: Filter }> {
  const typed = given({
    about: one(asked["about"]),
    from: one(asked["from"]),
    to: one(asked["to"]),
    before: one(asked["before"]),
  });
  const filter = given({
    ...typed,
    from: typed.from && moment(startOfDay(typed.from, timeZone)),
    to: typed.to && moment(endOfDay(typed.to, timeZone)),
  });
  return { typed, filter };
}

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" ? value : value?.[0];

const moment = (at: Instant | null): string | undefined => (at === null ? undefined : formatInstant(at));

const given = (values: Readonly<Record<string, string | undefined>>): Filter =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));
