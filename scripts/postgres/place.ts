import { createHash, randomBytes } from "node:crypto";
import { chownSync, existsSync, lstatSync, mkdirSync, realpathSync, symlinkSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Account, accountMay } from "@/scripts/postgres/account";
import { SHARED_PLACE } from "@/scripts/postgres/binaries";

/**
 * The folder for a cluster's data, created and owned by the account. A checkout may lie where that account cannot
 * look, below /root for instance: the data then lies in a place of its own, and `folder` becomes a link to it.
 */
export function placeFor(folder: string, account: Account): string {
  mkdirSync(dirname(folder), { recursive: true });
  dropDeadLink(folder);
  if (existsSync(folder)) return realpathSync(folder);
  const reachable = !account || accountMay(account, "-x", dirname(folder));
  if (reachable) return ownedFolder(folder, account);
  const elsewhere = ownedFolder(join(SHARED_PLACE, newName(folder)), account);
  symlinkSync(elsewhere, folder);
  return elsewhere;
}

function ownedFolder(folder: string, account: Account): string {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** A link whose target somebody removed means: the data is gone. */
function dropDeadLink(folder: string): void {
  const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink();
  if (isLink && !existsSync(folder)) unlinkSync(folder);
}

/** Named after the checkout, and new each time: whoever deletes the link wants to begin anew. */
const newName = (folder: string): string =>
  `${createHash("sha256").update(folder).digest("hex").slice(0, 8)}-${randomBytes(4).toString("hex")}`;
