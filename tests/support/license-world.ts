import type { ActivationKey } from "@/lib/domain/licenses/activation-key";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { isRefusal } from "@/lib/domain/refusal";
import { createArticle } from "@/lib/features/articles/mutations";
import { cancelActivationKey } from "@/lib/features/activation-keys/cancellation/mutations";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { acceptTransfer, declineTransfer, withdrawTransfer } from "@/lib/features/key-transfers/mutations";
import { offerTransfer } from "@/lib/features/key-transfers/offer/mutations";
import { cancelOwnActivation } from "@/lib/features/own-activations/cancellation/mutations";
import { claimHardwareLicenses } from "@/lib/features/hardware-licenses/claims/mutations";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { downloadLicenseFile } from "@/lib/features/license-files/mutations";
import { bindLicenseKeys } from "@/lib/features/license-keys/mutations";
import { moveLicenses } from "@/lib/features/license-moves/mutations";
import { returnFromDevice, returnLicenseFile } from "@/lib/features/license-returns/mutations";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { createCast } from "@/tests/support/cast";
import { divide, issueKeyOf, OPERATOR, PBX, projectOf } from "@/tests/support/project-keys";
import { openRental, PORT, rent, type Rental } from "@/tests/support/rental";

/** One organization of the world: its people, its project, an account that burns, and every key that was ever seen. */
type Actor = Readonly<{ scope: Scope; projectId: string; rental: Rental }>;
export type World = Readonly<{ actors: readonly Actor[]; keys: ActivationKey[] }>;

/** One operation by somebody, with dice for whatever it needs. */
export type Step = Readonly<{
  name: string;
  actor: number;
  other: number;
  pick: number;
  amount: number;
}>;

type Dice = Readonly<{ world: World; me: Actor; them: Actor; pick: number; amount: number }>;

/** Stands where there is nothing to choose from: the id of nothing. */
const NOBODY = "00000000-0000-4000-8000-000000000000";
const ARTICLES = [null, PBX, OPERATOR] as const;
const BRI = "01-00500-099";
const DEVICES = 4;
const deviceOf = (pick: number) => parseSerial(`00-90-33-99-00-0${pick % DEVICES}`);
const oneOf = <Thing>(things: readonly Thing[], pick: number): Thing | undefined =>
  things[pick % things.length];

/** Everything that can happen to licenses and credit. Answers whether there was something to do it with. */
const OPERATIONS: Readonly<Record<string, (dice: Dice) => Promise<unknown>>> = {
  issue: async ({ world, me, pick, amount }) => {
    const holding =
      pick % 2 === 0 ? `${amount}.25` : { [PBX]: amount, ...(pick % 3 === 0 && { [OPERATOR]: 1 }) };
    world.keys.push(await issueKeyOf(me.rental, holding));
  },
  cancelIssued: async ({ me, pick }) => {
    const keys = await db.activationKey.findMany({
      where: { projectId: null },
      take: 50,
      orderBy: { id: "desc" },
    });
    return cancelActivationKey(me.rental.vendor, { id: oneOf(keys, pick)?.id ?? NOBODY, reason: "returned" });
  },
  add: ({ world, me, pick }) =>
    addKeys(me.scope, { projectId: me.projectId, activationKeys: someKey(world, pick) }),
  charge: ({ world, me, pick }) =>
    chargeAccount(me.rental.partner, {
      accountId: me.rental.accountId,
      activationKey: someKey(world, pick)[0]!,
    }),
  divide: async ({ world, me, pick, amount }) => {
    const article = oneOf(ARTICLES, pick) ?? null;
    world.keys.push(
      ...(await divide(me.scope, {
        projectId: me.projectId,
        article,
        amounts: amount % 2 === 0 ? "1 + 2" : String(amount),
      })),
    );
  },
  cancelOwn: async ({ me, pick }) =>
    cancelOwnActivation(me.scope, { projectId: me.projectId, id: await ownKey(me, pick) }),
  offer: async ({ me, them, pick }) =>
    offerTransfer(me.scope, {
      projectId: me.projectId,
      keyId: await ownKey(me, pick),
      recipient: them.scope.organizationName,
    }),
  accept: async ({ me, pick }) =>
    acceptTransfer(me.scope, { transferId: await received(me, pick), projectId: me.projectId }),
  decline: async ({ me, pick }) => declineTransfer(me.scope, await received(me, pick)),
  withdraw: async ({ me, pick }) => {
    const sent = await db.keyTransfer.findMany({
      where: { fromOrganizationId: me.scope.organizationId, state: "offered" },
    });
    return withdrawTransfer(me.scope, oneOf(sent, pick)?.id ?? NOBODY);
  },
  bind: ({ me, pick, amount }) => {
    const license = { article: PBX, quantity: amount, serial: deviceOf(pick) };
    const notes = { endCustomer: "", location: "", description: "" };
    return bindLicenseKeys(me.scope, { projectId: me.projectId, licenses: [{ ...license, ...notes }] });
  },
  move: ({ me, pick }) =>
    moveLicenses(me.scope, {
      projectId: me.projectId,
      from: deviceOf(pick),
      to: deviceOf(pick + 1),
      reason: "broken",
    }),
  giveBack: ({ pick }) => returnFromDevice(deviceOf(pick), {}),
  returnFile: async ({ me, pick }) => {
    const serial = deviceOf(pick);
    const { content: xml } = await downloadLicenseFile(me.scope, { serial, form: "xml" });
    return returnLicenseFile(me.scope, { projectId: me.projectId, serial, xml });
  },
  revoke: async ({ me, pick }) => {
    const keys = await db.licenseKey.findMany({ where: { state: "active" }, orderBy: { id: "asc" } });
    return revokeLicenseKey(me.rental.vendor, {
      licenseKeyId: oneOf(keys, pick)?.id ?? NOBODY,
      reason: "wrong",
    });
  },
  preassign: ({ me, pick, amount }) =>
    preassignHardwareLicenses(me.rental.vendor, {
      licenses: [{ article: BRI, quantity: amount, serial: deviceOf(pick) }],
    }),
  claim: async ({ me, pick }) => {
    const assigned = await db.licenseKey.findMany({
      where: { kind: "hardware", state: "active" },
      orderBy: [{ claimedAt: { sort: "desc", nulls: "first" } }, { id: "asc" }],
      take: 3,
    });
    const serial = parseSerial(oneOf(assigned, pick)?.serial ?? deviceOf(pick));
    return claimHardwareLicenses(me.scope, { projectId: me.projectId, serial });
  },
  rent: ({ me, amount }) => rent(me.rental, { [PORT]: amount * 400 }),
  settle: () => settleDue(),
};

export const STEPS = Object.keys(OPERATIONS);

/** Three organizations with a project and an account each; the third is a customer of the first. */
export async function createWorld(): Promise<World> {
  const [one, two] = [await openRental(await createCast()), await openRental(await createCast())];
  const third = await openRental(one);
  const { vendor } = one;
  await createArticle(vendor, {
    number: BRI,
    name: "Relay-BRI",
    kind: "hardware",
    version: "",
    rentable: false,
    perDevice: true,
  });
  const actors = [
    { scope: one.partner, rental: one },
    { scope: two.partner, rental: two },
    { scope: one.customer, rental: third },
  ];
  const placed = await Promise.all(
    actors.map(async (actor) => ({ ...actor, projectId: await projectOf(actor.scope) })),
  );
  for (const { scope, projectId } of placed)
    for (const holding of ["60", { [PBX]: 40, [OPERATOR]: 8 }])
      await addKeys(scope, { projectId, activationKeys: [await issueKeyOf(one, holding)] });
  return { actors: placed, keys: [await issueKeyOf(one, "40"), await issueKeyOf(one, { [PBX]: 20 })] };
}

/** Takes a step. A refusal is an answer like any other; whatever else is thrown breaks the test. */
export async function takeStep(
  world: World,
  { name, actor, other, pick, amount }: Step,
): Promise<"done" | "refused"> {
  const [me, them] = [world.actors[actor]!, world.actors[other]!];
  try {
    await OPERATIONS[name]!({ world, me, them, pick, amount });
    return "done";
  } catch (error) {
    if (isRefusal(error)) return "refused";
    throw error;
  }
}

/** Keys that anybody could have in hand: any that was ever shown, used ones too. The newest come first. */
const someKey = ({ keys }: World, pick: number): ActivationKey[] => {
  const key = oneOf(keys.slice(-6), pick);
  return key ? [key] : [];
};

async function ownKey({ projectId }: Actor, pick: number): Promise<string> {
  const own = await db.activationKey.findMany({
    where: { projectId, state: "unused" },
    orderBy: { id: "asc" },
  });
  return oneOf(own, pick)?.id ?? NOBODY;
}

async function received({ scope }: Actor, pick: number): Promise<string> {
  const open = await db.keyTransfer.findMany({
    where: { toOrganizationId: scope.organizationId, state: "offered" },
  });
  return oneOf(open, pick)?.id ?? NOBODY;
}
