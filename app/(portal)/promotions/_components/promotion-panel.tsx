import { useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { LoadedPromotion } from "@/lib/features/promotions/loaders";
import { ApprovalForm } from "./approval-form";
import { ReasonForm } from "./reason-form";

type Props = Readonly<{ promotion: LoadedPromotion; mayDecide: boolean }>;

/** A promotion: whose, for which system, until when; and what the vendor can do with it. */
export function PromotionPanel({ promotion, mayDecide }: Props) {
  const t = useTranslations("promotions");
  const { id, systemName, state } = promotion;
  return (
    <Panel title={systemName} aside={t(`states.${state}`)}>
      <PromotionFacts promotion={promotion} />
      {mayDecide && state === "requested" && (
        <div className="mt-4 grid gap-4 lg:grid-cols-2">
          <ApprovalForm promotionId={id} reference={crypto.randomUUID()} />
          <ReasonForm promotionId={id} reference={crypto.randomUUID()} step="reject" />
        </div>
      )}
      {mayDecide && state === "approved" && (
        <div className="mt-4 max-w-xl">
          <ReasonForm promotionId={id} reference={crypto.randomUUID()} step="end" />
        </div>
      )}
    </Panel>
  );
}

function PromotionFacts({ promotion }: Readonly<{ promotion: LoadedPromotion }>) {
  const t = useTranslations("promotions");
  const { partner, account, note, requestedAt, endsAt, reason, serial, state } = promotion;
  return (
    <Facts
      facts={[
        { label: t("partner"), value: partner },
        { label: t("account"), value: account },
        { label: t("requestedAt"), value: <Moment at={requestedAt} /> },
        ...(endsAt === null ? [] : [{ label: t("endsAt"), value: <Moment at={endsAt} /> }]),
        ...(state === "approved" ? [{ label: t("pbx"), value: serial ?? t("noPbx") }] : []),
        ...(note === "" ? [] : [{ label: t("note"), value: note }]),
        ...(reason === "" ? [] : [{ label: t("reason"), value: reason }]),
      ]}
    />
  );
}
