import { civilOfDays, daysOfCivil, floorDivide } from "@/lib/domain/calendar";
import { type Instant, instant, SECONDS_PER_DAY } from "@/lib/domain/instant";

/** What was asked for: a version, and how many PBX licenses unless the PBX is a slave, which gets them from its master. */
export type TestLicenseWish = Readonly<{ version: string; slave: boolean; pbxLicenses: number | null }>;

/** A license a test grants. */
export type TestGrant = Readonly<{ name: string; version: string; quantity: number }>;

const MONTHS = 3n;
const MONTHS_PER_YEAR = 12n;

/**
 * The first second without the test license: three calendar months after the first download, at the same time of day
 * in UTC. A day the month does not have is its last: November 30 leads to February 28.
 */
export function testLicenseEnd(firstDownload: Instant): Instant {
  const days = floorDivide(firstDownload, SECONDS_PER_DAY);
  const { year, month, day } = civilOfDays(days);
  const months = year * MONTHS_PER_YEAR + month - 1n + MONTHS;
  const first = {
    year: floorDivide(months, MONTHS_PER_YEAR),
    month: (months % MONTHS_PER_YEAR) + 1n,
    day: 1n,
  };
  const next = (months + 1n) % MONTHS_PER_YEAR;
  const nextYear = floorDivide(months + 1n, MONTHS_PER_YEAR);
  const length = daysOfCivil({ year: nextYear, month: next + 1n, day: 1n }) - daysOfCivil(first);
  const shownDay = day < length ? day : length;
  return instant(firstDownload + (daysOfCivil({ ...first, day: shownDay }) - days) * SECONDS_PER_DAY);
}

/** What a test license switches on: every function of a version, and the PBX licenses that were asked for. */
export function testGrants({ version, slave, pbxLicenses }: TestLicenseWish): TestGrant[] {
  const everything = { name: "Test-AllFunctions", version, quantity: 1 };
  const pbx = { name: "Test-PBX", version, quantity: pbxLicenses ?? 0 };
  return slave || pbx.quantity === 0 ? [everything] : [everything, pbx];
}
