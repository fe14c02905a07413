import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProjectConfig } from '../config.ts';
import type { Mail } from './finish-mail.ts';

/** The mails of the auth server that lite does not send. */
export interface OwnMails {
  /** The code for the new address; lite mails the old one. */
  sendNewAddressCode(mail: { oldEmail: string; newEmail: string; code: string }): Promise<void>;
  /** Nothing where the configuration wants no such mail. */
  sendPasswordChanged(email: string): Promise<void>;
}

/** Sends them from the files that `config.toml` names. @param supabaseDir where that lies */
export function createOwnMails(
  { template, notification }: ProjectConfig['auth']['email'],
  supabaseDir: string,
  send: (mail: Mail) => Promise<void>,
): OwnMails {
  async function sendFrom(file: string, subject: string, to: string, values: Record<string, string>): Promise<void> {
    const html = (await readFile(file, 'utf8')).replaceAll(/\{\{ \.(\w+) \}\}/g, (_, name) => values[name] ?? '');
    await send({ to, subject, html });
  }
  return {
    async sendNewAddressCode({ oldEmail, newEmail, code }) {
      const mail = template.email_change;
      const values = { Email: oldEmail, NewEmail: newEmail, Token: code };
      // The CLI counts these paths from the project's root, and those of notices from its own folder.
      const file = mail && path.resolve(supabaseDir, '..', mail.content_path);
      if (file) await sendFrom(file, mail.subject, newEmail, values);
      else await send({ to: newEmail, subject: 'Confirm Email Change', html: `<p>${code}</p>` });
    },

    async sendPasswordChanged(email) {
      const mail = notification.password_changed;
      if (mail?.enabled) await sendFrom(path.resolve(supabaseDir, mail.content_path), mail.subject, email, {});
    },
  };
}
