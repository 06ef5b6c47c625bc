/** The fields by their names; one without a value is sent empty. */
export type Hidden = Readonly<Record<string, string | number | undefined>>;

/** What a form sends along unseen: what it is about, and the reference by which a second press counts once. */
export function HiddenFields({ fields }: Readonly<{ fields: Hidden }>) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
