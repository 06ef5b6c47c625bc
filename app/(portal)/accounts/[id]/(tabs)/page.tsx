import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { loadRentables } from "@/lib/features/price-lists/loaders";
import { loadWarnedWeeks } from "@/lib/features/warnings/marks/loaders";
import { loadRentalGate } from "@/lib/features/rental-gate/loaders";
import { loadSession } from "@/lib/features/sessions/loaders";
import { ContractGate } from "./_components/rental/contract-gate";
import { RentalEditor } from "./_components/rental/rental-editor";
import { RentedList } from "./_components/rented-list";

export default async function SoftwareRentalPage({ params, searchParams }: PageProps<"/accounts/[id]">) {
  const [{ id }, { pbx }, { permissions }] = await Promise.all([params, searchParams, loadSession()]);
  const account = await loadAccount(id);
  const { facts, now, priceListId, pbxs } = account;
  const purposes = pbxs.filter(({ kind }) => kind === "pbx").map(({ scenario }) => scenario);
  if (!permissions.includes("rental")) return <RentedList pbxs={pbxs} />;
  const [gate, offer, warned, { rental, preview }] = await Promise.all([
    loadRentalGate(account, purposes),
    loadRentables(),
    loadWarnedWeeks(id),
    getMessages(),
  ]);
  return (
    <>
      <ContractGate gate={gate} />
      <NextIntlClientProvider messages={{ rental, preview }}>
        <RentalEditor
          account={{ id, facts, now, priceListId, warned, pbxs }}
          offer={offer}
          wanted={[pbx ?? []].flat()}
          reference={crypto.randomUUID()}
        />
      </NextIntlClientProvider>
    </>
  );
}
