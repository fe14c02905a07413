/** Reads caught mail through Mailpit's API, which the embedded backend and `supabase start` both offer. */

interface MailSummary {
  ID: string;
  To: { Address: string }[];
  Subject: string;
}

/** A whole mail. */
interface CaughtMail extends MailSummary {
  Text: string;
  HTML: string;
}

const PATIENCE_MILLISECONDS = 15_000;

/**
 * The newest mail to `address` whose subject is of the wanted kind and whose text has what is `wanted`; waits for it.
 * @throws where none has come within 15 seconds
 */
export async function readMail(mailUrl: string, address: string, subject = /./, wanted = /./): Promise<CaughtMail> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while (Date.now() < deadline) {
    const { messages } = (await (await fetch(`${mailUrl}/api/v1/messages`)).json()) as { messages: MailSummary[] };
    const newest = messages.find(
      (mail) => subject.test(mail.Subject) && mail.To.some((to) => to.Address.toLowerCase() === address.toLowerCase()),
    );
    if (newest) {
      const mail = (await (await fetch(`${mailUrl}/api/v1/message/${newest.ID}`)).json()) as CaughtMail;
      if (wanted.test(mail.Text)) return mail;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('No such mail came.');
}

const CODE = /\b\d{6}\b/;

/** The six-digit code of the newest mail to `address` whose subject is of the wanted kind; waits for it. */
export async function readCode(mailUrl: string, address: string, subject = /./): Promise<string> {
  const { Text } = await readMail(mailUrl, address, subject, CODE);
  return CODE.exec(Text)?.[0] ?? '';
}
