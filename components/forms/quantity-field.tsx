"use client";

type Props = Readonly<{
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What the buttons beside it are called. */
  less: string;
  more: string;
  most: number;
  describedBy?: string;
}>;

/** A count of pieces: typed, or stepped with the buttons, which are not there before they work. */
export function QuantityField({ name, label, value, onChange, less, more, most, describedBy }: Props) {
  const count = Number(value);
  const step = (by: number) => onChange(String(Math.min(most, Math.max(0, Math.trunc(count) + by))));
  return (
    <span className="quantity">
      <button type="button" aria-label={less} aria-describedby={describedBy} onClick={() => step(-1)}>
        −
      </button>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={most}
        step={1}
        name={name}
        aria-label={label}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <button type="button" aria-label={more} aria-describedby={describedBy} onClick={() => step(1)}>
        +
      </button>
    </span>
  );
}
