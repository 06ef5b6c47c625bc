import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

type Props = Readonly<{
  accountId: string;
  device: Readonly<{ serial: string; name: string; state: string }>;
}>;

/** What can be done with a device: one that rents is exchanged or deactivated, one that is listed can leave. */
export function DeviceActions({ accountId, device: { serial, name, state } }: Props) {
  const t = useTranslations("devices.contract");
  const base = `/accounts/${accountId}`;
  if (state === "listed")
    return (
      <ButtonLink
        href={`${base}/contract/${serial}/remove`}
        small
        prefetch={false}
        aria-label={t("removeThis", { name })}
      >
        {t("remove")}
      </ButtonLink>
    );
  if (state !== "active") return null;
  return (
    <span className="flex flex-wrap gap-1.5">
      <ButtonLink
        href={`${base}/contract/${serial}/rma`}
        small
        prefetch={false}
        aria-label={t("rmaThis", { name })}
      >
        {t("rma")}
      </ButtonLink>
      <ButtonLink
        href={`${base}/hardware?off=${serial}`}
        small
        prefetch={false}
        aria-label={t("deactivateThis", { name })}
      >
        {t("deactivate")}
      </ButtonLink>
    </span>
  );
}
