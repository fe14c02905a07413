/** For as long a code out of a mail holds: `otp_expiry` of the auth server's settings. */
export const CODE_MILLISECONDS = 60 * 60 * 1000;
