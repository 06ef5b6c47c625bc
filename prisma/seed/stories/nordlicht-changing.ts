import { charge, inCloud, onPremises, rent, type Story } from "@/prisma/seed/story";

/** Fewer guests, fewer telephones: what rental is good for. */
const HOTEL: Story = {
  customer: "Hotel Seeblick Betriebsgesellschaft mbH",
  account: "hotel-seeblick.example",
  opened: 84,
  by: "jonas",
  pbxs: [onPremises("pbx-seeblick", "00-90-33-44-2B-77")],
  steps: [
    charge(83, "300.00"),
    rent(83, { "pbx-seeblick": { "PBX-Port14": 210, "PBX-Operator14": 2, "PBX-DECT14": 30 } }),
    rent(40, { "pbx-seeblick": { "PBX-Port14": 95, "PBX-Operator14": 1, "PBX-DECT14": 18 } }),
    charge(17, "200.00", { by: "svenja" }),
  ],
};

const WEEKEND = { "pbx-kaispeicher": { "PBX-Port14": 120, "PBX-UC14": 80, "PBX-Operator14": 4 } };
const WEEK = { "pbx-kaispeicher": { "PBX-Port14": 30, "PBX-UC14": 10, "PBX-Operator14": 1 } };

/** Up every Friday and down every Monday, which the guidelines do not permit. */
const KAISPEICHER: Story = {
  customer: "Eventhalle Kaispeicher GmbH",
  account: "eventhalle-kaispeicher.example",
  opened: { weekday: 2, weeksAgo: 8 },
  by: "svenja",
  pbxs: [onPremises("pbx-kaispeicher", "00-90-33-46-3F-15")],
  steps: [
    charge({ weekday: 3, weeksAgo: 8 }, "300.00"),
    rent({ weekday: 3, weeksAgo: 8 }, WEEK),
    ...[6, 5, 4, 3, 2].flatMap((weeksAgo) => [
      rent({ weekday: 5, weeksAgo }, WEEKEND),
      rent({ weekday: 1, weeksAgo: weeksAgo - 1 }, WEEK),
    ]),
  ],
};

/** Charged and configured by a program at night, through the API. */
const SCHULEN: Story = {
  customer: "Schulzweckverband Mittlere Lüneburger Heide",
  account: "schulzweckverband-heide.example",
  opened: 77,
  by: "jonas",
  pbxs: [
    onPremises("pbx-gymnasium", "00-90-33-4A-61-00"),
    onPremises("pbx-grundschule-nord", "00-90-33-4A-61-01"),
    inCloud("pbx-verbund", "00-90-33-51-A2-F8"),
  ],
  steps: [
    charge(76, "250.00", { via: "token" }),
    rent(76, { "pbx-gymnasium": { "PBX-Port14": 70, "PBX-Voicemail14": 30 } }, { via: "token" }),
    rent(59, { "pbx-grundschule-nord": { "PBX-Port14": 25 } }, { via: "token" }),
    rent(35, { "pbx-verbund": { "PBX-Port14": 12, "App-Meetings14": 6 } }, { via: "token" }),
    charge(14, "100.00", { via: "token" }),
  ],
};

/** Customers of the main partner: those whose need goes up and down. */
export const CHANGING: readonly Story[] = [HOTEL, KAISPEICHER, SCHULEN];
