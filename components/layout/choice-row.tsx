export type Choice<Value extends string> = Readonly<{ value: Value; label: string; lang?: string }>;

type Props<Value extends string> = Readonly<{
  label: string;
  name: string;
  choices: readonly Choice<Value>[];
  chosen: Value;
  choose: (form: FormData) => Promise<void>;
}>;

/** One of a few, taken by pressing it. */
export function ChoiceRow<Value extends string>({ label, name, choices, chosen, choose }: Props<Value>) {
  return (
    <form action={choose} className="px-2 py-1">
      <fieldset>
        <legend className="pb-1 text-xs font-semibold text-faint">{label}</legend>
        <div className="choice-row">
          {choices.map(({ value, label: text, lang }) => (
            <button
              key={value}
              type="submit"
              name={name}
              value={value}
              lang={lang}
              aria-pressed={value === chosen}
            >
              {text}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
