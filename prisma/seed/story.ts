import type { Scenario } from "@/lib/domain/accounts/configuration";
import type { PartnerKey, PersonKey } from "@/prisma/seed/people";
import type { ArticleName } from "@/prisma/seed/price-lists";
import type { Dated, StoryDay } from "@/prisma/seed/timetable";

/** A PBX or a rental device of a story. Its name is unique within the account. */
export type StoryPbx = Readonly<{
  name: string;
  serial: string;
  scenario: Scenario;
  /** The model a rental device is. */
  model?: ArticleName;
}>;

/** So many pieces of each license. */
export type Licenses = Readonly<Partial<Record<ArticleName, number>>>;

/** A charge of so many iSC; what some PBXs rent from then on, the others keeping what they have; or an exchange (RMA). */
export type Step = Dated &
  Readonly<{ by?: PersonKey }> &
  (
    | Readonly<{ charge: string }>
    | Readonly<{ rent: Readonly<Record<string, Licenses>> }>
    | Readonly<{ swap: readonly [old: string, fresh: string]; reason: string }>
  );

/** An account and all that happened to it. Whoever is not named did nothing: `by` is the person in charge. */
export type Story = Readonly<{
  customer: string;
  account: string;
  opened: StoryDay;
  by: PersonKey;
  pbxs: readonly StoryPbx[];
  steps: readonly Step[];
  warningEmails?: readonly string[];
  warningLocale?: "en" | "de";
  /** Staff of the customer who may see the account. */
  staff?: readonly PersonKey[];
}>;

/** The stories of one partner's customers. */
export type Portfolio = Readonly<{ partner: PartnerKey; stories: readonly Story[] }>;

/** Who did a step, or how, where it was not the person in charge in a browser. A reload has no person. */
type How = Readonly<{ by?: PersonKey; via?: "token" | "reload" }>;

/** Credit comes in by an activation key. */
export const charge = (on: StoryDay, isc: string, how: How = {}): Step => ({ on, charge: isc, ...how });

/** The configuration of some PBXs is replaced. */
export const rent = (on: StoryDay, pbxs: Readonly<Record<string, Licenses>>, how: How = {}): Step => ({
  on,
  rent: pbxs,
  ...how,
});

/** A PBX on the customer's premises. */
export const onPremises = (name: string, serial: string): StoryPbx => ({
  name,
  serial,
  scenario: "on_premises",
});

/** A device is exchanged for another one of its model. */
export const swap = (on: StoryDay, devices: readonly [old: string, fresh: string], reason: string): Step => ({
  on,
  swap: devices,
  reason,
});

/** A rental device, provisioned into the account. */
export const rentalDevice = (name: string, serial: string, model: ArticleName): StoryPbx => ({
  name,
  serial,
  scenario: "on_premises",
  model,
});

/** A PBX in the cloud. */
export const inCloud = (name: string, serial: string): StoryPbx => ({ name, serial, scenario: "cloud" });
