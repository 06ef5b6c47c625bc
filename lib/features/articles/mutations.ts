import { decideArticleChange } from "@/lib/domain/licenses/articles";
import { Refusal } from "@/lib/domain/refusal";
import type { ArticleChangeInput, ArticleInput } from "@/lib/features/articles/schema";
import type { Article } from "@/lib/features/articles/data";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/**
 * Adds an article. Vendor staff with `licenses` only; refuses a number that exists, and a hardware license that is
 * marked rentable (docs/rules.md, 2).
 */
export function createArticle(scope: Scope, input: ArticleInput, reference?: string): Promise<Article> {
  requireVendor(scope, "licenses");
  requireAllowed(input);
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { createArticle: input } }, async () => {
      const { count } = await tx.article.createMany({ data: [input], skipDuplicates: true });
      if (count === 0) throw new Refusal("article_number_taken", { article: input.number });
      return input;
    }),
  );
}

/**
 * Changes everything of an article but its number. Vendor staff with `licenses` only; refuses numbers nobody knows
 * (`not_found`), another kind for what is in use, and a hardware license that is marked rentable. What is rented
 * already stays rented. Whoever begins to use the article at the same time waits.
 */
export function changeArticle(
  scope: Scope,
  { number, ...change }: ArticleChangeInput & Readonly<{ number: string }>,
  reference?: string,
): Promise<Article> {
  requireVendor(scope, "licenses");
  const input = { changeArticle: { number, ...change } };
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input }, async () => {
      const [before] = await tx.$queryRaw<{ kind: string }[]>`
        SELECT kind FROM articles WHERE number = ${number} FOR UPDATE`;
      if (!before) throw new Refusal("not_found");
      requireAllowed({ number, ...change }, { kind: before.kind, inUse: await isInUse(tx, number) });
      await tx.article.update({ where: { number }, data: change });
      return { number, ...change };
    }),
  );
}

function requireAllowed(...facts: Parameters<typeof decideArticleChange>): void {
  const decision = decideArticleChange(...facts);
  if (decision !== "allowed") throw new Refusal(decision, { article: facts[0].number });
}

async function isInUse(tx: Transaction, number: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ in_use: boolean }[]>`
    SELECT EXISTS (SELECT FROM activation_key_items WHERE article_number = ${number})
      OR EXISTS (SELECT FROM license_keys WHERE article_number = ${number})
      OR EXISTS (SELECT FROM project_lots WHERE article_number = ${number})
      OR EXISTS (SELECT FROM rental_order_items WHERE article_number = ${number})
      OR EXISTS (SELECT FROM included_licenses WHERE ${number} IN (device_number, article_number))
      OR EXISTS (SELECT FROM configuration_lines WHERE article_number = ${number}) AS in_use`;
  return row?.in_use ?? false;
}
