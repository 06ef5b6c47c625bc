import { type AccountPreview, accountPreview } from "@/lib/domain/accounts/account-preview";
import { type AccountView, accountView } from "@/lib/domain/accounts/account-view";
import { changeConfiguration, type ChangePosting } from "@/lib/domain/accounts/change-configuration";
import {
  normalizeLines,
  type PbxLines,
  type PricedLine,
  sameLines,
} from "@/lib/domain/accounts/configuration";
import { decideConfigurationChange } from "@/lib/domain/accounts/decide-configuration-change";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { growingScenarios } from "@/lib/domain/contracts/growing-scenarios";
import { type Instant, laterOf } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { type AccountPbx, type AccountWithPbxs, requireAccount } from "@/lib/features/accounts/data";
import { getPricing } from "@/lib/features/configurations/data";
import type { ConfigurationChangeInput } from "@/lib/features/configurations/schema";
import { requireMayRent, shareRentalContracts } from "@/lib/features/rental-gate/data";
import { postEntries } from "@/lib/features/entries/mutations";
import { getWarnedWeeks } from "@/lib/features/warnings/marks/data";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction, tryOut } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** The account after a change, and whether the change was in force already. */
export type ConfigurationAnswer = AccountView &
  Readonly<{ applied: boolean; pbxs: { serial: string; version: number }[] }>;
/** What a change would do: the account before and after. */
export type ConfigurationPreview = AccountPreview &
  Readonly<{ change: ConfigurationAnswer; priceListId: string | null }>;

type Change = ConfigurationChangeInput & Readonly<{ accountId: string }>;

/**
 * Replaces what some PBXs of an account rent. Needs `rental`. All PBXs of the account go on the prices in force.
 * Refuses what could not pay its first second, articles that do not exist or are not rentable, a view that was
 * outdated (`basedOn`), prices that changed since the person saw them, and a parked account. The same configuration confirmed twice
 * counts once.
 */
export function changeAccountConfiguration(
  scope: Scope,
  change: Change,
  reference?: string,
): Promise<ConfigurationAnswer> {
  requirePermission(scope, "rental");
  return inTransaction((tx) => changed(tx, scope, { change, reference }));
}

/** What `changeAccountConfiguration` would do, found out by doing it and rolling it back. Changes nothing. */
export function checkConfigurationChange(scope: Scope, change: Change): Promise<ConfigurationPreview> {
  requirePermission(scope, "rental");
  return tryOut(async (tx) => {
    const before = await requireAccount(scope, change.accountId, tx);
    const answer = await changed(tx, scope, { change, reference: undefined });
    const after = await requireAccount(scope, change.accountId, tx);
    const warned = await getWarnedWeeks(after, tx);
    return { change: answer, priceListId: after.priceListId, ...accountPreview(before, after, warned) };
  });
}

async function changed(
  tx: Transaction,
  scope: Scope,
  { change, reference }: Readonly<{ change: Change; reference: string | undefined }>,
): Promise<ConfigurationAnswer> {
  const { id, customerId, partnerId } = await requireAccount(scope, change.accountId, tx);
  await shareRentalContracts(tx, { customerId, partnerId });
  const [locked] = await tx.$queryRaw<{ parked: boolean }[]>`
    SELECT parked_at IS NOT NULL AS parked FROM accounts WHERE id = ${id}::uuid FOR UPDATE`;
  return once(tx, { subjectId: id, reference, input: { changeConfiguration: change } }, async () => {
    if (locked?.parked) throw new Refusal("account_parked");
    const account = await requireAccount(scope, id, tx);
    const now = laterOf(account.now, account.facts.settledAt);
    if (isAppliedAlready(account, change)) return answerOf(account, { applied: false, now });
    await requireContracts(tx, { account, change, now });
    await apply(tx, scope, { account, change, now });
    return answerOf(await requireAccount(scope, id, tx), { applied: true, now });
  });
}

/** Whether every wanted change is in force already; refuses one that was made from an outdated view. */
function isAppliedAlready(account: AccountWithPbxs, { changes }: Change): boolean {
  const decisions = changes.map(({ serial, lines, basedOn }) => {
    const saved = requirePbx(account, serial);
    const view = { savedVersion: saved.version, basedOn, sameAsSaved: sameLines(saved.lines, lines) };
    const decision = decideConfigurationChange(view);
    if (decision === "outdated") {
      throw new Refusal("configuration_outdated", { basedOn: basedOn ?? 0, version: saved.version });
    }
    return decision;
  });
  return decisions.every((decision) => decision === "already_applied");
}

function requirePbx({ pbxs }: AccountWithPbxs, serial: string): AccountPbx {
  const pbx = pbxs.find((candidate) => candidate.serial === serial);
  if (!pbx) throw new Refusal("pbx_unknown", { serial });
  return pbx;
}

/** What is rented more needs contracts in force; what is rented less never does. */
async function requireContracts(tx: Transaction, { account, change, now }: Application): Promise<void> {
  const scenarios = growingScenarios(account.pbxs, change.changes);
  if (scenarios.length > 0) await requireMayRent({ ...account, scenarios, now }, tx);
}

type Application = Readonly<{ account: AccountWithPbxs; change: Change; now: Instant }>;

async function apply(tx: Transaction, scope: Scope, { account, change, now }: Application): Promise<void> {
  const wanted = wantedLines(account, change);
  const numbers = wanted.flatMap(({ lines }) => lines.map(({ article }) => article));
  const { priceListId, priceOf, articles } = await getPricing(tx, { now, numbers });
  if (change.seenPriceListId !== undefined && change.seenPriceListId !== priceListId)
    throw new Refusal("prices_changed");
  for (const article of numbers) {
    if (!articles.has(article)) throw new Refusal("article_unknown", { article });
    if (!articles.get(article)) throw new Refusal("article_not_rentable", { article });
  }
  const posting = changeConfiguration(account.facts, { pbxs: wanted, priceOf }, now);
  const touched = touchedPbxs(account, posting);
  // Nothing differs, in licenses or in prices: only remember that this list was seen.
  if (touched.length === 0) await tx.account.update({ where: { id: account.id }, data: { priceListId } });
  else await storeConfiguration(tx, scope, { account, posting, touched, priceListId });
}

/** The lines of all PBXs of the account: the wanted ones where something is wanted, else the saved ones. */
const wantedLines = (account: AccountWithPbxs, { changes }: Change): PbxLines[] =>
  account.pbxs.map(({ serial, scenario, lines }) => ({
    serial,
    scenario,
    lines: normalizeLines(changes.find((change) => change.serial === serial)?.lines ?? lines),
  }));

/** The PBXs whose licenses or prices differ afterwards. */
const touchedPbxs = (account: AccountWithPbxs, { configuration }: ChangePosting): string[] =>
  configuration
    .filter(({ serial, lines }) => !samePricedLines(requirePbx(account, serial).lines, lines))
    .map(({ serial }) => serial);

const samePricedLines = (some: readonly PricedLine[], others: readonly PricedLine[]): boolean =>
  sameLines(some, others) &&
  some.every(({ article, price }) =>
    others.some((other) => other.article === article && other.price === price),
  );

/** A change decided for a locked account, and the PBXs whose licenses or prices it changes. */
export type ConfigurationStoring = Readonly<{
  account: Readonly<{ id: string; facts: AccountFacts; configurationVersion: number }>;
  posting: ChangePosting;
  touched: readonly string[];
  priceListId: string | null;
}>;

/**
 * Stores what an account rents from now on as a new version of its configuration, and posts the change. The account's
 * row must be locked by the caller's transaction.
 */
export async function storeConfiguration(
  tx: Transaction,
  scope: Pick<Scope, "userId" | "via">,
  { account, posting, touched, priceListId }: ConfigurationStoring,
): Promise<void> {
  const accountId = account.id;
  const version = account.configurationVersion + 1;
  const { settledAt: at, rate: ratePerSecond } = posting.facts;
  await tx.accountConfiguration.create({
    data: { accountId, version, at, priceListId, ratePerSecond, actorId: scope.userId },
  });
  await tx.configurationLine.createMany({
    data: posting.configuration.flatMap(({ serial, lines }) =>
      lines.map(({ article, quantity, price }) => ({
        accountId,
        version,
        serial,
        articleNumber: article,
        quantity,
        monthlyCents: price,
      })),
    ),
  });
  await tx.pbx.updateMany({
    where: { accountId, serial: { in: [...touched] } },
    data: { version: { increment: 1 } },
  });
  await postEntries(tx, scope, { account, posting, version, priceListId });
}

const answerOf = (
  account: AccountWithPbxs,
  { applied, now }: Readonly<{ applied: boolean; now: Instant }>,
): ConfigurationAnswer => ({
  ...accountView(account.facts, now),
  applied,
  pbxs: account.pbxs.map(({ serial, version }) => ({ serial, version })),
});
