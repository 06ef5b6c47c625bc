import type { Serial } from "@/lib/domain/hardware/serial";
import { requireFit } from "@/lib/domain/licenses/license-key-fit";
import { takeFromLots } from "@/lib/domain/licenses/lots";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { isRefusal, Refusal } from "@/lib/domain/refusal";

/** An article as far as binding it to a device is concerned. */
export type BindableArticle = Readonly<{
  number: string;
  name: string;
  kind: string;
  version: string;
  perDevice: boolean;
}>;

/** A license somebody wants to bind to a device, in the words of the form. */
export type WantedLicense = Readonly<{
  article: string;
  quantity: number;
  serial: Serial;
  endCustomer: string;
  location: string;
  description: string;
}>;

/** What a project can bind: the articles there are, and how many pieces of each are left. */
export type Stock = Readonly<{
  articles: ReadonlyMap<string, BindableArticle>;
  left: ReadonlyMap<string, bigint>;
}>;

/** A wanted license that can be bound, or why it cannot. */
export type Planned = Readonly<{ wanted: WantedLicense }> &
  (Readonly<{ article: BindableArticle; fault: null }> | Readonly<{ fault: Refusal }>);

/**
 * Decides of each wanted license, in the order they are given, whether it can be bound: the article exists, fits the
 * device, and so many pieces are left after those before it (`article_unknown`, `article_does_not_fit`,
 * `quantity_invalid`, `not_enough_left`). One that cannot takes nothing from those after it.
 */
export function planLicenseKeys({ articles, left }: Stock, licenses: readonly WantedLicense[]): Planned[] {
  const remaining = new Map(left);
  return licenses.map((wanted) => {
    try {
      return { wanted, article: take(articles, remaining, wanted), fault: null };
    } catch (error) {
      if (isRefusal(error)) return { wanted, fault: error };
      throw error;
    }
  });
}

function take(
  articles: Stock["articles"],
  remaining: Map<string, bigint>,
  { article: number, quantity, serial }: WantedLicense,
): BindableArticle {
  const article = articles.get(number);
  if (!article) throw new Refusal("article_unknown", { article: number });
  if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY) {
    throw new Refusal("quantity_invalid", { article: article.name, most: MAX_QUANTITY });
  }
  requireFit(article, serial);
  const amount = BigInt(quantity);
  const left = remaining.get(number) ?? 0n;
  takeFromLots([{ id: number, left }], { articleNumber: article.name, amount });
  remaining.set(number, left - amount);
  return article;
}
