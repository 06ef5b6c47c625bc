import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { loadRentables } from "@/lib/features/price-lists/loaders";
import { RentalEditor } from "./_components/rental/rental-editor";

export default async function SoftwareRentalPage({ params, searchParams }: PageProps<"/accounts/[id]">) {
  const [{ id }, { pbx }, { rental, preview }] = await Promise.all([params, searchParams, getMessages()]);
  const [{ facts, now, priceListId, pbxs }, offer] = await Promise.all([loadAccount(id), loadRentables()]);
  return (
    <NextIntlClientProvider messages={{ rental, preview }}>
      <RentalEditor
        account={{ id, facts, now, priceListId, pbxs }}
        offer={offer}
        wanted={[pbx ?? []].flat()}
        reference={crypto.randomUUID()}
      />
    </NextIntlClientProvider>
  );
}
