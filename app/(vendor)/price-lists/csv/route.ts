import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import type { Scenario } from "@/lib/domain/accounts/configuration";
import { formatCents } from "@/lib/domain/money/amount";
import { PRICE_COLUMNS } from "@/lib/domain/prices/price-lines";
import { articlesOf, priceTable } from "@/lib/domain/prices/price-table";
import { listArticles } from "@/lib/features/articles/data";
import { getPriceSource } from "@/lib/features/price-sources/data";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";
import { writeCsv } from "@/lib/platform/csv/write-csv";

/** A list or a draft as a file that can be read again. */
export async function GET(request: NextRequest): Promise<Response> {
  const scope = await requireVendorStaff();
  const source = (await getPriceSource(scope, request.nextUrl.searchParams.get("of") ?? "")) ?? notFound();
  const names = new Map((await listArticles()).map(({ number, name }) => [number, name]));
  const priceOf = priceTable(source.prices);
  const cell = (article: string, scenario: Scenario) => {
    const price = priceOf(article, scenario);
    return price === null ? "" : formatCents(price);
  };
  const rows = articlesOf(source.prices).map((article) => [
    article,
    names.get(article) ?? "",
    cell(article, "on_premises"),
    cell(article, "cloud"),
  ]);
  return new Response(writeCsv(PRICE_COLUMNS, rows), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="prices-${fileNameOf(source.name)}.csv"`,
      "cache-control": "no-store",
    },
  });
}

/** Only what every system takes in a file's name. */
const fileNameOf = (name: string): string => name.replaceAll(/[^\w.-]+/g, "-").slice(0, 60);
