type Props = Readonly<{
  name: string;
  label: string;
  ticked?: boolean | undefined;
  error?: string | undefined;
}>;

/** Yes or no, with what is wrong beneath. */
export function TickBox({ name, label, ticked = false, error }: Props) {
  return (
    <div>
      <label className="flex items-center gap-2">
        <input
          // React puts a form back to how it began: a new choice is a new box.
          key={String(ticked)}
          type="checkbox"
          name={name}
          defaultChecked={ticked}
          aria-describedby={error && `${name}-error`}
          className="accent-accent"
        />
        {label}
      </label>
      {error && (
        <p id={`${name}-error`} className="mt-1 text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
