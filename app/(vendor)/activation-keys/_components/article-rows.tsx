"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useState } from "react";
import { type Choice, SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { MOST_ARTICLES } from "@/lib/domain/licenses/quantity";

type Texts = Readonly<Record<string, string>>;
type Props = Readonly<{ articles: readonly Choice[]; values: Texts; errors: Texts }>;

/**
 * The articles a key holds, a row each, and the button for one more. Without a script the buttons send the form, which
 * comes back with what was typed and as many rows as they say.
 */
export function ArticleRows({ articles, values, errors }: Props) {
  const t = useTranslations("activationKeys");
  const [rows, setRows] = useState(() => rowsOf(values));
  const rowsButton = (count: number) => ({
    type: "submit" as const,
    name: "rows",
    value: count,
    formNoValidate: true,
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      setRows(count);
    },
  });
  return (
    <>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="grid grid-cols-[minmax(0,1fr)_5rem] items-start gap-2">
          <SelectField
            name={`article-${row}`}
            label={row === 0 ? t("article") : t("nthArticle", { row: row + 1 })}
            choices={articles}
            defaultValue={values[`article-${row}`]}
            error={errors[`items.${row}.article`]}
          />
          <TextField
            name={`quantity-${row}`}
            label={row === 0 ? t("quantity") : t("nthQuantity", { row: row + 1 })}
            inputMode="numeric"
            defaultValue={values[`quantity-${row}`] ?? "1"}
            error={errors[`items.${row}.quantity`]}
          />
        </div>
      ))}
      <div className="flex gap-2">
        {rows < MOST_ARTICLES && (
          <Button small {...rowsButton(rows + 1)}>
            {t("addArticle")}
          </Button>
        )}
        {rows > 1 && (
          <Button small look="quiet" {...rowsButton(rows - 1)}>
            {t("removeArticle")}
          </Button>
        )}
      </div>
    </>
  );
}

/** As many as a button has asked for; otherwise as many as were sent, and one to begin with. */
function rowsOf(values: Texts): number {
  const sent = Object.keys(values).filter((name) => name.startsWith("article-")).length;
  const rows = values.rows === undefined ? sent : Number(values.rows);
  return Math.min(Math.max(Math.trunc(rows) || 1, 1), MOST_ARTICLES);
}
