/** What each endpoint of the checking desk does. */
import type { Handlers } from '#platform';
import type { Room } from '../commands.ts';
import * as commands from './commands.ts';
import * as dividing from './dividing.ts';
import type { checkingEndpoints } from './endpoints.ts';
import * as reads from './reads.ts';
import * as rereading from './rereading.ts';
import * as settling from './settling.ts';

export function checkingHandlers(room: Room): Handlers<typeof checkingEndpoints> {
  return {
    listCorrections: ({ params, query, database }) => reads.listCorrections({ database }, params.id, query.known),
    getChecked: ({ params, database }) => reads.getChecked({ database }, params.id),
    getCell: ({ params, database }) => reads.getCell({ database }, params.id, params.cell),
    correctCell: ({ params, body, caller, ifMatch, database }) => commands.correctCell({ ...room, database }, caller, params.id, params.cell, ifMatch, body),
    removeCell: ({ params, query, caller, ifMatch, database }) => commands.removeCell({ ...room, database }, caller, params.id, params.cell, ifMatch, query.reason),
    undoCell: ({ params, caller, ifMatch, database }) => commands.undoCell({ ...room, database }, caller, params.id, params.cell, ifMatch),
    addCell: ({ params, body, caller, database }) => commands.addCell({ ...room, database }, caller, params.id, body),
    acceptCells: ({ params, body, caller, database }) => commands.acceptCells({ ...room, database }, caller, params.id, body),
    divideTask: ({ params, body, caller, database }) => dividing.divideTask({ ...room, database }, caller, params.id, params.owner, body),
    joinTask: ({ params, body, caller, database }) => dividing.joinTask({ ...room, database }, caller, params.id, params.owner, body),
    undoStep: ({ params, caller, database }) => commands.undoStep({ ...room, database }, caller, params.id, params.step),
    getSettlement: ({ params, database }) => settling.getSettlement({ database }, params.id, params.finding),
    settleFinding: ({ params, body, caller, ifMatch, database }) => settling.settleFinding({ ...room, database }, caller, params.id, params.finding, ifMatch, body),
    readAgain: ({ params, caller, database }) => rereading.readAgain({ ...room, database }, caller, params.id),
    getReread: ({ params, database }) => rereading.getReread({ database }, params.id),
    acceptReread: ({ params, caller, ifMatch, database }) => rereading.acceptReread({ ...room, database }, caller, params.id, ifMatch),
    leaveReread: ({ params, caller, ifMatch, database }) => rereading.leaveReread({ ...room, database }, caller, params.id, ifMatch),
  };
}
