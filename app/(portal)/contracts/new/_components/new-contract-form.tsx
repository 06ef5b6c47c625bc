"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { type ContractKind, contractTitle } from "@/lib/domain/contracts/contract";
import { UNSENT } from "@/lib/domain/form-state";
import { answerNewContract } from "@/lib/features/contracts/actions";

type Kind = Readonly<{ kind: ContractKind; existing: string | null }>;
type Props = Readonly<{ kinds: readonly Kind[]; wanted: ContractKind; reference: string }>;

/** One of the kinds of contract; those the organization has already are only led to. */
export function NewContractForm({ kinds, wanted, reference }: Props) {
  const t = useTranslations("contracts");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerNewContract, UNSENT);
  const free = kinds.filter(({ existing }) => existing === null).map(({ kind }) => kind);
  const chosen = [values.kind, wanted].find((kind) => free.some((one) => one === kind)) ?? free[0];
  const problem = formError ?? fieldErrors.kind;
  return (
    <form action={send} className="grid gap-3.5">
      <input type="hidden" name="reference" value={reference} />
      {problem && <Alert tone="end">{problem}</Alert>}
      <fieldset key={chosen} className="grid gap-3">
        <legend className="sr-only">{t("contract")}</legend>
        {kinds.map(({ kind, existing }) => (
          <KindChoice key={kind} kind={kind} existing={existing} isChosen={kind === chosen} />
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-2.5">
        {free.length > 0 && <SubmitButton>{t("begin")}</SubmitButton>}
        <ButtonLink href="/contracts" prefetch={false}>
          {t("cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}

function KindChoice({ kind, existing, isChosen }: Kind & Readonly<{ isChosen: boolean }>) {
  const t = useTranslations("contracts");
  const title = contractTitle(kind);
  return (
    <div className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-start gap-x-2.5">
      {existing === null ? (
        <input
          type="radio"
          id={kind}
          name="kind"
          value={kind}
          defaultChecked={isChosen}
          aria-describedby={`${kind}-text`}
          className="mt-0.75 accent-[var(--accent)]"
        />
      ) : (
        <span aria-hidden="true">✓</span>
      )}
      <div>
        {existing === null ? (
          <label htmlFor={kind} className="font-[550]">
            {title}
          </label>
        ) : (
          <p className="font-[550]">{title}</p>
        )}
        <p id={`${kind}-text`} className="text-[0.8125rem] text-muted">
          {t(`kinds.${kind}`)}
        </p>
      </div>
      {existing !== null && (
        <Link
          href={`/contracts/${existing}`}
          prefetch={false}
          className="underline underline-offset-3"
          aria-label={`${t("existing")}: ${title}`}
        >
          {t("existing")}
        </Link>
      )}
    </div>
  );
}
