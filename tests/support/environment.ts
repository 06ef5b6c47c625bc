/** A complete environment for tests, apart from the database. The keys are made for tests and used nowhere else. */
export const TEST_ENVIRONMENT = {
  DEMO: "1",
  PORTAL_URL: "http://portal.test",
  NEXTAUTH_SECRET: "a secret that only the tests know",
  CRON_SECRET: "the cron secret of the tests",
  LICENSE_SIGNING_KEY: "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
  LOG_LEVEL: "warn",
} as const;
