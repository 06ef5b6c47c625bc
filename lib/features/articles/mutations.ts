import { decideRentable } from "@/lib/domain/licenses/articles";
import { Refusal } from "@/lib/domain/refusal";
import type { ArticleInput } from "@/lib/features/articles/schema";
import type { Article } from "@/lib/features/articles/data";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { inTransaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/**
 * Adds an article. Vendor staff with `licenses` only; refuses a number that exists, and a hardware license that is
 * marked rentable (Guidelines for Software Rental: article numbers 01-00500-… are not included).
 */
export function createArticle(scope: Scope, input: ArticleInput, reference?: string): Promise<Article> {
  requireVendor(scope, "licenses");
  if (input.rentable && decideRentable(input) !== "rentable") {
    throw new Refusal("article_not_rentable", { article: input.number });
  }
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { createArticle: input } }, async () => {
      const { count } = await tx.article.createMany({ data: [input], skipDuplicates: true });
      if (count === 0) throw new Refusal("article_number_taken", { article: input.number });
      return input;
    }),
  );
}
