import { useTranslations } from "next-intl";
import { ContractStateChip } from "@/components/contracts/contract-state-chip";
import { ButtonLink } from "@/components/ui/button";
import { type Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { contractTitle } from "@/lib/domain/contracts/contract";
import type { ShownContract } from "@/lib/features/rental-devices/loaders";

/** The facts of a contract that carries the account, and the way to it where it is one's own. */
export function ContractPanel({ contract }: Readonly<{ contract: ShownContract }>) {
  const t = useTranslations("devices.contract");
  const { kind, state, number, organization, startsAt, endsAt, href } = contract;
  const facts: Fact[] = [
    { label: t("number"), value: number ?? "–" },
    { label: t("party"), value: organization },
    ...(startsAt === null ? [] : [{ label: t("startsAt"), value: <Moment at={startsAt} /> }]),
    ...(endsAt === null ? [] : [{ label: t("endsAt"), value: <Moment at={endsAt} /> }]),
  ];
  const link = href && (
    <ButtonLink href={href} small prefetch={false} aria-label={`${t("open")}: ${contractTitle(kind)}`}>
      {t("open")}
    </ButtonLink>
  );
  return (
    <Panel title={contractTitle(kind)} aside={<ContractStateChip state={state} />} footer={link}>
      <Facts facts={facts} />
    </Panel>
  );
}
