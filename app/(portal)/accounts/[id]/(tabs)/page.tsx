import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { MixingWarning } from "@/components/licenses/mixing-warning";
import { loadMixedSources } from "@/lib/features/license-keys/loaders";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { loadRentables } from "@/lib/features/price-lists/loaders";
import { loadWarnedWeeks } from "@/lib/features/warnings/marks/loaders";
import { loadRentalGate } from "@/lib/features/rental-gate/loaders";
import { loadSession } from "@/lib/features/sessions/loaders";
import { ContractGate } from "./_components/rental/contract-gate";
import { RentalEditor } from "./_components/rental/rental-editor";
import { IdlePbxs } from "./_components/idle-pbxs";
import { RentedList } from "./_components/rented-list";

/** What an account rents on its PBXs: to be changed by whoever may, a list for everybody else. */
export default async function SoftwareRentalPage({ params, searchParams }: PageProps<"/accounts/[id]">) {
  const [{ id }, { pbx }, { permissions }] = await Promise.all([params, searchParams, loadSession()]);
  const account = await loadAccount(id);
  const { facts, now, priceListId, pbxs } = account;
  if (!permissions.includes("rental") || account.deletedAt !== null) return <RentedList pbxs={pbxs} />;
  const software = pbxs.filter(({ kind }) => kind === "pbx");
  const scenarios = software.map(({ scenario }) => scenario);
  const idle = software.filter(({ lines }) => lines.length === 0);
  const [gate, offer, warned, mixings, { rental, preview, accountLife }] = await Promise.all([
    loadRentalGate(account, scenarios),
    loadRentables(),
    loadWarnedWeeks(id),
    loadMixedSources(software.map(({ serial }) => serial)),
    getMessages(),
  ]);
  return (
    <>
      <ContractGate gate={gate} />
      <MixingWarning mixings={mixings} />
      <NextIntlClientProvider messages={{ rental, preview, accountLife }}>
        <RentalEditor
          account={{ id, facts, now, priceListId, warned, pbxs }}
          offer={offer}
          wanted={[pbx ?? []].flat()}
          reference={crypto.randomUUID()}
        />
        <IdlePbxs
          accountId={id}
          pbxs={idle.map(({ serial, name }) => ({ serial, name }))}
          reference={crypto.randomUUID()}
        />
      </NextIntlClientProvider>
    </>
  );
}
