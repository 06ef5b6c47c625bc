import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { Alert } from "@/components/ui/alert";
import { KeyDisplay } from "@/components/ui/key-display";

type Props = Readonly<{ keys: readonly Readonly<{ id: string; activationKey: string }>[] }>;

/** New keys, whole. Nobody can show them again. */
export function NewKeys({ keys }: Props) {
  const t = useTranslations("activationKeys");
  const all = keys.map(({ activationKey }) => activationKey).join("\n");
  return (
    <Alert tone="good">
      <p className="mb-2">{t("shownOnce", { count: keys.length })}</p>
      <ul className="grid max-h-80 gap-2 overflow-y-auto">
        {keys.map(({ id, activationKey }) => (
          <li key={id}>
            <KeyDisplay value={activationKey} label={t("activationKey")} />
          </li>
        ))}
      </ul>
      {keys.length > 1 && (
        <p className="mt-2">
          <CopyButton text={all} label={t("copyAll")} done={t("copied")} />
        </p>
      )}
    </Alert>
  );
}
