import { useTranslations } from "next-intl";

type Item = Readonly<{ article: string; name: string; quantity: number; serials: readonly string[] }>;

/** What was ordered, and the serials once it was shipped. */
export function OrderedItems({ items }: Readonly<{ items: readonly Item[] }>) {
  const t = useTranslations("rentalOrders");
  return (
    <ul className="grid gap-1">
      {items.map(({ article, name, quantity, serials }) => (
        <li key={article}>
          {t("item", { quantity, name })}
          {serials.length > 0 && (
            <code className="flex flex-wrap gap-x-2 text-[0.8125rem] text-muted">
              {serials.map((serial) => (
                <span key={serial} className="whitespace-nowrap">
                  {serial}{" "}
                </span>
              ))}
            </code>
          )}
        </li>
      ))}
    </ul>
  );
}
