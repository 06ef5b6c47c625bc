type Values = Readonly<Record<string, string>>;

/** The fields of the forms that order and ship. "@" occurs in no article number. */
export const ORDER_FIELDS = {
  quantity: (article: string) => `quantity@${article}`,
  serials: (article: string) => `serials@${article}`,
} as const;

/** What was ordered: the models whose quantity is not empty or zero; null for what is no number. */
export const orderedItemsOf = (
  values: Values,
  read: (text: string) => number | null,
): Readonly<{ article: string; quantity: number | null }>[] =>
  fieldsOf(values, ORDER_FIELDS.quantity(""))
    .filter(([, text]) => !/^\s*0*\s*$/.test(text))
    .map(([article, text]) => ({ article, quantity: read(text) }));

/** The serials that were typed or scanned, however they are separated. */
export const serialsOfFields = (values: Values): Readonly<{ article: string; serials: string[] }>[] =>
  fieldsOf(values, ORDER_FIELDS.serials("")).map(([article, text]) => ({
    article,
    serials: text.split(/[\s,;]+/).filter(Boolean),
  }));

const fieldsOf = (values: Values, prefix: string): [string, string][] =>
  Object.entries(values)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, text]) => [name.slice(prefix.length), text]);
