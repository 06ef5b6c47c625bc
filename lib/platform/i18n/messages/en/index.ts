import accounts from "./accounts.json";
import activationKeys from "./activation-keys.json";
import addedKeys from "./added-keys.json";
import apiTokens from "./api-tokens.json";
import articles from "./articles.json";
import certificates from "./certificates.json";
import charge from "./charge.json";
import csv from "./csv.json";
import demoClock from "./demo-clock.json";
import errors from "./errors.json";
import forgottenPassword from "./forgotten-password.json";
import history from "./history.json";
import keyBatch from "./key-batch.json";
import mails from "./mails.json";
import newAccount from "./new-account.json";
import newPbx from "./new-pbx.json";
import passwords from "./passwords.json";
import preview from "./preview.json";
import profile from "./profile.json";
import projects from "./projects.json";
import rental from "./rental.json";
import shell from "./shell.json";
import signIn from "./sign-in.json";
import statement from "./statement.json";
import ui from "./ui.json";
import warnings from "./warnings.json";

export const en = {
  accounts,
  activationKeys,
  addedKeys,
  apiTokens,
  articles,
  certificates,
  charge,
  csv,
  demoClock,
  errors,
  forgottenPassword,
  history,
  keyBatch,
  mails,
  newAccount,
  newPbx,
  passwords,
  preview,
  profile,
  projects,
  rental,
  shell,
  signIn,
  statement,
  ui,
  warnings,
};
