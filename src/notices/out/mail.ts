/** Mail by SMTP: one connection for the mails of a round, bounded in time. */
import type { MailSettings } from '#platform';
import { rootCertificates } from 'node:tls';
import type { Failure } from './failure.ts';

export interface Mail { readonly to: string; readonly subject: string; readonly text: string }
export interface Mailer {
  readonly send: (mail: Mail) => Promise<Failure | null>;
  readonly close: () => void;
}

const TIMEOUT_MS = 10_000;

export async function openMailer({ host, port, security, user, password, from }: MailSettings, authorities: string | undefined): Promise<Mailer> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none', pool: true, maxConnections: 1, ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, dnsTimeout: TIMEOUT_MS, disableFileAccess: true, disableUrlAccess: true,
    tls: { minVersion: 'TLSv1.2', ...(authorities === undefined ? {} : { ca: [...rootCertificates, authorities] }) },
  });
  return {
    send: async ({ to, subject, text }) => {
      try {
        // Machines that answer mails leave this one alone (RFC 3834).
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } });
        return null;
      } catch (error) {
        return failureOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpError { readonly code?: string; readonly command?: string; readonly responseCode?: number; readonly message?: string }

function failureOf({ code, command, responseCode, message = '' }: SmtpError): Failure {
  if (code === 'EAUTH') return { code: 'mail-sign-in', again: false };
  if (code === 'EENVELOPE') return { code: 'mail-address', again: (responseCode ?? 500) < 500 };
  // Which certificate was not trusted stands in the words alone.
  if (code === 'ETLS' || (code === 'ESOCKET' && /certificate|altname/iu.test(message))) return { code: 'certificate', again: false };
  if (responseCode !== undefined) return { code: 'mail-refused', detail: responseCode, again: responseCode < 500 };
  // After the text was handed over nobody knows whether it was taken.
  if (command === 'DATA') return { code: 'timed-out', uncertain: true, again: false };
  return { code: code === 'ETIMEDOUT' ? 'timed-out' : 'unreachable', again: true };
}
