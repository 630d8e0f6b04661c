/** The process that the lists are asked of: the documents room, filled over its own HTTP. */
import { documentsRoom } from '#documents';
import { serveAsked } from './asked-server.ts';
import { lists } from './lists.ts';

await serveAsked({ room: documentsRoom, questions: lists, page: 50, analyzed: 'documents.document' });
