import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { loadRentables } from "@/lib/features/price-lists/loaders";
import { loadWarnedWeeks } from "@/lib/features/warnings/marks/loaders";
import { loadSession } from "@/lib/features/sessions/loaders";
import { RentalEditor } from "./_components/rental/rental-editor";
import { RentedList } from "./_components/rented-list";

export default async function SoftwareRentalPage({ params, searchParams }: PageProps<"/accounts/[id]">) {
  const [{ id }, { pbx }, { permissions }] = await Promise.all([params, searchParams, loadSession()]);
  const { facts, now, priceListId, pbxs } = await loadAccount(id);
  if (!permissions.includes("rental")) return <RentedList pbxs={pbxs} />;
  const [offer, warned, { rental, preview }] = await Promise.all([
    loadRentables(),
    loadWarnedWeeks(id),
    getMessages(),
  ]);
  return (
    <NextIntlClientProvider messages={{ rental, preview }}>
      <RentalEditor
        account={{ id, facts, now, priceListId, warned, pbxs }}
        offer={offer}
        wanted={[pbx ?? []].flat()}
        reference={crypto.randomUUID()}
      />
    </NextIntlClientProvider>
  );
}
