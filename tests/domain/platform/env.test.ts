import { expect, test } from "vitest";
import { EnvironmentInvalid, parseEnvironment, parseSettings } from "@/lib/platform/env";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";

const COMPLETE = { ...TEST_ENVIRONMENT, DATABASE_URL: "postgresql://portal@localhost/portal" };

function sentencesOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof EnvironmentInvalid) return error.sentences;
    throw error;
  }
  return [];
}

test("nothing has to be set, and an empty value says as much as none", () => {
  expect(sentencesOf(() => parseSettings({}))).toEqual([]);
  expect(sentencesOf(() => parseSettings({ DATABASE_URL: "", PORT: "", DEMO: "", SMTP_URL: "" }))).toEqual(
    [],
  );
});

test("every mistake has a sentence, and all are told at once", () => {
  const wrong = { PORT: "70000", DATABASE_URL: "mysql://x", DEMO: "yes", CRON_SECRET: "short", WORKER: "no" };
  expect(sentencesOf(() => parseSettings(wrong))).toEqual([
    "DATABASE_URL must be an address such as postgresql://user:password@host:5432/portal.",
    'PORT must be a whole number from 1 to 65535, not "70000".',
    "CRON_SECRET must have at least 16 characters.",
    'DEMO must be 1 or 0, not "yes".',
    'WORKER must be on or off, not "no".',
  ]);
});

test("a sentence never repeats a secret", () => {
  const wrong = {
    DATABASE_URL: "mysql://me:hunter2@host/db",
    NEXTAUTH_SECRET: "hunter2",
    SMTP_URL: "hunter2",
  };
  expect(sentencesOf(() => parseSettings(wrong)).join(" ")).not.toContain("hunter2");
});

test("a mail server without a sender is a mistake", () => {
  expect(sentencesOf(() => parseSettings({ SMTP_URL: "smtp://mail.example.com" }))).toEqual([
    "MAIL_FROM must be set when SMTP_URL is: mails need a sender.",
  ]);
});

test("lists of addresses are the installation's own, and may be none", () => {
  const { ROLE_MAILBOXES, FREEMAIL_DOMAINS } = parseEnvironment({
    ...COMPLETE,
    ROLE_MAILBOXES: "Chef, info",
    FREEMAIL_DOMAINS: "none",
  });
  expect([ROLE_MAILBOXES, FREEMAIL_DOMAINS]).toEqual([["chef", "info"], []]);
  expect(parseEnvironment(COMPLETE).FREEMAIL_DOMAINS).toContain("gmail.com");
  expect(
    sentencesOf(() => parseSettings({ ROLE_MAILBOXES: "info@", FREEMAIL_DOMAINS: "gmail" })),
  ).toHaveLength(2);
});

test("a running portal needs its database and its secrets", () => {
  const { NEXTAUTH_SECRET: _left, ...rest } = COMPLETE;
  expect(sentencesOf(() => parseEnvironment(rest))).toEqual([
    "NEXTAUTH_SECRET must be set; `npm start` sets it by itself.",
  ]);
});

test("what is left out has its default", () => {
  const { PORTAL_URL: _left, DEMO: _too, ...rest } = COMPLETE;
  expect(parseEnvironment({ ...rest, PORT: "8080" })).toMatchObject({
    PORT: 8080,
    PORTAL_URL: "http://localhost:8080",
    DEMO: false,
    WORKER: true,
    TRUSTED_PROXIES: 0,
    SMTP_URL: undefined,
  });
  expect(parseEnvironment({ ...COMPLETE, PORTAL_URL: "https://portal.example/" }).PORTAL_URL).toBe(
    "https://portal.example",
  );
});
