import { charge, inCloud, onPremises, rent, type Story } from "@/prisma/seed/story";

/** Runs out within the weeks of warning. */
const PRAXIS: Story = {
  customer: "Praxisgemeinschaft Dr. Öztürk & Dr. Wiebe",
  account: "praxis-oeztuerk-wiebe.example",
  opened: 75,
  by: "svenja",
  warningEmails: ["empfang@praxis-oeztuerk-wiebe.example"],
  warningLocale: "de",
  pbxs: [onPremises("pbx-praxis", "00-90-33-42-6E-B7")],
  steps: [
    charge(74, "50.00"),
    rent(74, { "pbx-praxis": { "PBX-Port14": 14, "PBX-UC14": 6, "PBX-Operator14": 1, "PBX-Fax14": 1 } }),
    charge(30, "25.00"),
  ],
};

/** Stopped some days ago. */
const TISCHLEREI: Story = {
  customer: "Tischlerei Petersen & Söhne OHG",
  account: "tischlerei-petersen.example",
  opened: 73,
  by: "svenja",
  warningEmails: ["buero@tischlerei-petersen.example"],
  warningLocale: "de",
  pbxs: [onPremises("pbx-werkstatt", "00-90-33-42-71-0C")],
  steps: [
    charge(72, "50.00"),
    rent(72, {
      "pbx-werkstatt": { "PBX-Port14": 16, "PBX-Mobility14": 10, "PBX-Voicemail14": 16, "PBX-DECT14": 10 },
    }),
  ],
};

/** Has ended its rental; what is left stays. */
const SUEDERHOLZ: Story = {
  customer: "Gemeindeverwaltung Süderholz am See",
  account: "gemeinde-suederholz.example",
  opened: 86,
  by: "jonas",
  pbxs: [onPremises("pbx-rathaus", "00-90-33-44-19-5E")],
  steps: [
    charge(85, "300.00"),
    rent(85, { "pbx-rathaus": { "PBX-Port14": 45, "PBX-UC14": 20, "PBX-Voicemail14": 45 } }),
    rent(22, { "pbx-rathaus": {} }),
  ],
};

/** Opened, and nothing more yet. */
const AUTOHAUS: Story = {
  customer: "Autohaus Jessen GmbH & Co. KG",
  account: "autohaus-jessen.example",
  opened: 3,
  by: "svenja",
  pbxs: [onPremises("pbx-jessen", "00-90-33-46-33-D1")],
  steps: [],
};

const KIRCHENGEMEINDE: Story = {
  customer: "Evangelisch-Lutherische Kirchengemeinde Sankt Marien zu Altenwerder",
  account: "sankt-marien-altenwerder.example",
  opened: 68,
  by: "svenja",
  pbxs: [inCloud("pbx-gemeindebuero", "00-90-33-51-97-2A")],
  steps: [
    charge(67, "50.00"),
    rent(67, { "pbx-gemeindebuero": { "PBX-Port14": 9, "PBX-Voicemail14": 4, "App-Contacts14": 1 } }),
  ],
};

/** Was out of credit over a weekend and resumed. */
const REEDEREI: Story = {
  customer: "Reederei Cordes & Brandt GmbH",
  account: "reederei-cordes-brandt.example",
  opened: 88,
  by: "jonas",
  pbxs: [onPremises("pbx-kontor", "00-90-33-46-28-90"), onPremises("pbx-ms-annegret", "00-90-33-46-28-B4")],
  steps: [
    charge(87, "200.00"),
    rent(87, { "pbx-kontor": { "PBX-Port14": 60, "PBX-UC14": 45, "PBX-Voicemail14": 60 } }),
    charge(28, "500.00"),
    rent(25, { "pbx-ms-annegret": { "PBX-Port14": 24, "PBX-DECT14": 12 } }),
  ],
};

/** Stopped more than two weeks ago. */
const WIECHMANN: Story = {
  customer: "Maschinenbau Wiechmann GmbH",
  account: "wiechmann-maschinenbau.example",
  opened: 71,
  by: "jonas",
  pbxs: [onPremises("pbx-werk-1", "00-90-33-46-40-2D")],
  steps: [
    charge(70, "250.00"),
    rent(70, { "pbx-werk-1": { "PBX-Port14": 75, "PBX-UC14": 50, "PBX-Mobility14": 15 } }),
  ],
};

const DRUCKEREI: Story = {
  customer: "Druckerei Tiedemann KG",
  account: "druckerei-tiedemann.example",
  opened: 50,
  by: "svenja",
  warningEmails: ["versand@druckerei-tiedemann.example"],
  warningLocale: "de",
  pbxs: [onPremises("pbx-druckerei", "00-90-33-46-47-E6")],
  steps: [
    charge(49, "100.00"),
    rent(49, { "pbx-druckerei": { "PBX-Port14": 28, "PBX-UC14": 8, "PBX-Fax14": 2 } }),
  ],
};

/** Customers of the main partner: the smaller ones, among them those that need somebody to look at them. */
export const SMALL: readonly Story[] = [
  PRAXIS,
  TISCHLEREI,
  SUEDERHOLZ,
  AUTOHAUS,
  KIRCHENGEMEINDE,
  REEDEREI,
  WIECHMANN,
  DRUCKEREI,
];
