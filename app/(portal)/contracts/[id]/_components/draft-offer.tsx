import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { ContractTerms } from "@/components/contracts/contract-terms";
import { contractTitle } from "@/lib/domain/contracts/contract";
import type { LoadedContract } from "@/lib/features/contracts/loaders";
import { OfferForm } from "./offer-form";

/** The draft of an offer: its form, with the terms to read between the details and the last button. */
export async function DraftOffer({ contract }: Readonly<{ contract: LoadedContract }>) {
  const { contracts } = await getMessages();
  const { id, kind, details, shownTerms } = contract;
  return (
    <NextIntlClientProvider messages={{ contracts }}>
      <OfferForm
        contractId={id}
        title={contractTitle(kind)}
        details={details}
        accepted={{ termsHash: shownTerms.hash, termsLocale: shownTerms.locale }}
        reference={crypto.randomUUID()}
      >
        <ContractTerms terms={shownTerms} />
      </OfferForm>
    </NextIntlClientProvider>
  );
}
