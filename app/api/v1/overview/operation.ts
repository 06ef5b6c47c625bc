import { expectedWithin } from "@/lib/domain/accounts/expected-consumption";
import { addSeconds, formatInstant, seconds, SECONDS_PER_DAY } from "@/lib/domain/instant";
import { formatIsc } from "@/lib/domain/money/amount";
import { getOverviewCounts } from "@/lib/features/overview/data";
import { getExpectedDays } from "@/lib/features/overview/expected/data";
import { getWaiting } from "@/lib/features/overview/waiting/data";
import { overviewAnswerSchema, overviewQuerySchema } from "@/lib/features/overview/schema";
import { operation } from "@/lib/platform/api/operation";

/** Shows the vendor's figures. */
export const getOverview = operation({
  id: "getOverview",
  method: "GET",
  path: "/api/v1/overview",
  tag: "Vendor",
  summary: "Show how all accounts stand",
  description:
    "For the vendor's staff: accounts by state, what waits for somebody, and what all accounts will burn in the days to come if nothing is charged or changed. The accounts themselves are listed at /api/v1/accounts.",
  query: overviewQuerySchema,
  answer: {
    status: 200,
    description: "The figures as of a second.",
    content: {
      name: "Overview",
      schema: overviewAnswerSchema,
      example: {
        asOf: "2026-11-22T03:10:00Z",
        running: 148,
        stopped: 3,
        idle: 12,
        parked: 0,
        endingWithinOneWeek: 2,
        endingWithinTwoWeeks: 5,
        endingWithinSevenWeeks: 31,
        failedMails: 0,
        openOffers: 2,
        requestedPromotions: 1,
        openDeviceOrders: 1,
        openDeviceAlarms: 0,
        failedReloads: 0,
        expectedIsc: "310.20",
        days: [{ from: "2026-11-22T03:10:00Z", expectedIsc: "310.20", ending: 1 }],
      },
    },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope, query }) => {
    const [{ now, withinOneWeek, withinTwoWeeks, withinSevenWeeks, ...counts }, waiting, all] =
      await Promise.all([getOverviewCounts(scope), getWaiting(scope), getExpectedDays(scope)]);
    return {
      status: 200,
      json: {
        ...counts,
        ...waiting,
        asOf: formatInstant(now),
        endingWithinOneWeek: withinOneWeek,
        endingWithinTwoWeeks: withinTwoWeeks,
        endingWithinSevenWeeks: withinSevenWeeks,
        expectedIsc: formatIsc(expectedWithin(all, query.days)),
        days: all.slice(0, query.days).map(({ day, expected, ending }) => ({
          from: formatInstant(addSeconds(now, seconds(BigInt(day) * SECONDS_PER_DAY))),
          expectedIsc: formatIsc(expected),
          ending,
        })),
      },
    };
  },
});
