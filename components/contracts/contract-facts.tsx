import { useTranslations } from "next-intl";
import { type Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import type { OfferDetails } from "@/lib/domain/contracts/offer";
import type { Instant } from "@/lib/domain/instant";

/** What is shown of a contract beside its terms. */
export type ShownContract = Readonly<{
  organization: Readonly<{ name: string }>;
  details: OfferDetails;
  number: string | null;
  submittedAt: Instant | null;
  decidedAt: Instant | null;
  startsAt: Instant | null;
  endsAt: Instant | null;
  submitter: Readonly<{ name: string; email: string }> | null;
}>;

/** Who offered a contract, and what became of it. */
export function ContractFacts({ contract }: Readonly<{ contract: ShownContract }>) {
  const t = useTranslations("contracts");
  const { details, submitter } = contract;
  const moments = (["submittedAt", "decidedAt", "startsAt", "endsAt"] as const).flatMap((name): Fact[] => {
    const at = contract[name];
    return at === null ? [] : [{ label: t(name), value: <Moment at={at} /> }];
  });
  const texts: Fact[] = [
    { label: t("number"), value: contract.number ?? "" },
    { label: t("organization"), value: contract.organization.name },
    { label: t("fields.companyName"), value: details.companyName },
    { label: t("address"), value: addressOf(details) },
    { label: t("vatId"), value: details.vatId },
    { label: t("signatory"), value: `${details.signatoryName}, ${details.signatoryRole}` },
    { label: t("submittedBy"), value: submitter ? `${submitter.name} (${submitter.email})` : "" },
  ];
  return <Facts facts={[...texts.filter(({ value }) => value !== ""), ...moments]} />;
}

const addressOf = ({ street, postalCode, city, country }: OfferDetails): string =>
  `${street}, ${postalCode} ${city}, ${country}`;
