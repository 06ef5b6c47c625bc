"use client";

import Form from "next/form";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import type { RentalPbx } from "./rental-types";

type Props = Readonly<{ accountId: string; pbxs: readonly RentalPbx[]; onAdd: (serial: string) => void }>;

/** Takes a further PBX into the rental: at once on the screen, or with the page where no script runs. */
export function AddToRent({ accountId, pbxs, onAdd }: Props) {
  const t = useTranslations("rental");
  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const serial = new FormData(event.currentTarget).get("pbx");
    if (typeof serial === "string") onAdd(serial);
  }
  if (pbxs.length === 0) return null;
  return (
    <Form action={`/accounts/${accountId}`} onSubmit={add} className="flex flex-wrap items-center gap-2.5">
      <label htmlFor="pbx" className="label">
        {t("pbx")}
      </label>
      <select id="pbx" name="pbx" className="input w-full sm:w-72">
        {pbxs.map(({ serial, name }) => (
          <option key={serial} value={serial}>
            {name} · {serial}
          </option>
        ))}
      </select>
      <Button type="submit">{t("addToRent")}</Button>
    </Form>
  );
}
