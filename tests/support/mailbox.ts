/** Reads caught mail through Mailpit's API, which the embedded backend and `supabase start` both offer. */

interface MailSummary {
  ID: string;
  To: { Address: string }[];
  Subject: string;
}

const PATIENCE_MILLISECONDS = 15_000;

/**
 * The six-digit code of the newest mail to `address` whose subject is of the wanted kind; waits for it.
 * @throws where none has come within 15 seconds
 */
export async function readCode(mailUrl: string, address: string, subject = /./): Promise<string> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while (Date.now() < deadline) {
    const { messages } = (await (await fetch(`${mailUrl}/api/v1/messages`)).json()) as { messages: MailSummary[] };
    const newest = messages.find(
      (mail) => subject.test(mail.Subject) && mail.To.some((to) => to.Address.toLowerCase() === address.toLowerCase()),
    );
    if (newest) {
      const { Text } = (await (await fetch(`${mailUrl}/api/v1/message/${newest.ID}`)).json()) as { Text: string };
      const code = /\b\d{6}\b/.exec(Text)?.[0];
      if (code) return code;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('No mail with a code came.');
}
