import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { contractTitle } from "@/lib/domain/contracts/contract";
import type { LoadedGate } from "@/lib/features/rental-gate/loaders";

/** Says which contracts are missing before something new can be rented, and leads to them. Nothing when none are. */
export function ContractGate({ gate }: Readonly<{ gate: LoadedGate }>) {
  const t = useTranslations("contracts.gate");
  const { missing, mayOffer, maySee } = gate;
  const [first] = missing;
  if (!first) return null;
  const canAdd = ["contract_missing", "contract_rejected", "contract_ended"].includes(first.obstacle);
  return (
    <div className="mb-4">
      <Alert tone="changed" title={t("title")}>
        <ul className="grid gap-1">
          {missing.map(({ kind, obstacle }) => (
            <li key={kind}>
              {t(obstacle, { contract: contractTitle(kind) })} {kind === "myapps_cloud" && t("cloud")}
            </li>
          ))}
        </ul>
        {!mayOffer && <p className="mt-1">{t("askPartner")}</p>}
        {maySee && (
          <p className="mt-2.5">
            {mayOffer && canAdd ? (
              <ButtonLink href={`/contracts/new?kind=${first.kind}`} look="primary" prefetch={false}>
                {t("add")}
              </ButtonLink>
            ) : (
              <ButtonLink href="/contracts" prefetch={false}>
                {t("see")}
              </ButtonLink>
            )}
          </p>
        )}
      </Alert>
    </div>
  );
}
