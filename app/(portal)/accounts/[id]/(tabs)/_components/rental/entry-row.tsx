"use client";

import { useLocale, useTranslations } from "next-intl";
import { type MouseEvent, type Ref, useRef } from "react";
import { QuantityField } from "@/components/forms/quantity-field";
import { Button } from "@/components/ui/button";
import type { DraftLine } from "@/lib/domain/accounts/rental-draft";
import { FIELDS } from "@/lib/domain/accounts/rental-fields";
import { showCents, showMonthly } from "@/lib/domain/display/amount";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import type { Cents, TicksPerSecond } from "@/lib/domain/money/units";

type Props = Readonly<{
  serial: string;
  entry: DraftLine;
  choices: readonly Readonly<{ article: string; name: string }>[];
  rate: TicksPerSecond | undefined;
  price: Cents | undefined;
  isEntered: boolean;
  onEntry: (entry: DraftLine) => void;
  onAdd: () => void;
}>;

/**
 * Where the next license is chosen. It counts as soon as it is filled in, so nothing that is on the screen is left
 * out by *Apply*; *Add license* makes a row of it and room for another. Without scripts the button shows the summary.
 */
export function EntryRow({ serial, entry, choices, rate, price, isEntered, onEntry, onAdd }: Props) {
  const t = useTranslations("rental");
  const locale = useLocale();
  const select = useRef<HTMLSelectElement>(null);
  function add(event: MouseEvent) {
    event.preventDefault();
    if (isEntered) onAdd();
    select.current?.focus();
  }
  return (
    <tr className={isEntered ? "entry changed" : "entry"}>
      <td>
        <LicenseChoice ref={select} {...{ serial, entry, choices, onEntry }} />
      </td>
      <td>
        <QuantityField
          name={FIELDS.newQuantity(serial)}
          label={t("quantity")}
          value={entry.quantity}
          onChange={(quantity) => onEntry({ ...entry, quantity })}
          less={t("less")}
          more={t("more")}
          most={MAX_QUANTITY}
        />
      </td>
      <td className="n wide">{price !== undefined && showCents(price, locale)}</td>
      <td className="n" colSpan={2}>
        <span className="flex items-center justify-end gap-3">
          {isEntered && rate !== undefined && <b className="differs">{showMonthly(rate, locale)}</b>}
          <Button type="submit" name="intent" value="preview" small onClick={add}>
            {t("addLicense")}
          </Button>
        </span>
      </td>
    </tr>
  );
}

type ChoiceProps = Pick<Props, "serial" | "entry" | "choices" | "onEntry"> &
  Readonly<{ ref: Ref<HTMLSelectElement> }>;

function LicenseChoice({ ref, serial, entry, choices, onEntry }: ChoiceProps) {
  const t = useTranslations("rental");
  return (
    <select
      ref={ref}
      name={FIELDS.newArticle(serial)}
      aria-label={t("license")}
      className="input w-full min-w-36"
      value={entry.article}
      onChange={(event) => onEntry({ ...entry, article: event.target.value })}
    >
      <option value="">{t("chooseLicense")}</option>
      {choices.map(({ article, name }) => (
        <option key={article} value={article}>
          {name}
        </option>
      ))}
    </select>
  );
}
