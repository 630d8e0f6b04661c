import { sentenceTable } from '#platform';

/** What only a person may do is refused in the words of the access room. */
export const noticeSentences = sentenceTable({});
