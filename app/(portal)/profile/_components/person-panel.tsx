import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { LoadedProfile } from "@/lib/features/people/loaders";

type Props = Readonly<{ person: LoadedProfile; organizationName: string }>;

/** Who one is, and what one's address keeps one from. */
export function PersonPanel({ person, organizationName }: Props) {
  const t = useTranslations("profile");
  return (
    <Panel title={t("person")}>
      <Facts
        facts={[
          { label: t("name"), value: person.name },
          { label: t("email"), value: <span className="wrap-anywhere">{person.email}</span> },
          { label: t("organization"), value: organizationName },
        ]}
      />
      {person.contracts !== "allowed" && (
        <div className="mt-3.5">
          <Alert title={t("contractsTitle")}>{t(person.contracts)}</Alert>
        </div>
      )}
    </Panel>
  );
}
