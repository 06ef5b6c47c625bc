import errors from "./errors.json";
import shell from "./shell.json";
import ui from "./ui.json";

export const en = { errors, shell, ui };
