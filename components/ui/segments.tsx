type Props = Readonly<{ filled: number; total: number; label: string; text: string; low?: boolean }>;

/** How much of a span is left, in equal pieces: weeks, mostly. */
export function Segments({ filled, total, label, text, low = false }: Props) {
  const full = low ? "bg-danger" : "bg-accent";
  return (
    <>
      <meter className="sr-only" aria-label={label} min={0} max={total} value={filled}>
        {text}
      </meter>
      <div aria-hidden="true" className="flex gap-0.75">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={`h-1.5 flex-1 rounded-full ${index < filled ? full : "bg-track"}`} />
        ))}
      </div>
    </>
  );
}
