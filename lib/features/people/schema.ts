import { z } from "zod";

/** Whether a password is good enough is decided where it is known whose it becomes. */
const password = z.string().min(1);

/** Choosing a password with a link. */
export const setPasswordSchema = z.object({ link: z.string(), newPassword: password });
export type SetPasswordInput = z.infer<typeof setPasswordSchema>;

/** Changing one's own password. */
export const changePasswordSchema = z.object({ currentPassword: password, newPassword: password });
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;
