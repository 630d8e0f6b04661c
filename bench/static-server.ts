/** The floor of the pages: a plain server that sends bytes from memory, compressed beforehand. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sent { readonly type: string; readonly bytes: Uint8Array; readonly encoding?: string }

export interface StaticServer {
  /** Without a slash at the end. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** @param files by path; asked for at each request, so that more can be put in while it runs. */
export async function startStaticServer(files: ReadonlyMap<string, Sent>): Promise<StaticServer> {
  const server: Server = createServer((request, response) => {
    const sent = files.get(request.url ?? '');
    if (sent === undefined) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'content-type': sent.type, 'content-length': sent.bytes.byteLength, ...(sent.encoding !== undefined && { 'content-encoding': sent.encoding }) }).end(sent.bytes);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}
