"use client";

import { useLocale, useTranslations } from "next-intl";
import { SCENARIOS, type Scenario } from "@/lib/domain/accounts/configuration";
import { showCents } from "@/lib/domain/display/amount";
import { fieldCents } from "@/lib/domain/display/change";
import type { Cents } from "@/lib/domain/money/units";

/** An article in the editor: what it costs in the list the draft is built on, and what the draft names. */
export type EditedPrices = Readonly<{
  article: string;
  name: string;
  present: Readonly<Record<Scenario, Cents | null>>;
  named: Readonly<Record<Scenario, Cents | null>>;
}>;

type Texts = Readonly<Record<string, string>>;
type Props = Readonly<{ prices: EditedPrices; typed: Texts; errors: Texts }>;

/** One article: for each scenario what there is, and the field for what shall be. */
export function PriceRow({ prices: { article, name, present, named }, typed, errors }: Props) {
  const t = useTranslations("priceLists");
  const locale = useLocale();
  return (
    <tr>
      <th scope="row">
        {name} <span className="font-normal text-muted max-sm:hidden">{article}</span>
      </th>
      {SCENARIOS.map((scenario) => {
        const field = `${scenario}@${article}`;
        const [price, draft] = [present[scenario], named[scenario]];
        return [
          <td key={`${scenario} now`} className="n text-muted">
            {price === null ? "–" : showCents(price, locale)}
          </td>,
          <td key={`${scenario} new`} className="n has-[input:not(:placeholder-shown)]:bg-changed">
            <PriceField
              name={field}
              label={t("newPrice", { license: name, scenario: t(`scenarios.${scenario}`) })}
              value={typed[field] ?? (draft === null ? "" : fieldCents(draft, locale))}
              error={errors[`prices.${field}`]}
            />
          </td>,
        ];
      })}
    </tr>
  );
}

type FieldProps = Readonly<{ name: string; label: string; value: string; error: string | undefined }>;

function PriceField({ name, label, value, error }: FieldProps) {
  return (
    <>
      <input
        // After sending, React puts a form back to how it began: a new value is a new field.
        key={value}
        name={name}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error && `error-${name}`}
        inputMode="decimal"
        autoComplete="off"
        placeholder=" "
        defaultValue={value}
        className="input h-7 w-24 text-end tabular-nums"
      />
      {error && (
        <p id={`error-${name}`} className="max-w-40 text-start text-xs whitespace-normal text-danger">
          {error}
        </p>
      )}
    </>
  );
}
