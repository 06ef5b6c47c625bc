import type { CSSProperties } from "react";

/** The portal's own colors; a mail brings them along, because it has no stylesheet to ask. */
export const COLORS = {
  background: "#f7f7f5",
  surface: "#ffffff",
  ink: "#1b1c1e",
  muted: "#5d6066",
  line: "#e4e3df",
  accent: "#0f5c4a",
  onAccent: "#ffffff",
  end: "#b3261e",
} as const;

const FONT = 'Inter, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';

export const STYLES = {
  page: {
    backgroundColor: COLORS.background,
    margin: 0,
    padding: "24px 12px",
    fontFamily: FONT,
    color: COLORS.ink,
  },
  sheet: {
    maxWidth: 560,
    margin: "0 auto",
    padding: "24px 28px",
    backgroundColor: COLORS.surface,
    border: `1px solid ${COLORS.line}`,
    borderRadius: 10,
  },
  heading: {
    margin: "0 0 12px",
    fontSize: 19,
    lineHeight: "26px",
    fontWeight: 650,
    letterSpacing: "-0.01em",
  },
  paragraph: { margin: "0 0 14px", fontSize: 14, lineHeight: "21px" },
  facts: {
    width: "100%",
    margin: "4px 0 18px",
    borderCollapse: "collapse",
    fontSize: 14,
    lineHeight: "20px",
  },
  label: {
    padding: "7px 12px 7px 0",
    borderTop: `1px solid ${COLORS.line}`,
    color: COLORS.muted,
    fontWeight: 400,
    textAlign: "left",
    verticalAlign: "top",
  },
  value: {
    padding: "7px 0",
    borderTop: `1px solid ${COLORS.line}`,
    fontWeight: 600,
    textAlign: "right",
    verticalAlign: "top",
    fontVariantNumeric: "tabular-nums",
  },
  button: {
    display: "inline-block",
    padding: "9px 16px",
    borderRadius: 8,
    backgroundColor: COLORS.accent,
    color: COLORS.onAccent,
    fontSize: 14,
    fontWeight: 600,
    textDecoration: "none",
  },
  address: {
    margin: "14px 0 0",
    fontSize: 12,
    lineHeight: "18px",
    color: COLORS.muted,
    wordBreak: "break-all",
  },
  footer: { maxWidth: 560, margin: "14px auto 0", fontSize: 12, lineHeight: "18px", color: COLORS.muted },
} as const satisfies Record<string, CSSProperties>;

/**
 * Where the reader's program prefers dark: the portal's dark surface, and an accent that can be read on it. The library
 * puts a cell with the page's own colors into the page, which must turn dark with it.
 */
export const DARK_STYLES = `
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #111213 !important; color: #ececea !important; }
  .sheet { background-color: #18191b !important; border-color: #2c2d30 !important; }
  .muted { color: #a6a9ae !important; }
  .line { border-color: #2c2d30 !important; }
  .button { background-color: #4fbf9f !important; color: #06231b !important; }
  .end { color: #f0877e !important; }
}`;
