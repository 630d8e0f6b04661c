import { countyList } from './county-list.ts';
import { faultyDraft } from './faulty-draft.ts';
import { jointPlan } from './joint-plan.ts';
import type { Sample } from './model.ts';
import { projectNotice } from './project-notice.ts';
import { provincialPlan } from './provincial-plan.ts';
import { responsibility } from './responsibility-table.ts';
import { workLedger } from './work-ledger.ts';

export const samples: readonly Sample[] = [provincialPlan, workLedger, responsibility, projectNotice, jointPlan, countyList, faultyDraft];
