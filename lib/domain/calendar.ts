/** A day of the Gregorian calendar, for any year, before and after the reach of `Date`. */
export type CivilDay = Readonly<{ year: bigint; month: bigint; day: bigint }>;

const DAYS_PER_ERA = 146_097n;
const YEARS_PER_ERA = 400n;
/** Days from March 1 of year 0, where an era begins, to January 1, 1970. */
const EPOCH_DAY = 719_468n;

/** Division that rounds down, also below zero. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

/** The days from January 1, 1970 to a day. Years begin in March here, so that February 29 is the last day. */
export function daysOfCivil({ year, month, day }: CivilDay): bigint {
  const marchYear = month <= 2n ? year - 1n : year;
  const era = floorDivide(marchYear, YEARS_PER_ERA);
  const yearOfEra = marchYear - era * YEARS_PER_ERA;
  const monthFromMarch = (month + 9n) % 12n;
  const dayOfYear = (153n * monthFromMarch + 2n) / 5n + day - 1n;
  const dayOfEra = yearOfEra * 365n + yearOfEra / 4n - yearOfEra / 100n + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_DAY;
}

/** The inverse of `daysOfCivil`. */
export function civilOfDays(days: bigint): CivilDay {
  const shifted = days + EPOCH_DAY;
  const era = floorDivide(shifted, DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = (dayOfEra - dayOfEra / 1_460n + dayOfEra / 36_524n - dayOfEra / 146_096n) / 365n;
  const dayOfYear = dayOfEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const monthFromMarch = (5n * dayOfYear + 2n) / 153n;
  const day = dayOfYear - (153n * monthFromMarch + 2n) / 5n + 1n;
  const month = monthFromMarch < 10n ? monthFromMarch + 3n : monthFromMarch - 9n;
  const year = yearOfEra + era * YEARS_PER_ERA + (month <= 2n ? 1n : 0n);
  return { year, month, day };
}
