import { useTranslations } from "next-intl";
import { RightsInWords } from "@/components/members/rights-in-words";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { Permission } from "@/lib/domain/organizations/permissions";

type Props = Readonly<{ permissions: readonly Permission[]; isLimited: boolean }>;

/** What one may do oneself, for those who do not look after the others. */
export function OwnRights({ permissions, isLimited }: Props) {
  const t = useTranslations("organization");
  return (
    <Panel title={t("yourRights")}>
      <Facts
        facts={[
          { label: t("may"), value: <RightsInWords permissions={permissions} /> },
          { label: t("sees"), value: t(isLimited ? "projectsOnly" : "everything") },
        ]}
      />
    </Panel>
  );
}
