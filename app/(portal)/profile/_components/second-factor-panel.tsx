import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { LoadedFactorSetUp } from "@/lib/features/second-factors/loaders";

/** Whether a second factor is on, and the way to change that. */
export function SecondFactorPanel({ factor }: Readonly<{ factor: LoadedFactorSetUp["factor"] }>) {
  const t = useTranslations("secondFactor");
  const { since, codesLeft } = factor;
  return (
    <Panel title={t("title")}>
      <p className="mb-3 text-muted">{t("explanation")}</p>
      {since !== null && (
        <Facts
          className="mb-3.5"
          facts={[
            { label: t("on"), value: <Moment at={since} style="minute" /> },
            { label: t("codesLeft"), value: codesLeft },
          ]}
        />
      )}
      <ButtonLink href="/profile/second-factor" prefetch={false}>
        {t(since === null ? "setUp" : "manage")}
      </ButtonLink>
    </Panel>
  );
}
