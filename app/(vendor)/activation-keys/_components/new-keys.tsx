import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CertificateForm } from "@/components/licenses/certificate-form";
import { Alert } from "@/components/ui/alert";
import { CopyButton } from "@/components/ui/copy-button";
import { KeyDisplay } from "@/components/ui/key-display";

type Props = Readonly<{
  keys: readonly Readonly<{ id: string; activationKey: string }>[];
  /** What else can be done with all of them. */
  children?: ReactNode;
}>;

/** New keys, whole, each with its certificate. Nobody can show them again. */
export function NewKeys({ keys, children }: Props) {
  const t = useTranslations("activationKeys");
  const all = keys.map(({ activationKey }) => activationKey);
  return (
    <Alert tone="good">
      <p className="mb-2">{t("shownOnce", { count: keys.length })}</p>
      <ul className="grid max-h-80 gap-2 overflow-y-auto">
        {keys.map(({ id, activationKey }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            <KeyDisplay value={activationKey} label={t("activationKey")} />
            <CertificateForm keys={[activationKey]} />
          </li>
        ))}
      </ul>
      {keys.length > 1 && (
        <div className="mt-3 flex flex-wrap gap-2">
          <CopyButton text={all.join("\n")} label={t("copyAll")} done={t("copied")} />
          <CertificateForm keys={all} />
          {children}
        </div>
      )}
    </Alert>
  );
}
