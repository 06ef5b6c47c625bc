/** The money of the account all examples are about: 10 iSC, and 25 Port and 25 UC rented. */
export const VIEW_EXAMPLE = {
  balanceTicks: "2628000000",
  balanceIsc: "10.00",
  ratePerSecond: "6125",
  monthlyIsc: "61.25",
  dailyIsc: "2.01",
  state: "running",
  exhaustsAt: "2026-11-27T02:21:01Z",
  asOf: "2026-11-22T03:10:00Z",
} as const;

export const ACCOUNT_ID = "01990b5a-7c00-7000-8000-000000000004";
export const SERIAL_EXAMPLE = "00-90-33-46-0A-F2";

/** The whole account. */
export const ACCOUNT_EXAMPLE = {
  id: ACCOUNT_ID,
  name: "muster.example",
  customer: { id: "01990b5a-7c00-7000-8000-000000000003", name: "Muster AG" },
  partner: { id: "01990b5a-7c00-7000-8000-000000000005", name: "Telefonbau GmbH" },
  ...VIEW_EXAMPLE,
  warningEmails: ["it@muster.example"],
  warningLocale: "de" as const,
  createdAt: "2026-08-24T09:00:00Z",
  keptUntil: null,
  deletedAt: null,
  pbxs: [
    {
      serial: SERIAL_EXAMPLE,
      name: "Headquarters",
      scenario: "on_premises" as const,
      version: 3,
      endsAt: null,
      freeUntil: null,
      monthlyIsc: "61.25",
      lines: [
        { article: "02-00039-002", name: "PBX-Port14", quantity: 25, price: "0.60", monthlyIsc: "15.00" },
        { article: "02-00040-002", name: "PBX-UC14", quantity: 25, price: "1.85", monthlyIsc: "46.25" },
      ],
    },
  ],
  devices: [],
};
