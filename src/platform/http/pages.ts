/** The web: built files with a long life, and the one page, which gets a nonce of its own each time. */
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Refusal, refuse } from '#kernel';
import type { Problem } from './endpoint.ts';
import { contentSecurityPolicy } from './security.ts';

const PLACEHOLDER = /__CSP_NONCE__/g;

/**
 * @param folder of the built web, `dist/web`; it may be built after the server started. `NAME.br` and `NAME.gz`
 * beside a file are sent where the browser takes them; what lies in `assets/` bears its digest in its name.
 */
export async function servePages(app: FastifyInstance, folder: string, problem: (refusal: Refusal) => Problem): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder, index: false, preCompressed: true, dotfiles: 'ignore', cacheControl: false, suppressWarning: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', relative(folder, path).startsWith('assets') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const index = pageReader(join(folder, 'index.html'));
  const page = (reply: FastifyReply): FastifyReply => {
    const text = index();
    if (text === null) {
      const { status, sentence } = problem(refuse('web-not-built'));
      return reply.code(status).type('text/plain; charset=utf-8').send(`${sentence.zh}\n${sentence.en}\n`);
    }
    const nonce = randomBytes(16).toString('base64');
    return reply.code(200).type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy(nonce)).header('cache-control', 'no-store')
      .send(text.replace(PLACEHOLDER, nonce));
  };

  app.get('/', (_, reply) => page(reply));
  app.get('/index.html', (_, reply) => page(reply));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] as string;
    // An address of the web's own router has no dot in its last part; a missing file does.
    if (request.method === 'GET' && !path.startsWith('/api/') && !/\.[^/]*$/.test(path)) return page(reply);
    const answer = problem(refuse('not-found', { path }));
    return reply.code(answer.status).type('application/problem+json').send(JSON.stringify(answer));
  });
}

/** The page's text, read again when the file changed (a build while the server runs); null when there is none. */
function pageReader(path: string): () => string | null {
  let seen = 0;
  let text: string | null = null;
  return () => {
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (changed !== seen) [seen, text] = [changed, changed === 0 ? null : readFileSync(path, 'utf8')];
    return text;
  };
}
