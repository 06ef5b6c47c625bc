import { type AccountPreview, accountPreview } from "@/lib/domain/accounts/account-preview";
import { type AccountView, accountView } from "@/lib/domain/accounts/account-view";
import { changeConfiguration } from "@/lib/domain/accounts/change-configuration";
import { linesAfter, type RenterKind, sameLines } from "@/lib/domain/accounts/configuration";
import { differenceOf } from "@/lib/domain/accounts/configuration-difference";
import { decideConfigurationChange } from "@/lib/domain/accounts/decide-configuration-change";
import { growingScenarios, growingSerials } from "@/lib/domain/contracts/growing-scenarios";
import { type Instant, laterOf } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import {
  type AccountPbx,
  type AccountWithPbxs,
  requireAccount,
  requireLiveAccount,
} from "@/lib/features/accounts/data";
import { getPricing } from "@/lib/features/configurations/data";
import type { ConfigurationChangeInput } from "@/lib/features/configurations/schema";
import { storeConfiguration } from "@/lib/features/configurations/versions/mutations";
import { requireUnmixed } from "@/lib/features/license-sources/data";
import { requireMayRent, shareRentalContracts } from "@/lib/features/rental-gate/data";
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

/** A change, the account it is made to as it was found behind the lock, and the second it is made in. */
type Application = Readonly<{
  account: AccountWithPbxs;
  change: Change;
  renter: RenterKind;
  now: Instant;
}>;

/** A change, of PBXs or of devices; sent again under its reference it counts once. */
export type ChangeRequest = Readonly<{ change: Change; renter: RenterKind; reference?: string | undefined }>;

/**
 * Replaces what some PBXs of an account rent. Needs `rental`. All PBXs of the account go on the prices in force.
 * Refuses what could not pay its first second, articles that do not exist or are not rentable, a view that was
 * outdated (`basedOn`), prices that changed since the person saw them, and a parked account. The same configuration
 * confirmed twice counts once.
 */
export function changeAccountConfiguration(
  scope: Scope,
  change: Change,
  reference?: string,
): Promise<ConfigurationAnswer> {
  requirePermission(scope, "rental");
  return inTransaction((tx) => applyChange(tx, scope, { change, renter: "pbx", reference }));
}

/** What `changeAccountConfiguration` would do, found out by doing it and rolling it back. Changes nothing. */
export function checkConfigurationChange(scope: Scope, change: Change): Promise<ConfigurationPreview> {
  requirePermission(scope, "rental");
  return tryOut((tx) =>
    previewed(tx, scope, {
      accountId: change.accountId,
      work: () => applyChange(tx, scope, { change, renter: "pbx" }),
    }),
  );
}

type Trial = Readonly<{ accountId: string; work: () => Promise<ConfigurationAnswer> }>;

/** Does the work, which the caller's transaction rolls back, and compares the account with itself. */
export async function previewed(
  tx: Transaction,
  scope: Scope,
  { accountId, work }: Trial,
): Promise<ConfigurationPreview> {
  const before = await requireAccount(scope, accountId, tx);
  const answer = await work();
  const after = await requireAccount(scope, accountId, tx);
  const warned = await getWarnedWeeks(after, tx);
  return { change: answer, priceListId: after.priceListId, ...accountPreview(before, after, warned) };
}

/**
 * Locks an account for a write to what it rents: a share of its contracts first, as whoever ends one takes them, then
 * the account itself. Answers whether it is parked.
 */
export async function lockRental(
  tx: Transaction,
  { id, customerId, partnerId }: Pick<AccountWithPbxs, "id" | "customerId" | "partnerId">,
): Promise<Readonly<{ parked: boolean }>> {
  await shareRentalContracts(tx, { customerId, partnerId });
  const [locked] = await tx.$queryRaw<{ parked: boolean }[]>`
    SELECT parked_at IS NOT NULL AS parked FROM accounts WHERE id = ${id}::uuid FOR UPDATE`;
  return { parked: locked?.parked ?? false };
}

/**
 * Makes a change in the caller's transaction, under the rules of `changeAccountConfiguration`: locks the account, takes
 * the time, decides whether there is anything to do and whether it may be done, and posts it.
 */
export async function applyChange(
  tx: Transaction,
  scope: Scope,
  { change, renter, reference }: ChangeRequest,
): Promise<ConfigurationAnswer> {
  const found = await requireAccount(scope, change.accountId, tx);
  const { id } = found;
  const { parked } = await lockRental(tx, found);
  return once(tx, { subjectId: id, reference, input: { changeConfiguration: change } }, async () => {
    if (parked) throw new Refusal("account_parked");
    const account = await requireLiveAccount(scope, id, tx);
    const now = laterOf(account.now, account.facts.settledAt);
    const application = { account, change, renter, now };
    if (isAppliedAlready(application)) return answerOf(account, { applied: false, renter, now });
    await requireContracts(tx, application);
    await post(tx, scope, application);
    if (renter === "pbx") await requireUnmixed(tx, growingSerials(account.pbxs, change.changes));
    return answerOf(await requireAccount(scope, id, tx), { applied: true, renter, now });
  });
}

/** Whether every wanted change is in force already; refuses one that was made from an outdated view. */
function isAppliedAlready({ account, change: { changes }, renter }: Application): boolean {
  const decisions = changes.map(({ serial, lines, basedOn }) => {
    const saved = requirePbx(account, serial, renter);
    const view = { savedVersion: saved.version, basedOn, sameAsSaved: sameLines(saved.lines, lines) };
    const decision = decideConfigurationChange(view);
    if (decision === "outdated") {
      throw new Refusal("configuration_outdated", { basedOn: basedOn ?? 0, version: saved.version });
    }
    return decision;
  });
  return decisions.every((decision) => decision === "already_applied");
}

function requirePbx({ pbxs }: AccountWithPbxs, serial: string, renter?: RenterKind): AccountPbx {
  const pbx = pbxs.find((candidate) => candidate.serial === serial);
  if (!pbx || (renter && pbx.kind !== renter))
    throw new Refusal(renter === "device" ? "rental_device_unknown" : "pbx_unknown", { serial });
  return pbx;
}

/** What is rented more needs contracts in force; what is rented less never does. */
async function requireContracts(tx: Transaction, application: Application): Promise<void> {
  const { account, change, renter, now } = application;
  const scenarios = growingScenarios(account.pbxs, change.changes);
  const purposes = renter === "device" ? (["hardware"] as const) : scenarios;
  if (scenarios.length > 0) await requireMayRent({ ...account, purposes, now }, tx);
}

/** Asks the rules what the change comes to, at the prices in force, and stores it. */
async function post(tx: Transaction, scope: Scope, application: Application): Promise<void> {
  const { account, change, now } = application;
  const wanted = linesAfter(account.pbxs, change.changes);
  const numbers = wanted.flatMap(({ lines }) => lines.map(({ article }) => article));
  const { priceListId, priceOf, articles } = await getPricing(tx, { now, numbers });
  if (change.seenPriceListId !== undefined && change.seenPriceListId !== priceListId)
    throw new Refusal("prices_changed");
  for (const { serial, lines } of wanted) {
    const { kind } = requirePbx(account, serial);
    for (const { article } of lines) requireRentable(article, articles.get(article)?.[kind]);
  }
  const posting = changeConfiguration(account.facts, { pbxs: wanted, priceOf }, now);
  const { pbxs } = differenceOf(account.pbxs, posting.configuration);
  const touched = pbxs.filter(({ changed }) => changed).map(({ serial }) => serial);
  // Nothing differs, in licenses or in prices: only remember that this list was seen.
  if (touched.length === 0) await tx.account.update({ where: { id: account.id }, data: { priceListId } });
  else await storeConfiguration(tx, scope, { account, posting, touched, priceListId });
}

function requireRentable(article: string, isRentable: boolean | undefined): void {
  if (isRentable === undefined) throw new Refusal("article_unknown", { article });
  if (!isRentable) throw new Refusal("article_not_rentable", { article });
}

const answerOf = (
  account: AccountWithPbxs,
  { applied, renter, now }: Readonly<{ applied: boolean; renter: RenterKind; now: Instant }>,
): ConfigurationAnswer => ({
  ...accountView(account.facts, now),
  applied,
  pbxs: account.pbxs
    .filter(({ kind }) => kind === renter)
    .map(({ serial, version }) => ({ serial, version })),
});
