import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { createArticle } from "@/lib/features/articles/mutations";
import { bindLicenseKeys } from "@/lib/features/license-keys/mutations";
import type { WantedLicense } from "@/lib/domain/licenses/license-key-plan";
import { db } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/access/scope";
import { type Cast, createCast } from "@/tests/support/cast";
import { newSerial } from "@/tests/support/rental";

/** Articles every license test can bind: ports in two versions, an operator, an interface built into devices. */
export const PORT13 = "02-00060-013";
export const PORT14 = "02-00060-014";
export const OPERATOR = "02-00061-014";
export const BRI = "01-00500-061";
/** Software that is bound to a device. */
export const STANDBY = "02-00062-014";

/** A partner with people and a project that holds these pieces. */
export type Holder = Cast & Readonly<{ projectId: string }>;

/** The project an organization started with. */
export const projectOf = async ({ organizationId }: Scope): Promise<string> =>
  (await db.project.findFirstOrThrow({ where: { organizationId }, orderBy: { createdAt: "asc" } })).id;

/** A new partner whose project holds these pieces, each kind from a key of its own. */
export async function createHolder(pieces: Readonly<Record<string, number>> = {}): Promise<Holder> {
  const cast = await createCast();
  await ensureArticles(cast.vendor);
  const holder = { ...cast, projectId: await projectOf(cast.partner) };
  for (const [article, quantity] of Object.entries(pieces)) await addPieces(holder, article, quantity);
  return holder;
}

/** Brings pieces of one article to a project, as a key that is added does. Answers the key's id. */
export async function addPieces(
  { vendor, partner, projectId }: Holder,
  articleNumber: string,
  quantity: number,
): Promise<string> {
  const items = [{ article: articleNumber, quantity }];
  const [key] = await issueActivationKeys(vendor, { items, count: 1, note: "", orderNumber: "" });
  const { id, issuedAt } = await db.activationKey.update({
    where: { id: key?.id ?? "" },
    data: { state: "used", usedAt: 1n, usedBy: partner.userId, usedProjectId: projectId },
  });
  const amount = BigInt(quantity);
  await db.projectLot.create({
    data: { projectId, activationKeyId: id, articleNumber, amount, left: amount, addedAt: issuedAt },
  });
  return id;
}

/** What is left of an article in a project, and how much of it is on devices. */
export async function standingOf(projectId: string, articleNumber: string) {
  const lots = await db.projectLot.findMany({ where: { projectId, articleNumber } });
  const bound = await db.licenseKey.findMany({ where: { projectId, articleNumber, state: "active" } });
  return {
    loaded: Number(lots.reduce((sum, { amount }) => sum + amount, 0n)),
    left: Number(lots.reduce((sum, { left }) => sum + left, 0n)),
    onDevices: bound.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

async function ensureArticles(vendor: Scope): Promise<void> {
  if (await db.article.findUnique({ where: { number: PORT14 } })) return;
  const software = { kind: "software", rentable: false, perDevice: false } as const;
  await createArticle(vendor, { ...software, number: PORT13, name: "PBX-Port13", version: "13" });
  await createArticle(vendor, { ...software, number: PORT14, name: "PBX-Port14", version: "14" });
  await createArticle(vendor, { ...software, number: OPERATOR, name: "PBX-Operator14", version: "14" });
  const bound = { ...software, perDevice: true };
  await createArticle(vendor, { ...bound, number: STANDBY, name: "PBX-Standby14", version: "14" });
  const hardware = { kind: "hardware", version: "", rentable: false, perDevice: true } as const;
  await createArticle(vendor, { ...hardware, number: BRI, name: "Relay-BRI" });
}

/** A license to bind: a port on a device of its own, unless something else is said. */
export const wanted = (more: Partial<WantedLicense> = {}): WantedLicense => ({
  article: PORT14,
  quantity: 1,
  serial: newSerial(),
  endCustomer: "",
  location: "",
  description: "",
  ...more,
});

/** Binds one license from a holder's balance. */
export const bind = ({ partner, projectId }: Holder, more: Partial<WantedLicense>) =>
  bindLicenseKeys(partner, { projectId, licenses: [wanted(more)] });
