import Form from "next/form";
import { useTranslations } from "next-intl";
import { StateChip } from "@/components/accounts/state-chip";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { stateAt } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import type { Instant } from "@/lib/domain/instant";
import { ResendForm } from "./resend-form";

type Account = Readonly<{
  id: string;
  name: string;
  customerName: string;
  facts: AccountFacts;
  now: Instant;
}>;

/** The account's name and state, and what can be done with the whole of it. */
export function AccountHeader({ account, mayRent }: Readonly<{ account: Account; mayRent: boolean }>) {
  const t = useTranslations("accounts");
  const { id, name, customerName, facts, now } = account;
  return (
    <PageHeader
      title={name}
      crumbs={[{ label: t("title"), href: "/accounts" }, { label: customerName }]}
      chip={<StateChip state={stateAt(facts, now)} />}
    >
      {mayRent && <Actions id={id} />}
    </PageHeader>
  );
}

function Actions({ id }: Readonly<{ id: string }>) {
  const t = useTranslations("accounts");
  return (
    <>
      <ResendForm
        accountId={id}
        label={t("sendLicensesAgain")}
        sent={t("licensesSent")}
        noPbxs={t("noPbxs")}
      />
      <Form action={`/accounts/${id}/charge`}>
        <Button type="submit" look="primary">
          {t("chargeBalance")}
        </Button>
      </Form>
    </>
  );
}
