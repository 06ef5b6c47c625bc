/** One accent in shades: the first is the strongest. As many as can be told apart. */
const SHADES = [0.95, 0.7, 0.5, 0.34, 0.22, 0.12] as const;

/** So many series a chart of one accent can show. */
export const MOST_SHADES = SHADES.length;

/** How strong a series is drawn. */
export const shadeOf = (index: number): number => SHADES[index] ?? SHADES[SHADES.length - 1] ?? 1;
