"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { PriceOf } from "@/lib/domain/accounts/configuration";
import { type DraftPbx, type RentalDraft, withChanged, withPbx } from "@/lib/domain/accounts/rental-draft";
import { rentalPreview } from "@/lib/domain/accounts/rental-preview";
import { AddToRent } from "./add-to-rent";
import { PbxPanel } from "./pbx-panel";
import { PreviewPanel } from "./preview-panel";
import { pbxsOf, type RentalAccount, type RentalOffer } from "./rental-types";

type Props = Readonly<{
  account: RentalAccount;
  offer: RentalOffer;
  draft: RentalDraft;
  onDraft: (draft: RentalDraft | null) => void;
  send: (form: FormData) => void;
}>;

/** The PBXs that rent, each with its licenses, and beside them what the draft would cost. */
export function RentalForm({ account, offer, draft, onDraft, send }: Props) {
  const t = useTranslations("rental");
  const { facts, now, pbxs, warned } = account;
  const preview = useMemo(
    () => rentalPreview({ pbxs, facts, now, warned, priceOf: priceOfOffer(offer) }, draft),
    [pbxs, facts, now, warned, offer, draft],
  );
  const change = (serial: string) => (how: (pbx: DraftPbx) => DraftPbx) =>
    onDraft(withChanged(draft, serial, how));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_18.75rem]">
      <form action={send} className="contents">
        <input type="hidden" name="accountId" value={account.id} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
          {draft.length === 0 && (
            <Panel flush>
              <EmptyState>{t(pbxsOf(pbxs).length === 0 ? "noPbx" : "nothingRented")}</EmptyState>
            </Panel>
          )}
          {draft.map((edited) => {
            const pbx = pbxs.find(({ serial }) => serial === edited.serial);
            const difference = preview.difference.pbxs.find(({ serial }) => serial === edited.serial);
            if (!pbx) return null;
            return (
              <PbxPanel
                key={edited.serial}
                {...{ pbx, edited, difference, offer }}
                onChange={change(edited.serial)}
              />
            );
          })}
        </div>
        {draft.length > 0 && (
          <PreviewPanel
            {...{ preview, now }}
            list={{ number: offer.number, isNew: isNewerList(account, offer) }}
            onDiscard={() => onDraft(null)}
          />
        )}
      </form>
      <MorePbxs account={account} draft={draft} onDraft={onDraft} />
    </div>
  );
}

/** PBXs that could rent, too, and the way to a new one. */
function MorePbxs({ account: { id, pbxs }, draft, onDraft }: Pick<Props, "account" | "draft" | "onDraft">) {
  const t = useTranslations("rental");
  const others = pbxsOf(pbxs).filter(({ serial }) => !draft.some((pbx) => pbx.serial === serial));
  return (
    <div className="flex flex-wrap items-center gap-2.5 xl:col-start-1">
      <AddToRent pbxs={others} onAdd={(serial) => onDraft(withPbx(draft, serial))} accountId={id} />
      <ButtonLink href={`/accounts/${id}/pbxs/new`} prefetch={false}>
        {t("addPbx")}
      </ButtonLink>
    </div>
  );
}

/** Whether the prices in force are others than those the account is on. */
const isNewerList = (account: RentalAccount, offer: RentalOffer): boolean =>
  account.priceListId !== null && account.priceListId !== offer.priceListId;

const priceOfOffer =
  ({ articles }: RentalOffer): PriceOf =>
  (article, scenario) =>
    articles.find((offered) => offered.article === article)?.prices[scenario] ?? null;
