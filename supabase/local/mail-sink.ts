import { createServer, type Server } from 'node:http';
import type { Readable } from 'node:stream';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { renderMailPage } from './mail-page.ts';

interface Address {
  Name: string;
  Address: string;
}

/** A caught mail, with the field names of Mailpit's API, which `supabase start` offers too. */
export interface CaughtMail {
  ID: string;
  From: Address;
  To: Address[];
  Subject: string;
  Created: string;
  Snippet: string;
  Text: string;
  HTML: string;
}

/** Mails kept; the oldest go first. */
const KEPT = 500;

export interface MailSink {
  close(): Promise<void>;
}

/** Catches all mail sent to `smtpPort` and shows it on `webPort`: a page to look at, and Mailpit's JSON API. */
export async function startMailSink(options: { smtpPort: number; webPort: number }): Promise<MailSink> {
  const mails: CaughtMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, accept) => accept(null, { user: auth.username ?? '' }),
    onData: (stream, _session, done) => {
      parse(stream).then(
        (mail) => {
          mails.unshift(toCaughtMail(mail));
          mails.length = Math.min(mails.length, KEPT);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  const web = createServer((request, response) => {
    const { status, type, body } = answer(request.method ?? 'GET', request.url ?? '/', mails);
    response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*' });
    response.end(body);
  });
  await listen(smtp.server as unknown as Server, options.smtpPort);
  await listen(web, options.webPort);
  return {
    close: async () => {
      web.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(() => resolve())),
        new Promise<void>((resolve) => web.close(() => resolve())),
      ]);
    },
  };
}

/** Loaded with the first mail: its tables of character sets would hold up every start. */
async function parse(stream: Readable): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser');
  return simpleParser(stream);
}

function toCaughtMail(mail: ParsedMail): CaughtMail {
  const recipients = [mail.to ?? []].flat();
  const toAddress = ({ name, address }: { name: string; address?: string | undefined }) => ({
    Name: name,
    Address: address ?? '',
  });
  const text = mail.text ?? '';
  return {
    ID: crypto.randomUUID(),
    From: toAddress(mail.from?.value[0] ?? { name: '' }),
    To: recipients.flatMap((recipient) => recipient.value.map(toAddress)),
    Subject: mail.subject ?? '',
    Created: new Date().toISOString(),
    Snippet: text.replaceAll(/\s+/g, ' ').trim().slice(0, 250),
    Text: text,
    HTML: mail.html || '',
  };
}

function answer(method: string, url: string, mails: CaughtMail[]): { status: number; type: string; body: string } {
  const path = new URL(url, 'http://mail').pathname;
  const json = (status: number, value: unknown) => ({ status, type: 'application/json', body: JSON.stringify(value) });
  if (path === '/' && method === 'GET')
    return { status: 200, type: 'text/html; charset=utf-8', body: renderMailPage(mails) };
  if (path === '/api/v1/messages' && method === 'GET') {
    const messages = mails.map(({ Text: _text, HTML: _html, ...summary }) => summary);
    return json(200, { total: mails.length, count: mails.length, messages_count: mails.length, start: 0, messages });
  }
  if (path === '/api/v1/messages' && method === 'DELETE') {
    mails.length = 0;
    return { status: 200, type: 'text/plain', body: 'ok' };
  }
  const id = /^\/api\/v1\/message\/([\w-]+)$/.exec(path)?.[1];
  const mail = mails.find((one) => one.ID === id);
  return id && mail && method === 'GET' ? json(200, mail) : json(404, { Error: 'Not found' });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
