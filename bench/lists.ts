/** The lists that people ask for, as the product's address and as the best SQL that we could write by hand. */
import type { Question } from './asked-server.ts';

const ROW = 'select id, name, format, mode, title, document_number, issued_on, created_at, deleted_at, size, file_digest, task_count, lead_count, deadline_count, target_count, finding_count from documents.document where deleted_at is null';
const NEWEST = 'order by created_at desc, id desc limit 51';

export const lists: Readonly<Record<string, Question>> = {
  'newest 50': { path: '/api/v1/documents', sql: `${ROW} ${NEWEST}` },
  // One document of 500: found by its pairs of letters.
  'search, rare word': { path: `/api/v1/documents?query=${encodeURIComponent('钥匙')}`, sql: `${ROW} and grams collate "C" @> array['钥匙'] ${NEWEST}` },
  'search, uncommon word': { path: `/api/v1/documents?query=${encodeURIComponent('集团化办学')}`, sql: `${ROW} and grams collate "C" @> array['集团', '团化', '化办', '办学'] and position('集团化办学' in searchable) > 0 ${NEWEST}` },
  // In nearly every document: the newest need only be looked through.
  'search, common word': { path: `/api/v1/documents?query=${encodeURIComponent('教育局')}`, sql: `${ROW} and position('教育局' in searchable) > 0 ${NEWEST}` },
  'search, two words': { path: `/api/v1/documents?query=${encodeURIComponent('幼儿园 云岭')}`, sql: `${ROW} and position('幼儿园' in searchable) > 0 and position('云岭' in searchable) > 0 ${NEWEST}` },
  'search, nothing found': { path: `/api/v1/documents?query=${encodeURIComponent('直升机')}`, sql: `${ROW} and grams collate "C" @> array['直升', '升机'] ${NEWEST}` },
};
