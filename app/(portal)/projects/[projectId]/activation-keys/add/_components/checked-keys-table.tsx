"use client";

import { useLocale, useTranslations } from "next-intl";
import { KeyContent } from "@/components/licenses/key-content";
import { Chip } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import type { Locale } from "@/lib/domain/display/locale";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
import type { AddKeysStep } from "@/lib/features/added-keys/actions";

type Checked = Extract<AddKeysStep, { step: "checked" }>["keys"][number];

/** Each key that was pasted with what it holds, or a clear word why it cannot be added. */
export function CheckedKeysTable({ keys }: Readonly<{ keys: readonly Checked[] }>) {
  const t = useTranslations("addedKeys");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("contents")}
      columns={[
        { key: "key", label: t("key") },
        { key: "content", label: t("content") },
        { key: "state", label: t("state"), nowrap: true },
      ]}
      rows={keys.map((key) => ({
        key: key.text,
        cells: [
          <code key="key" className="wrap-anywhere">
            {key.outcome === "addable" ? key.canonical : key.text}
          </code>,
          key.outcome === "addable" ? <KeyContent key="content" {...key.content} /> : sentenceOf(key, locale),
          <Chip key="state" tone={key.outcome === "addable" ? "good" : "end"}>
            {t(`outcomes.${key.outcome}`)}
          </Chip>,
        ],
      }))}
      empty={t("nothingToAdd")}
    />
  );
}

function sentenceOf(key: Exclude<Checked, { outcome: "addable" }>, locale: Locale): string {
  if (key.outcome === "malformed")
    return refusalSentence({ code: "activation_key_malformed", details: key.details }, locale);
  const code = `activation_key_${key.outcome}` as const;
  const details = key.outcome === "used" && key.usedAt !== null ? { at: key.usedAt } : {};
  return refusalSentence({ code, details }, locale);
}
