import { describe, expect, test } from "vitest";
import { decidePassword } from "@/lib/domain/people/password-policy";

const own = { email: "anna.schmidt@nordlicht.example", name: "Anna Schmidt" };

describe("a new password", () => {
  test("has at least twelve characters, counted as people count them", () => {
    expect(decidePassword("k7#fj29xq!p", own)).toBe("short");
    expect(decidePassword("k7#fj29xq!pQ", own)).toBe("good");
    expect(decidePassword("😀😁😂🤣😃😄", own)).toBe("short");
  });

  test("may be a sentence, and is never asked for signs or digits", () => {
    for (const password of [
      "correct horse battery staple",
      "Der Hund frisst Zeitung",
      "384710295716",
      "#;$_~<*?=|^{",
    ])
      expect(decidePassword(password, own)).toBe("good");
  });

  test.each([
    ["a word with numbers", "password1234"],
    ["a word spelled with signs", "P@ssw0rd1234!"],
    ["a season and a year", "Summer2026!!!!"],
    ["a row of keys", "qwertyuiop123"],
    ["the digits in order", "123456789012"],
    ["the shifted digits", "!@#$%^&*()!@#"],
    ["one sign again and again", "aaaaaaaaaaaaaaa"],
    ["a word again and again", "letmeinletmein"],
    ["common words in a row", "my secret password is 1"],
    ["the person's name", "annaschmidt2026"],
    ["the person's company", "nordlicht-1234"],
    ["the password of the demo", "demo-portal-1"],
  ])("is refused as common: %s", (_what, password) => {
    expect(decidePassword(password, own)).toBe("common");
  });

  test("is not hashed when it is a book", () => {
    expect(decidePassword("x7 ".repeat(100), own)).toBe("long");
  });
});
