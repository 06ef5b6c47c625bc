import { exhaustionOf } from "@/lib/domain/accounts/balance";
import { changeConfiguration } from "@/lib/domain/accounts/change-configuration";
import { charge } from "@/lib/domain/accounts/charge";
import {
  type Line,
  type PbxConfiguration,
  type PbxLines,
  priceConfiguration,
} from "@/lib/domain/accounts/configuration";
import { differenceOf } from "@/lib/domain/accounts/configuration-difference";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import type { Instant } from "@/lib/domain/instant";
import { swapDevice } from "@/lib/domain/rental-devices/swap-device";
import { parseIsc } from "@/lib/domain/money/amount";
import { storeConfiguration } from "@/lib/features/configurations/versions/mutations";
import { type EntryActor, postEntries } from "@/lib/features/entries/mutations";
import type { Transaction } from "@/lib/platform/db/transaction";
import { createUsedKey } from "@/prisma/seed/activation-keys";
import type { People } from "@/prisma/seed/people";
import { ARTICLES, type ArticleName, priceListAt, type SeededPriceList } from "@/prisma/seed/price-lists";
import type { Licenses, Step, Story } from "@/prisma/seed/story";

/** The world a story happens in. */
export type World = Readonly<{ people: People; priceLists: readonly SeededPriceList[]; now: Instant }>;

/** What is stored of an account between two steps. `saved` lists all its PBXs, also those that rent nothing. */
export type Standing = Readonly<{
  id: string;
  facts: AccountFacts;
  configurationVersion: number;
  priceListId: string | null;
  saved: readonly PbxConfiguration[];
}>;

type Scene = Readonly<{ story: Story; world: World }>;
type Actor = EntryActor;

/**
 * Plays what happened to an account, by the rules and the writes that a person's clicks go through, at past seconds;
 * then stops what has run out since, as the settlement of due accounts does.
 */
export async function playSteps(
  tx: Transaction,
  { story, world }: Scene,
  { opened, times }: Readonly<{ opened: Standing; times: readonly Instant[] }>,
): Promise<void> {
  let standing = opened;
  for (const [index, step] of story.steps.entries()) {
    const at = times[index] ?? world.now;
    standing = await settleStop(tx, standing, at);
    const actor = actorOf(step, { story, world });
    standing =
      "charge" in step
        ? await playCharge(tx, { standing, actor, world }, { isc: step.charge, at })
        : "swap" in step
          ? await playSwap(tx, { standing, actor, world }, { ...step, story, at })
          : await playChange(
              tx,
              { standing, actor, world },
              { wanted: wantedBy(step, { story, standing }), at },
            );
  }
  await settleStop(tx, standing, world.now);
}

type Play = Readonly<{ standing: Standing; actor: Actor; world: World }>;

async function playCharge(
  tx: Transaction,
  { standing, actor, world }: Play,
  { isc, at }: Readonly<{ isc: string; at: Instant }>,
): Promise<Standing> {
  const ticks = parseIsc(isc);
  const used = { ticks, usedAt: at, usedBy: actor.userId, usedAccountId: standing.id };
  const activationKeyId = await createUsedKey(tx, world.people, used);
  const posting = charge(standing.facts, { ticks }, at);
  const list = priceListAt(world.priceLists, at);
  const priceListId = standing.facts.rented ? list.id : standing.priceListId;
  const version = standing.configurationVersion;
  await postEntries(tx, actor, { account: standing, posting, version, priceListId, activationKeyId });
  const charged = { ...standing, facts: posting.facts, priceListId };
  const repriced = priceConfiguration(standing.saved, list.priceOf);
  return differenceOf(standing.saved, repriced).changed
    ? playChange(tx, { standing: charged, actor, world }, { wanted: standing.saved, at })
    : charged;
}

async function playChange(
  tx: Transaction,
  { standing, actor, world }: Play,
  { wanted, at }: Readonly<{ wanted: readonly PbxLines[]; at: Instant }>,
): Promise<Standing> {
  const { id: priceListId, priceOf } = priceListAt(world.priceLists, at);
  const posting = changeConfiguration(standing.facts, { pbxs: wanted, priceOf }, at);
  const touched = differenceOf(standing.saved, posting.configuration)
    .pbxs.filter(({ changed }) => changed)
    .map(({ serial }) => serial);
  await storeConfiguration(tx, actor, { account: standing, posting, touched, priceListId });
  return {
    id: standing.id,
    facts: posting.facts,
    configurationVersion: standing.configurationVersion + 1,
    priceListId,
    saved: posting.configuration,
  };
}

type Swapped = Readonly<{ swap: readonly [string, string]; reason: string; story: Story; at: Instant }>;

async function playSwap(
  tx: Transaction,
  { standing, actor }: Play,
  { swap, reason, story, at }: Swapped,
): Promise<Standing> {
  const [oldSerial = "", newSerial = ""] = swap.map(
    (name) => story.pbxs.find((pbx) => pbx.name === name)?.serial ?? "",
  );
  const posting = swapDevice(standing.facts, { pbxs: standing.saved, oldSerial, newSerial }, at);
  const { id: accountId, priceListId } = standing;
  await storeConfiguration(tx, actor, {
    account: standing,
    posting,
    touched: [oldSerial, newSerial],
    priceListId,
  });
  const version = standing.configurationVersion + 1;
  await tx.deviceSwap.create({
    data: { accountId, version, oldSerial, newSerial, reason, actorId: actor.userId },
  });
  return { ...standing, facts: posting.facts, configurationVersion: version, saved: posting.configuration };
}

/** Debits a rental that ran out before a second, up to the second it stopped in. */
async function settleStop(tx: Transaction, standing: Standing, before: Instant): Promise<Standing> {
  const end = exhaustionOf(standing.facts);
  if (end === null || end > before) return standing;
  const { entry, facts } = settle(standing.facts, end);
  const posting = { entries: entry ? [entry] : [], facts };
  const { configurationVersion: version, priceListId } = standing;
  await postEntries(tx, NOBODY, { account: standing, posting, version, priceListId });
  return { ...standing, facts };
}

/** A debit has no person; whoever is named here is not written down. */
const NOBODY: Actor = { userId: "", via: "session" };

const actorOf = ({ by, via = "session" }: Step, { story, world }: Scene): Actor =>
  via === "reload" ? { userId: null, via } : { userId: world.people.persons[by ?? story.by], via };

/** The lines of all PBXs after a step: the named ones replaced. */
function wantedBy(
  { rent }: Extract<Step, { rent: unknown }>,
  { story, standing }: Readonly<{ story: Story; standing: Standing }>,
): PbxLines[] {
  const licenses = new Map(story.pbxs.map(({ name, serial }) => [serial, rent[name]] as const));
  return standing.saved.map((pbx) => {
    const wanted = licenses.get(pbx.serial);
    return wanted === undefined ? pbx : { ...pbx, lines: linesOf(wanted) };
  });
}

const linesOf = (licenses: Licenses): Line[] =>
  (Object.entries(licenses) as [ArticleName, number][]).map(([name, quantity]) => ({
    article: ARTICLES[name].number,
    quantity,
  }));
