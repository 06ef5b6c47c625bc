const PLACES = {
  charge: { dx: 8, dy: -7, textAnchor: "start", fill: "var(--foreground)" },
  now: { dx: 8, dy: -7, textAnchor: "start", fill: "var(--foreground)" },
  end: { dx: 0, dy: -10, textAnchor: "start", fill: "var(--danger)" },
} as const;

type Props = Readonly<{
  kind: keyof typeof PLACES;
  children: string;
  /** The library fills this in. */
  viewBox?: Readonly<{ x?: number; y?: number; width?: number; height?: number }>;
}>;

/** What a dot is, beside it where no line runs. */
export function DotLabel({ kind, children, viewBox }: Props) {
  const { dx, dy, ...look } = PLACES[kind];
  const { x = 0, y = 0, width = 0, height = 0 } = viewBox ?? {};
  return (
    <text x={x + width / 2 + dx} y={y + height / 2 + dy} fontSize={11.5} {...look}>
      {children}
    </text>
  );
}
