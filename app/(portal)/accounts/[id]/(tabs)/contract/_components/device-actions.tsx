import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

type Props = Readonly<{
  accountId: string;
  device: Readonly<{ serial: string; name: string; state: string }>;
}>;

/** What can be done with a device that rents: exchange it, or end its rental. */
export function DeviceActions({ accountId, device: { serial, name, state } }: Props) {
  const t = useTranslations("devices.contract");
  if (state !== "active") return null;
  const base = `/accounts/${accountId}`;
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
