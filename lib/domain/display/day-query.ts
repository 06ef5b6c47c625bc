import { endOfDay, startOfDay } from "@/lib/domain/display/day";
import type { SearchParam, SearchParams } from "@/lib/domain/display/search-params";
import { formatInstant, type Instant } from "@/lib/domain/instant";

type Filter<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** What stands in the fields of a list that is narrowed by days, and what it asks for. */
export type DayQuery<Name extends string> = Readonly<{ typed: Filter<Name>; filter: Filter<Name> }>;

/**
 * Reads the named parameters of an address. `from` and `to` are days ("2026-11-22") on the clocks of a time zone, and
 * the last one is meant whole: in the filter they are moments. What is empty, and what is no day, is left out.
 */
export function dayQuery<Name extends string>(
  asked: SearchParams,
  names: readonly Name[],
  timeZone: string,
): DayQuery<Name> {
  const typed = given(Object.fromEntries(names.map((name) => [name, one(asked[name])])));
  const filter = given({
    ...typed,
    from: typed["from"] && moment(startOfDay(typed["from"], timeZone)),
    to: typed["to"] && moment(endOfDay(typed["to"], timeZone)),
  });
  return { typed, filter };
}

const one = (value: SearchParam): string | undefined => (typeof value === "string" ? value : value?.[0]);

const moment = (at: Instant | null): string | undefined => (at === null ? undefined : formatInstant(at));

const given = (values: Readonly<Record<string, string | undefined>>): Filter<string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));
