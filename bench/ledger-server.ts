/** The process that the ledger is asked of: the plans room. Its argument is the number of tasks. */
import { argv } from 'node:process';
import { plansRoom } from '#plans';
import { fillLedger } from '../src/plans/testing/fill-store.ts';
import { serveAsked } from './asked-server.ts';
import { questions, unitIds } from './ledger.ts';

await serveAsked({ room: plansRoom, questions, page: 100, fill: (owner) => fillLedger(owner, Number(argv[2]), unitIds) });
