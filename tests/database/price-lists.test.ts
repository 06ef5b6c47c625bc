import { beforeEach, expect, test } from "vitest";
import { parseCents } from "@/lib/domain/money/amount";
import { requireAccount } from "@/lib/features/accounts/data";
import { createArticle } from "@/lib/features/articles/mutations";
import { getCurrentPriceList } from "@/lib/features/price-lists/data";
import { publishPriceList } from "@/lib/features/price-lists/mutations";
import { instant, type Instant } from "@/lib/domain/instant";
import { type Cast, createCast } from "@/tests/support/cast";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { readLedger } from "@/tests/support/ledger";
import { chargeIsc, openRental, PORT, rent } from "@/tests/support/rental";

let cast: Cast;
let articles = 0;

beforeEach(async () => {
  await freezeClock();
  cast = await createCast();
});

/** A new article, so that no test sees another's prices. */
async function newArticle(rentable = true): Promise<string> {
  const number = `77-00000-${(articles += 1)}`;
  await createArticle(cast.vendor, {
    number,
    name: number,
    kind: "software",
    version: "",
    rentable,
    perDevice: false,
  });
  return number;
}

const publish = (prices: Readonly<Record<string, string>>, validFrom?: Instant) =>
  publishPriceList(cast.vendor, {
    ...(validFrom && { validFrom }),
    prices: Object.entries(prices).map(([article, isc]) => ({
      article,
      scenario: "on_premises" as const,
      monthlyIsc: parseCents(isc),
    })),
  });

async function priceOf(article: string): Promise<bigint | undefined> {
  const list = await getCurrentPriceList();
  return list?.prices.find((price) => price.article === article)?.price;
}

test("without a valid-from a list is in force in its second, and what it does not name keeps its price", async () => {
  const [one, other] = [await newArticle(), await newArticle()];
  await publish({ [one]: "1", [other]: "2" });
  await publish({ [other]: "3.50" });
  expect([await priceOf(one), await priceOf(other)]).toEqual([100n, 350n]);
});

test("a list of tomorrow is in force tomorrow and not a second earlier", async () => {
  const article = await newArticle();
  await publish({ [article]: "1" });
  await publish({ [article]: "2" }, instant((await portalTime()) + 86_400n));
  await advanceClock(86_399n);
  expect(await priceOf(article)).toBe(100n);
  await advanceClock(1n);
  expect(await priceOf(article)).toBe(200n);
});

test("a price published today also holds in the lists of tomorrow that do not name it", async () => {
  const [kept, later, fresh] = [await newArticle(), await newArticle(), await newArticle()];
  const now = await portalTime();
  await publish({ [kept]: "1", [later]: "1" });
  await publish({ [later]: "2" }, instant(now + 100n));
  await publish({ [await newArticle()]: "7" }, instant(now + 200n));
  await publish({ [kept]: "3", [later]: "4", [fresh]: "5" });
  expect([await priceOf(kept), await priceOf(later), await priceOf(fresh)]).toEqual([300n, 400n, 500n]);
  await advanceClock(100n);
  expect([await priceOf(kept), await priceOf(later), await priceOf(fresh)]).toEqual([300n, 200n, 500n]);
  await advanceClock(100n);
  expect([await priceOf(kept), await priceOf(later), await priceOf(fresh)]).toEqual([300n, 200n, 500n]);
});

test("a price published for tomorrow changes nothing in the list after the next that names it itself", async () => {
  const article = await newArticle();
  const now = await portalTime();
  await publish({ [article]: "1" });
  await publish({ [article]: "9" }, instant(now + 200n));
  await publish({ [article]: "5" }, instant(now + 100n));
  await advanceClock(100n);
  expect(await priceOf(article)).toBe(500n);
  await advanceClock(100n);
  expect(await priceOf(article)).toBe(900n);
});

test("what an account rents survives a list that was published before its articles had a price", async () => {
  const rental = await openRental();
  const fresh = await newArticle();
  const now = await portalTime();
  await publish({ [PORT]: "0.70" }, instant(now + 1_000n));
  await publish({ [fresh]: "1" });
  await chargeIsc(rental, "10");
  await rent(rental, { [PORT]: 1, [fresh]: 2 });
  await advanceClock(1_000n);
  expect(await chargeIsc(rental, "1")).toMatchObject({ monthlyIsc: "2.70" });
});

test("a list that changes none of an account's prices is taken up by the next change, without an entry", async () => {
  const rental = await openRental(cast);
  await chargeIsc(rental, "10");
  await rent(rental, { [PORT]: 5 });
  const before = await readLedger(rental.accountId);
  const { id } = await publish({ [await newArticle()]: "1" });
  const listOf = async () => (await requireAccount(cast.partner, rental.accountId)).priceListId;
  expect(await listOf()).not.toBe(id);
  await rent(rental, { [PORT]: 5 });
  expect(await listOf()).toBe(id);
  expect(await readLedger(rental.accountId)).toEqual(before);
});

test("a valid-from in the past, an unknown article and one that is not rentable are refused", async () => {
  const [rentable, hardware] = [await newArticle(), await newArticle(false)];
  const past = instant((await portalTime()) - 3_600n);
  await expect(publish({ [rentable]: "1" }, past)).rejects.toMatchObject({ code: "valid_from_in_past" });
  await expect(publish({ "99-99999": "1" })).rejects.toMatchObject({ code: "article_unknown" });
  await expect(publish({ [hardware]: "1" })).rejects.toMatchObject({ code: "article_not_rentable" });
});

test("only the vendor publishes prices", async () => {
  const input = { prices: [] };
  for (const scope of [cast.partner, cast.customer]) {
    expect(() => publishPriceList(scope, input)).toThrow(/organization_kind_wrong/);
  }
});
