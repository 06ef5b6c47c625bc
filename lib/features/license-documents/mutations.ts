import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, seconds, secondsBetween } from "@/lib/domain/instant";
import { type DeviceGrant, getDeviceGrant, getDeviceGrants } from "@/lib/features/license-documents/data";
import {
  type CurrentDocument,
  issueDocuments,
  stillCurrent,
} from "@/lib/features/license-documents/issuing/mutations";
import { db } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { signingKeys } from "@/lib/platform/signing/current-key";

/** A device that calls often is noted this seldom: seeing it must not cost a write each time. */
const NOTED_AT_MOST_EVERY = seconds(30n);

/** Who asks for a document: the device, which is noted as seen, or somebody else on its behalf. */
export type Fetcher = "device" | "person" | "portal";

/**
 * Answers the current document of a device. What it says is compared with what was last signed; only when that has
 * changed is a new one signed, under the next number. A test license that waited runs from its first document on.
 */
export async function getOrIssueDocument(
  serial: Serial,
  fetcher: Fetcher = "device",
): Promise<CurrentDocument> {
  const keys = await signingKeys();
  const grant = await getDeviceGrant(serial);
  const current = grant.testWaits ? null : stillCurrent(grant, keys);
  if (!current) return inTransaction((tx) => issueOne(tx, grant, fetcher));
  if (fetcher === "device") await noteSeen(serial, grant);
  return current;
}

/**
 * As `getOrIssueDocument`, for many devices on behalf of the portal, in as many statements as for one. Nobody is waited
 * for: a device somebody else holds just now is not in the answer, and has to be asked for alone.
 */
export async function getOrIssueDocuments(
  serials: readonly Serial[],
): Promise<ReadonlyMap<Serial, CurrentDocument>> {
  const keys = await signingKeys();
  const answers = new Map<Serial, CurrentDocument>();
  const outdated: DeviceGrant[] = [];
  for (const grant of await getDeviceGrants(serials)) {
    const current = grant.testWaits ? null : stillCurrent(grant, keys);
    if (current) answers.set(grant.serial, current);
    else outdated.push(grant);
  }
  if (outdated.length === 0) return answers;
  const issued = await inTransaction((tx) => issueDocuments(tx, outdated, { keys, ifLocked: "skip" }));
  for (const answer of issued) answers.set(answer.serial, answer);
  return answers;
}

async function issueOne(tx: Transaction, grant: DeviceGrant, fetcher: Fetcher): Promise<CurrentDocument> {
  const { serial } = grant;
  const [issued] = await issueDocuments(tx, [grant], { keys: await signingKeys(), ifLocked: "wait" });
  if (!issued) throw new Error(`A device's row that was waited for was not there: ${serial}.`);
  if (issued.isNew && fetcher === "device") await noteSeen(serial, { now: issued.now, lastSeenAt: null }, tx);
  return issued;
}

async function noteSeen(
  serial: Serial,
  { now, lastSeenAt }: Readonly<{ now: Instant; lastSeenAt: Instant | null }>,
  tx: Transaction = db,
): Promise<void> {
  if (lastSeenAt !== null && secondsBetween(lastSeenAt, now) < NOTED_AT_MOST_EVERY) return;
  await tx.$executeRaw`UPDATE devices SET last_seen_at = greatest(last_seen_at, ${now}) WHERE serial = ${serial}`;
}
