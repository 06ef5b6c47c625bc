import { formatInstant } from "@/lib/domain/instant";
import { formatIsc, monthlyIsc } from "@/lib/domain/money/amount";
import { type DowngradingAccount, listWeekendDowngrades } from "@/lib/features/weekend-downgrades/data";
import {
  type WeekendDowngradesAnswer,
  weekendDowngradesAnswerSchema,
} from "@/lib/features/weekend-downgrades/schema";
import { operation } from "@/lib/platform/api/operation";

const EXAMPLE: WeekendDowngradesAnswer = {
  accounts: [
    {
      id: "0190a7c2-0000-7000-8000-000000000001",
      name: "bergmann-logistik.example",
      customer: "Bergmann Logistik GmbH",
      partner: "Nordlicht ITK",
      savedIsc: "108.15",
      weekends: [
        {
          from: "2026-11-20T23:00:00Z",
          to: "2026-11-22T23:00:00Z",
          monthlyBeforeIsc: "612.50",
          monthlyLowestIsc: "64.50",
          monthlyAfterIsc: "612.50",
          savedIsc: "36.05",
          configurationVersions: [14, 15],
        },
      ],
    },
  ],
};

/** Lists accounts that downgrade over weekends. */
export const getWeekendDowngrades = operation({
  id: "listWeekendDowngrades",
  method: "GET",
  path: "/api/v1/weekend-downgrades",
  tag: "Vendor",
  summary: "List accounts that downgrade over weekends",
  description:
    "Accounts whose configuration went down over at least three of the last eight weekends and came up again, with each weekend as evidence: at least a fifth cheaper than at the rate of Thursday noon, and nine tenths of that rate in force again when Tuesday ends. Days are days in Germany. For vendor staff.",
  answer: {
    status: 200,
    description: "The accounts, the largest saving first.",
    content: { name: "WeekendDowngrades", schema: weekendDowngradesAnswerSchema, example: EXAMPLE },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope }) => ({
    status: 200,
    json: { accounts: (await listWeekendDowngrades(scope)).map(accountAnswer) },
  }),
});

const accountAnswer = ({ id, name, customerName, partnerName, saved, dips }: DowngradingAccount) => ({
  id,
  name,
  customer: customerName,
  partner: partnerName,
  savedIsc: formatIsc(saved),
  weekends: dips.map((dip) => ({
    from: formatInstant(dip.from),
    to: formatInstant(dip.to),
    monthlyBeforeIsc: monthlyIsc(dip.before),
    monthlyLowestIsc: monthlyIsc(dip.lowest),
    monthlyAfterIsc: monthlyIsc(dip.after),
    savedIsc: formatIsc(dip.saved),
    configurationVersions: [...dip.versions],
  })),
});
