/** The rooms of the product: a new one is a line here. */
import { platformRoom, type Room } from '#platform';
import { journalRoom } from '#journal';
import { unitsRoom } from '#units';
import { accessRoom, reachOf } from '#access';
import { peopleRoom } from '#people';
import { noticesRoom } from '#notices';
import { documentsRoomShown } from '#documents';
import { plansRoomErasing, shownByPlans } from '#plans';
import { deliveryErasesWith, deliveryRoom } from '#delivery';
import { papersEraseWith, papersRoom } from '#papers';

export const rooms: readonly Room[] = [platformRoom, journalRoom, unitsRoom(reachOf), accessRoom, peopleRoom, noticesRoom, documentsRoomShown(shownByPlans), plansRoomErasing([deliveryErasesWith, papersEraseWith]), deliveryRoom, papersRoom];
