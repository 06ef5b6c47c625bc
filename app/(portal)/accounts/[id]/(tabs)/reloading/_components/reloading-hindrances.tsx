import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { showIsc } from "@/lib/domain/display/amount";
import type { Hindrance, ReloadObstacle } from "@/lib/domain/reloads/may-reload";
import type { LoadedReloading } from "@/lib/features/reloads/loaders";

/** What the service needs first, each with where it is put right, for whoever can. */
export function ReloadingHindrances({ loaded }: Readonly<{ loaded: LoadedReloading }>) {
  const t = useTranslations("reloading");
  const locale = useLocale();
  const { hindrances, terms } = loaded;
  if (hindrances.length === 0) return null;
  const text = (hindrance: Hindrance): string => {
    if (hindrance.obstacle !== "charge_missing") return t(`missing.${hindrance.obstacle}`);
    const { needed, charged } = hindrance;
    if (needed === 0n) return t("missing.charge_missing_idle");
    return t("missing.charge_missing", {
      needed: showIsc(needed, locale),
      charged: showIsc(charged, locale),
    });
  };
  return (
    <Alert tone="changed" title={t(terms?.enabled ? "missing.lacking" : "missing.title")}>
      <ul className="grid gap-2">
        {hindrances.map((hindrance) => {
          const href = wayOut(hindrance, loaded);
          return (
            <li key={hindrance.obstacle} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <span>{text(hindrance)}</span>
              {href && (
                <ButtonLink href={href} small prefetch={false}>
                  {t(`go.${hindrance.obstacle}`)}
                </ButtonLink>
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}

type Way = Readonly<{ href: string; isOpen: boolean }>;

/** Where the person asking can put it right; null where somebody else must. */
function wayOut({ obstacle }: Hindrance, loaded: LoadedReloading): string | null {
  const { account, side, maySwitchOff, mayContract } = loaded;
  const address: Way = { href: "/organization/billing", isOpen: mayContract };
  const billing: Way = { href: "/billing", isOpen: side === "vendor" };
  const ways: Readonly<Record<ReloadObstacle, Way>> = {
    contract: { href: "/contracts/new?kind=reloading_service", isOpen: mayContract },
    charge_missing: { href: `/accounts/${account.id}/charge`, isOpen: maySwitchOff },
    billing_missing: address,
    vat_id_missing: address,
    seller_missing: billing,
    price_missing: billing,
  };
  const { href, isOpen } = ways[obstacle];
  return isOpen ? href : null;
}
