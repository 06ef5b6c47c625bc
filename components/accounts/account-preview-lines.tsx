import { useLocale, useTranslations } from "next-intl";
import { OldNew } from "@/components/ui/old-new";
import { ScrollingRegion } from "@/components/ui/scrolling-region";
import type { PreviewLine, PreviewPbx } from "@/lib/domain/accounts/account-preview";
import { showCount, showDecimal } from "@/lib/domain/display/amount";

/** Every license whose quantity or price differs, PBX by PBX. */
export function AccountPreviewLines({ pbxs }: Readonly<{ pbxs: readonly PreviewPbx[] }>) {
  const t = useTranslations("preview");
  const locale = useLocale();
  return pbxs.map(({ serial, name, oldMonthlyIsc, newMonthlyIsc, lines }) => (
    <section key={serial} className="mt-5">
      <h3 className="mb-1 flex flex-wrap items-baseline gap-x-2.5 font-semibold">
        {name} <code className="font-normal text-muted">{serial}</code>
      </h3>
      <ScrollingRegion label={t("lines", { pbx: name })} className="-mx-4 border-b">
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{t("license")}</th>
              <th scope="col" className="n">
                {t("quantity")}
              </th>
              <th scope="col" className="n">
                {t("perUnit")}
              </th>
              <th scope="col" className="n">
                {t("perMonth")}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.article} line={line} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t("total")}
              </th>
              <td className="n">
                <OldNew
                  before={showDecimal(oldMonthlyIsc, locale)}
                  after={showDecimal(newMonthlyIsc, locale)}
                />
              </td>
            </tr>
          </tfoot>
        </table>
      </ScrollingRegion>
    </section>
  ));
}

function Line({ line }: Readonly<{ line: PreviewLine }>) {
  const locale = useLocale();
  const price = (decimal: string | null) => (decimal === null ? "–" : showDecimal(decimal, locale));
  const { oldPrice, newPrice } = line;
  return (
    <tr>
      <th scope="row">{line.name}</th>
      <td className="n">
        <OldNew before={showCount(line.oldQuantity, locale)} after={showCount(line.newQuantity, locale)} />
      </td>
      <td className="n">
        {line.priceChanged ? (
          <OldNew before={price(oldPrice)} after={price(newPrice)} />
        ) : (
          price(newPrice ?? oldPrice)
        )}
      </td>
      <td className="n">
        <OldNew
          before={showDecimal(line.oldMonthlyIsc, locale)}
          after={showDecimal(line.newMonthlyIsc, locale)}
        />
      </td>
    </tr>
  );
}
