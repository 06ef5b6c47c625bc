import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

const TABS = ["certificates", "alarms", "enrollment", "authorities"] as const;

/** The four sides of the identity of devices, for vendor staff. */
export function IdentityTabs() {
  const t = useTranslations("deviceIdentity.tabs");
  const tabs = TABS.map((tab) => ({ label: t(tab), href: `/devices/${tab}` }));
  return <Tabs tabs={tabs} label={t("label")} />;
}
