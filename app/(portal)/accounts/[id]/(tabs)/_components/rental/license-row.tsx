"use client";

import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { QuantityField } from "@/components/forms/quantity-field";
import { OldNew } from "@/components/ui/old-new";
import type { LineDifference } from "@/lib/domain/accounts/configuration-difference";
import type { DraftLine } from "@/lib/domain/accounts/rental-draft";
import { showCents, showMonthly } from "@/lib/domain/display/amount";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import type { Cents } from "@/lib/domain/money/units";

type Props = Readonly<{
  name: string;
  field: string;
  line: DraftLine;
  difference: LineDifference | undefined;
  /** What a piece costs now, and what it costs with the draft. */
  prices: Readonly<{ old: Cents | undefined; new: Cents | undefined }>;
  onQuantity: (quantity: string) => void;
  onRemove: () => void;
}>;

/** A license that is rented, or will be. */
export function LicenseRow({ name, field, line, difference, prices, onQuantity, onRemove }: Props) {
  const t = useTranslations("rental");
  const nameId = `name-of-${field}`;
  return (
    <tr className={difference?.changed ? "changed" : undefined}>
      <th scope="row" id={nameId}>
        {name}
      </th>
      <td>
        <QuantityField
          name={field}
          label={t("quantity")}
          describedBy={nameId}
          value={line.quantity}
          onChange={onQuantity}
          less={t("less")}
          more={t("more")}
          most={MAX_QUANTITY}
        />
      </td>
      <td className="n wide">
        <UnitPrice prices={prices} />
      </td>
      <td className="n font-semibold">
        <Monthly difference={difference} />
      </td>
      <td className="n">
        <button
          type="button"
          className="row-button"
          aria-label={t("remove", { license: name })}
          onClick={onRemove}
        >
          <X aria-hidden="true" />
        </button>
      </td>
    </tr>
  );
}

function UnitPrice({ prices }: Pick<Props, "prices">) {
  const locale = useLocale();
  const price = prices.new ?? prices.old;
  if (price === undefined) return null;
  return <OldNew before={showCents(prices.old ?? price, locale)} after={showCents(price, locale)} />;
}

function Monthly({ difference }: Pick<Props, "difference">) {
  const locale = useLocale();
  if (!difference) return null;
  return (
    <OldNew
      before={showMonthly(difference.oldRate, locale)}
      after={showMonthly(difference.newRate, locale)}
    />
  );
}
