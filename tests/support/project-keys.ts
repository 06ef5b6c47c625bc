import { type ActivationKey, parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { isRefusal } from "@/lib/domain/refusal";
import { parseDivision } from "@/lib/domain/licenses/own-activation";
import { formatIsc, parseIsc } from "@/lib/domain/money/amount";
import { ticks } from "@/lib/domain/money/units";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { getLicenseBalance } from "@/lib/features/license-balances/data";
import { createOwnActivations } from "@/lib/features/own-activations/mutations";
import { listProjects } from "@/lib/features/projects/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import type { Cast } from "@/tests/support/cast";

/** Two articles that projects hold pieces of. */
export const PBX = "02-00060-001";
export const OPERATOR = "02-00060-002";

/** What a key of a test holds: iSC as text, or pieces of articles. */
export type Holding = string | Readonly<Record<string, number>>;

/** A new key of the vendor's with this content. */
export async function issueKeyOf({ vendor }: Pick<Cast, "vendor">, holding: Holding): Promise<ActivationKey> {
  await ensureArticles();
  const content =
    typeof holding === "string"
      ? { isc: parseIsc(holding) }
      : { items: Object.entries(holding).map(([article, quantity]) => ({ article, quantity })) };
  const [key] = await issueActivationKeys(vendor, { ...content, count: 1, note: "" });
  return parseActivationKey(key?.activationKey ?? "");
}

/** The id of an organization's first project. */
export async function projectOf(scope: Scope): Promise<string> {
  const [project] = await listProjects(scope);
  return project?.id ?? "";
}

/** Adds a new key of the vendor's to the partner's project, and answers the project's id. */
export async function loadProjectWith(cast: Cast, ...holdings: readonly Holding[]): Promise<string> {
  const projectId = await projectOf(cast.partner);
  for (const holding of holdings)
    await addKeys(cast.partner, { projectId, activationKeys: [await issueKeyOf(cast, holding)] });
  return projectId;
}

/** The codes of what was refused, in order; what broke otherwise breaks the test. */
export const refusedCodes = (results: readonly PromiseSettledResult<unknown>[]): string[] =>
  results.flatMap((result) => {
    if (result.status === "fulfilled") return [];
    if (!isRefusal(result.reason)) throw result.reason;
    return [result.reason.code];
  });

/** The answers of what went through. */
export const answersOf = <Answer>(results: readonly PromiseSettledResult<Answer>[]): Answer[] =>
  results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));

async function ensureArticles(): Promise<void> {
  const articles = [
    [PBX, "PBX-Port14"],
    [OPERATOR, "PBX-Operator14"],
  ] as const;
  await db.article.createMany({
    data: articles.map(([number, name]) => ({
      number,
      name,
      kind: "software",
      version: "14",
      rentable: true,
      perDevice: false,
    })),
    skipDuplicates: true,
  });
}

/** Own activations of these amounts (`300 + 300 + 400`) of an article, or of iSC. */
export async function divide(
  scope: Scope,
  {
    projectId,
    article = null,
    amounts,
  }: Readonly<{ projectId: string; article?: string | null; amounts: string }>,
): Promise<ActivationKey[]> {
  const contents = parseDivision(amounts, article).map((portion) => [portion]);
  const created = await createOwnActivations(scope, { projectId, contents, note: "" });
  return created.map(({ activationKey }) => parseActivationKey(activationKey));
}

/** A project's balance in words: loaded − used − in own activations = left. */
export async function balanceOf(scope: Scope, projectId: string): Promise<Record<string, string>> {
  const rows = await getLicenseBalance(scope, projectId);
  return Object.fromEntries(
    rows.map(({ articleNumber, ...row }) => {
      const shown = (amount: bigint) =>
        articleNumber === null ? formatIsc(ticks(amount)) : amount.toString();
      const [loaded, used, own, left] = [row.loaded, row.used, row.inOwnActivations, row.left].map(shown);
      return [articleNumber ?? "iSC", `${loaded} − ${used} − ${own} = ${left}`];
    }),
  );
}
