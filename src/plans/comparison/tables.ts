import { describeTable } from '#platform';

export const implementationTable = describeTable('plans.implementation', { id: 'internal', lower_plan_id: 'internal', upper_plan_id: 'internal', version: 'internal' }, { journaled: true });
export const counterpartTable = describeTable('plans.counterpart', { id: 'internal', implementation_id: 'internal', upper_task: 'internal', upper_print: 'internal', lower_task: 'internal', lower_print: 'internal', reason: 'internal', version: 'internal' }, { journaled: true });

export const comparisonTables = [implementationTable, counterpartTable];
