import { charge, inCloud, onPremises, rent, type Story } from "@/prisma/seed/story";

const BERGBAHNEN: Story = {
  customer: "Bergbahnen Silberhorn AG",
  account: "bergbahnen-silberhorn.example",
  opened: 83,
  by: "lukas",
  pbxs: [
    onPremises("pbx-talstation", "00-90-33-49-12-C4"),
    onPremises("pbx-bergstation", "00-90-33-49-12-C5"),
  ],
  steps: [
    charge(82, "250.00"),
    rent(82, { "pbx-talstation": { "PBX-Port14": 60, "PBX-Operator14": 2, "PBX-DECT14": 20 } }),
    rent(44, { "pbx-bergstation": { "PBX-Port14": 18, "PBX-DECT14": 10 } }),
    charge(16, "150.00"),
  ],
};

const MOLKEREI: Story = {
  customer: "Molkerei Sonnleiten eG",
  account: "molkerei-sonnleiten.example",
  opened: 69,
  by: "lukas",
  pbxs: [onPremises("pbx-molkerei", "00-90-33-49-20-08")],
  steps: [
    charge(68, "200.00"),
    rent(68, { "pbx-molkerei": { "PBX-Port14": 55, "PBX-UC14": 20, "PBX-Mobility14": 10 } }),
    charge(5, "250.00"),
  ],
};

const STEUERKANZLEI: Story = {
  customer: "Steuerkanzlei Hinterholzer & Partner",
  account: "steuerkanzlei-hinterholzer.example",
  opened: 40,
  by: "lukas",
  pbxs: [inCloud("pbx-cloud", "00-90-33-51-B0-19")],
  steps: [
    charge(39, "150.00"),
    rent(39, { "pbx-cloud": { "PBX-Port14": 11, "PBX-UC14": 11, "App-Meetings14": 2 } }),
  ],
};

const GASTHOF: Story = {
  customer: "Gasthof zum Goldenen Hirschen",
  account: "goldener-hirsch.example",
  opened: 33,
  by: "lukas",
  pbxs: [onPremises("pbx-gasthof", "00-90-33-49-2F-A3")],
  steps: [charge(32, "25.00"), rent(32, { "pbx-gasthof": { "PBX-Port14": 12, "PBX-DECT14": 6 } })],
};

/** The customers of the other partner, whom the first one must never see. */
export const ALPENBLICK: readonly Story[] = [BERGBAHNEN, MOLKEREI, STEUERKANZLEI, GASTHOF];
