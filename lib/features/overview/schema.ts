import { z } from "zod";
import { iscText, momentText } from "@/lib/features/fields/schema";

/** How far ahead the expected consumption is told. */
export const MOST_DAYS = 90;
export const OVERVIEW_PAGE_SIZE = 50;

/** What the accounts of the overview are sorted by. */
export const OVERVIEW_SORTS = ["runway", "monthly", "balance", "state", "name"] as const;
export type OverviewSort = (typeof OVERVIEW_SORTS)[number];
/** How accounts stand; parked ones are in one of the other states, too. */
export const OVERVIEW_STATES = ["running", "stopped", "idle", "parked"] as const;
/** Accounts that run out within so many weeks. */
export const OVERVIEW_WEEKS = ["1", "2", "7"] as const;

/** Which accounts of the overview are wanted. What makes no sense counts as not given. */
export const overviewPageSchema = z.object({
  state: z.enum(OVERVIEW_STATES).optional().catch(undefined),
  weeks: z.enum(OVERVIEW_WEEKS).optional().catch(undefined),
  days: z.enum(["30", "90"]).default("30").catch("30"),
  sort: z.enum(OVERVIEW_SORTS).default("runway").catch("runway"),
  direction: z.enum(["asc", "desc"]).default("asc").catch("asc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
export type OverviewList = z.infer<typeof overviewPageSchema>;

/** How many days the expected consumption shall cover. */
export const overviewQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(MOST_DAYS).default(30),
});

/** The vendor's figures as they are answered. */
export const overviewAnswerSchema = z.object({
  asOf: momentText,
  running: z.int(),
  stopped: z.int(),
  idle: z.int(),
  parked: z.int().meta({ description: "With which the ledger does not agree; nothing is written to them." }),
  endingWithinOneWeek: z.int().meta({ description: "Of those that run." }),
  endingWithinTwoWeeks: z.int().meta({ description: "Of those that run." }),
  endingWithinSevenWeeks: z.int().meta({ description: "Of those that run, the former included." }),
  failedMails: z.int(),
  openOffers: z.int().meta({ description: "Contracts that wait for a decision." }),
  requestedPromotions: z.int().meta({ description: "Partner promotions that wait for a decision." }),
  openDeviceOrders: z.int().meta({ description: "Orders of rental devices that wait to be shipped." }),
  openDeviceAlarms: z.int().meta({ description: "Alarms of devices that nobody has acknowledged." }),
  failedReloads: z.int().meta({ description: "Reloads that were given up." }),
  expectedIsc: iscText.meta({ description: "What all accounts burn in these days, if nothing changes." }),
  days: z.array(
    z.object({
      from: momentText.meta({ description: "Each day has 24 hours, the first begins now." }),
      expectedIsc: iscText,
      ending: z.int().meta({ description: "How many accounts run out in it." }),
    }),
  ),
});
