import { charge, inCloud, onPremises, rent, rentalDevice, type Story, swap } from "@/prisma/seed/story";

/** The account on the pictures: one PBX of its own, since three weeks another in the cloud. */
const BERGMANN: Story = {
  customer: "Bergmann Logistik GmbH",
  account: "bergmann-logistik.example",
  opened: 90,
  by: "jonas",
  staff: ["heike"],
  warningEmails: ["it@bergmann-logistik.example", "heike.bergmann@bergmann-logistik.example"],
  pbxs: [onPremises("pbx-hamburg", "00-90-33-46-0A-F2"), inCloud("pbx-cloud", "00-90-33-51-7C-03")],
  steps: [
    charge(89, "1000.00"),
    rent(89, { "pbx-hamburg": { "PBX-Port14": 200, "PBX-UC14": 150, "PBX-Voicemail14": 200 } }),
    rent(61, { "pbx-hamburg": { "PBX-Port14": 250, "PBX-UC14": 180, "PBX-Voicemail14": 250 } }),
    charge(38, "1500.00"),
    rent(20, {
      "pbx-hamburg": { "PBX-Port14": 250, "PBX-UC14": 200, "PBX-Voicemail14": 250 },
      "pbx-cloud": { "PBX-Port14": 50 },
    }),
    charge(9, "250.00", { by: "heike" }),
  ],
};

/** Unchanged since before the prices changed: the old ones hold until somebody changes something. */
const HANSEKONTOR: Story = {
  customer: "Hansekontor Spedition & Lagerhaus GmbH",
  account: "hansekontor.example",
  opened: 82,
  by: "svenja",
  pbxs: [onPremises("pbx-speicherstadt", "00-90-33-46-1C-08")],
  steps: [
    charge(80, "900.00"),
    rent(80, {
      "pbx-speicherstadt": { "PBX-Port14": 80, "PBX-UC14": 60, "PBX-Operator14": 2, "App-Contacts14": 1 },
    }),
  ],
};

/** Several PBXs, joined one after the other. */
const STADTWERKE: Story = {
  customer: "Stadtwerke Niederbruchhausen-Elbmarsch Versorgungsgesellschaft mbH",
  account: "stadtwerke-niederbruchhausen.example",
  opened: 91,
  by: "jonas",
  pbxs: [
    onPremises("pbx-verwaltung", "00-90-33-4A-20-11"),
    onPremises("pbx-heizkraftwerk", "00-90-33-4A-20-12"),
    onPremises("pbx-wasserwerk", "00-90-33-4A-20-1F"),
    inCloud("pbx-kundencenter", "00-90-33-51-80-44"),
  ],
  steps: [
    charge(90, "1500.00"),
    rent(90, { "pbx-verwaltung": { "PBX-Port14": 320, "PBX-UC14": 120, "PBX-Voicemail14": 320 } }),
    rent(74, { "pbx-heizkraftwerk": { "PBX-Port14": 90, "PBX-DECT14": 60 } }),
    charge(52, "1200.00"),
    rent(47, { "pbx-wasserwerk": { "PBX-Port14": 40, "PBX-DECT14": 25 } }),
    rent(33, {
      "pbx-kundencenter": { "PBX-Port14": 60, "PBX-UC14": 60, "PBX-Operator14": 4, "App-Reports14": 1 },
    }),
    charge(15, "500.00", { by: "svenja" }),
    rent(12, { "pbx-verwaltung": { "PBX-Port14": 320, "PBX-UC14": 180, "PBX-Voicemail14": 320 } }),
  ],
};

/** A hospital and its rehabilitation clinic: two accounts of one customer. */
const KLINIKUM: Story = {
  customer: "Klinikum Elbtal gGmbH",
  account: "klinikum-elbtal.example",
  opened: 90,
  by: "jonas",
  pbxs: [
    onPremises("pbx-haus-a", "00-90-33-48-05-A0"),
    onPremises("pbx-haus-b", "00-90-33-48-05-A1"),
    onPremises("pbx-standby", "00-90-33-48-05-A9"),
    rentalDevice("Gateway Haus A", "00-90-33-60-14-C0", "Gateway-411"),
    rentalDevice("Empfang", "00-90-33-61-02-1A", "Phone-112"),
    rentalDevice("Ambulanz", "00-90-33-61-02-1B", "Phone-112"),
    rentalDevice("Schwesternzimmer 3", "00-90-33-61-02-1C", "Phone-112"),
    rentalDevice("Empfang (Ersatz)", "00-90-33-61-02-2F", "Phone-112"),
    rentalDevice("Reserve", "00-90-33-61-02-30", "Phone-112"),
  ],
  steps: [
    charge(88, "3000.00"),
    rent(88, {
      "pbx-haus-a": { "PBX-Port14": 900, "PBX-DECT14": 400, "PBX-Operator14": 6 },
      "pbx-haus-b": { "PBX-Port14": 450, "PBX-DECT14": 200 },
    }),
    rent(60, { "pbx-standby": { "PBX-Standby14": 1 } }),
    charge(41, "2500.00"),
    rent(30, {
      "Gateway Haus A": { "Gateway-411": 1 },
      Empfang: { "Phone-112": 1 },
      Ambulanz: { "Phone-112": 1 },
      "Schwesternzimmer 3": { "Phone-112": 1 },
    }),
    swap(9, ["Empfang", "Empfang (Ersatz)"], "Display defekt"),
  ],
};

const REHA: Story = {
  customer: "Klinikum Elbtal gGmbH",
  account: "reha-elbtal.example",
  opened: 64,
  by: "svenja",
  pbxs: [onPremises("pbx-reha", "00-90-33-48-07-32")],
  steps: [
    charge(63, "250.00"),
    rent(63, { "pbx-reha": { "PBX-Port14": 140, "PBX-DECT14": 60, "PBX-Voicemail14": 40 } }),
    charge(19, "250.00", { via: "reload" }),
  ],
};

/** An office that runs in the cloud alone. */
const KANZLEI: Story = {
  customer: "Kanzlei von Rautenberg-Klosterhoff Rechtsanwälte PartGmbB",
  account: "rautenberg-klosterhoff.example",
  opened: 57,
  by: "svenja",
  staff: ["stefan"],
  pbxs: [inCloud("pbx-cloud", "00-90-33-51-93-6D")],
  steps: [
    charge(56, "300.00"),
    rent(56, {
      "pbx-cloud": { "PBX-Port14": 18, "PBX-UC14": 18, "PBX-Mobility14": 12, "PBX-Voicemail14": 18 },
    }),
    rent(29, {
      "pbx-cloud": {
        "PBX-Port14": 22,
        "PBX-UC14": 22,
        "PBX-Mobility14": 16,
        "PBX-Voicemail14": 22,
        "App-Meetings14": 4,
      },
    }),
    charge(8, "250.00", { by: "stefan" }),
  ],
};

/** Customers of the main partner: the larger ones. */
export const LARGE: readonly Story[] = [BERGMANN, HANSEKONTOR, STADTWERKE, KLINIKUM, REHA, KANZLEI];
