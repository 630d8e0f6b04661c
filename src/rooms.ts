/** The rooms of the product: a new one is a line here. */
import { platformRoom, type Room } from '#platform';
import { journalRoom } from '#journal';
import { accessRoom } from '#access';
import { documentsRoom } from '#documents';
import { plansRoom } from '#plans';

export const rooms: readonly Room[] = [platformRoom, journalRoom, accessRoom, documentsRoom, plansRoom];
