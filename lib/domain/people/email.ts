export const EMAIL_MOST = 254;

/** The form in which an address is kept and compared: people type capitals and spaces without meaning them. */
export const normalizeEmail = (typed: string): string => typed.trim().toLowerCase();
