import type { PriceOf, Scenario } from "@/lib/domain/accounts/configuration";
import { SCENARIOS } from "@/lib/domain/accounts/configuration";
import type { Instant } from "@/lib/domain/instant";
import type { ArticleKind } from "@/lib/domain/licenses/articles";
import { parseCents } from "@/lib/domain/money/amount";
import type { Transaction } from "@/lib/platform/db/transaction";
import { midnightBefore, toDate } from "@/prisma/seed/timetable";

/** What one piece costs in an average month, on premises and in the cloud. */
type Tariff = readonly [onPremises: string, cloud: string];

type ArticleRecord = Readonly<{
  number: string;
  kind: ArticleKind;
  /** One per price list, the oldest first; none: not rentable. */
  tariffs: readonly Tariff[];
}>;

const steady = (...tariff: Tariff): readonly Tariff[] => [tariff, tariff, tariff];

/**
 * Invented articles under invented numbers at invented prices: there is no public price list. Hardware licenses
 * (01-00500-…) and software of others are not rentable; devices are, on premises.
 */
export const ARTICLES = {
  "PBX-Port14": {
    number: "02-DEMO-001",
    kind: "software",
    tariffs: [
      ["0.50", "0.95"],
      ["0.55", "1.00"],
      ["0.60", "1.10"],
    ],
  },
  "PBX-UC14": {
    number: "02-DEMO-002",
    kind: "software",
    tariffs: [
      ["1.70", "1.95"],
      ["1.75", "2.05"],
      ["1.85", "2.15"],
    ],
  },
  "PBX-Voicemail14": { number: "02-DEMO-003", kind: "software", tariffs: steady("0.15", "0.20") },
  "PBX-Operator14": {
    number: "02-DEMO-004",
    kind: "software",
    tariffs: [
      ["6.25", "6.75"],
      ["6.50", "7.00"],
      ["6.90", "7.40"],
    ],
  },
  "PBX-Mobility14": {
    number: "02-DEMO-005",
    kind: "software",
    tariffs: [
      ["0.75", "0.85"],
      ["0.80", "0.90"],
      ["0.85", "0.95"],
    ],
  },
  "PBX-DECT14": { number: "02-DEMO-006", kind: "software", tariffs: steady("0.35", "0.45") },
  "PBX-Fax14": { number: "02-DEMO-007", kind: "software", tariffs: steady("1.20", "1.40") },
  "PBX-Standby14": { number: "02-DEMO-008", kind: "software", tariffs: steady("12.00", "9.00") },
  "App-Reports14": {
    number: "03-DEMO-001",
    kind: "app",
    tariffs: [
      ["9.00", "9.50"],
      ["9.00", "9.50"],
      ["9.90", "10.40"],
    ],
  },
  "App-Meetings14": { number: "03-DEMO-002", kind: "app", tariffs: steady("2.40", "2.60") },
  "App-Contacts14": { number: "03-DEMO-003", kind: "app", tariffs: steady("0.00", "0.00") },
  "Hotel-Connector (third party)": { number: "09-DEMO-001", kind: "app", tariffs: [] },
  "Phone-112": { number: "05-DEMO-001", kind: "hardware", tariffs: steady("1.90", "1.90") },
  "Gateway-411": {
    number: "05-DEMO-002",
    kind: "hardware",
    tariffs: [
      ["8.90", "8.90"],
      ["8.90", "8.90"],
      ["9.50", "9.50"],
    ],
  },
  "Relay-BRI": { number: "01-00500-DEMO-1", kind: "hardware", tariffs: [] },
  "GW-Channel": { number: "01-00500-DEMO-2", kind: "hardware", tariffs: [] },
} as const satisfies Record<string, ArticleRecord>;
export type ArticleName = keyof typeof ARTICLES;

/** Since when, in days before today, the lists are valid. The last one falls into the middle of the history. */
const VALID_DAYS = [400, 160, 45] as const;

/** A list as the stories need it. */
export type SeededPriceList = Readonly<{ id: string; validFrom: Instant; priceOf: PriceOf }>;

/** Creates the articles and all price lists, the oldest first. */
export async function createPriceLists(
  tx: Transaction,
  { now, createdBy }: Readonly<{ now: Instant; createdBy: string }>,
): Promise<SeededPriceList[]> {
  await tx.article.createMany({ data: articleRows(toDate(midnightBefore(now, VALID_DAYS[0]))) });
  await tx.includedLicense.createMany({ data: INCLUDED });
  const lists: SeededPriceList[] = [];
  for (const [index, days] of VALID_DAYS.entries()) {
    const validFrom = midnightBefore(now, days);
    const data = { validFrom, createdBy, createdAt: toDate(validFrom) };
    const { id } = await tx.priceList.create({ data });
    await tx.price.createMany({ data: priceRows(id, index) });
    lists.push({ id, validFrom, priceOf: priceOfList(index) });
  }
  return lists;
}

/** The list in force at a second. */
export function priceListAt(lists: readonly SeededPriceList[], at: Instant): SeededPriceList {
  const list = lists.findLast(({ validFrom }) => validFrom <= at);
  if (!list) throw new RangeError("A story begins before there are prices.");
  return list;
}

const RECORDS: readonly (readonly [string, ArticleRecord])[] = Object.entries(ARTICLES);

function articleRows(createdAt: Date) {
  return RECORDS.map(([name, { number, kind, tariffs }]) => ({
    number,
    name,
    kind,
    version: name.endsWith("14") ? "14" : "",
    rentable: tariffs.length > 0,
    perDevice: kind === "hardware" && tariffs.length === 0,
    createdAt,
  }));
}

/** The hardware licenses that come with a rented gateway. */
const INCLUDED = [
  {
    deviceNumber: ARTICLES["Gateway-411"].number,
    articleNumber: ARTICLES["GW-Channel"].number,
    quantity: 30,
  },
  {
    deviceNumber: ARTICLES["Gateway-411"].number,
    articleNumber: ARTICLES["Relay-BRI"].number,
    quantity: 2,
  },
];

const priceRows = (priceListId: string, index: number) =>
  RECORDS.flatMap(([, { number, kind, tariffs }]) => {
    const tariff = tariffs[index];
    const scenarios = kind === "hardware" ? (["on_premises"] as const) : SCENARIOS;
    return tariff === undefined
      ? []
      : scenarios.map((scenario) => ({
          priceListId,
          articleNumber: number,
          scenario,
          monthlyCents: parseCents(priceIn(tariff, scenario)),
        }));
  });

function priceOfList(index: number): PriceOf {
  const tariffs = new Map(RECORDS.map(([, record]) => [record.number, record.tariffs[index]]));
  return (article, scenario) => {
    const tariff = tariffs.get(article);
    return tariff === undefined ? null : parseCents(priceIn(tariff, scenario));
  };
}

const priceIn = ([onPremises, cloud]: Tariff, scenario: Scenario): string =>
  scenario === "cloud" ? cloud : onPremises;
