import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

const SIDES = ["certificates", "alarms", "enrollment", "authorities"] as const;

/** All devices, and the four sides of their identity, for vendor staff. */
export function IdentityTabs() {
  const t = useTranslations("deviceIdentity.tabs");
  const sides = SIDES.map((side) => ({ label: t(side), href: `/devices/${side}` }));
  const tabs = [{ label: t("devices"), href: "/devices" }, ...sides];
  return <Tabs tabs={tabs} label={t("label")} />;
}
