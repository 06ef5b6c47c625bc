/** Says that something opens. */
export const Chevron = () => (
  <svg
    viewBox="0 0 16 16"
    className="size-4 flex-none text-faint"
    fill="none"
    stroke="currentColor"
    aria-hidden="true"
  >
    <path d="m5 6.5 3-3 3 3M5 9.5l3 3 3-3" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);
