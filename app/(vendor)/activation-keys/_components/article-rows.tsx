"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Choice, SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";

type Texts = Readonly<Record<string, string>>;
type Props = Readonly<{ articles: readonly Choice[]; values: Texts; errors: Texts }>;

/** The articles a key holds, a row each, and the button for one more. */
export function ArticleRows({ articles, values, errors }: Props) {
  const t = useTranslations("activationKeys");
  const [rows, setRows] = useState(1);
  return (
    <>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="grid grid-cols-[minmax(0,1fr)_5rem] items-start gap-2">
          <SelectField
            name={`article-${row}`}
            label={t("article")}
            choices={articles}
            defaultValue={values[`article-${row}`]}
            error={errors[`items.${row}.article`]}
          />
          <TextField
            name={`quantity-${row}`}
            label={t("quantity")}
            inputMode="numeric"
            defaultValue={values[`quantity-${row}`] ?? "1"}
            error={errors[`items.${row}.quantity`]}
          />
        </div>
      ))}
      <div className="flex gap-2">
        <Button small onClick={() => setRows(rows + 1)}>
          {t("addArticle")}
        </Button>
        {rows > 1 && (
          <Button small look="quiet" onClick={() => setRows(rows - 1)}>
            {t("removeArticle")}
          </Button>
        )}
      </div>
    </>
  );
}
