"use client";

import { useTranslations } from "next-intl";
import { CertificateForm } from "@/components/licenses/certificate-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { KeyDisplay } from "@/components/ui/key-display";

type Props = Readonly<{
  keys: readonly Readonly<{ id: string; activationKey: string }>[];
  list: string;
}>;

/** New own activations, whole, each with its certificate. Nobody can show them again. */
export function NewOwnKeys({ keys, list }: Props) {
  const t = useTranslations("ownActivations");
  const all = keys.map(({ activationKey }) => activationKey);
  return (
    <div className="grid gap-3.5">
      <Alert tone="good" title={t("created", { count: keys.length })}>
        {t("shownOnce", { count: keys.length })}
      </Alert>
      <ul className="grid gap-2">
        {keys.map(({ id, activationKey }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            <KeyDisplay value={activationKey} label={t("activationKey")} />
            <CertificateForm keys={[activationKey]} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2.5">
        {keys.length > 1 && (
          <>
            <CopyButton text={all.join("\n")} label={t("copyAll")} done={t("copied")} />
            <CertificateForm keys={all} />
          </>
        )}
        <ButtonLink href={list} small className="ms-auto">
          {t("toList")}
        </ButtonLink>
      </div>
    </div>
  );
}
