/** Words that begin like SQL, a day given as a parameter, a promise that is waited for. */
export const advice = 'select a file, then update it';
export const late = (dueOn: string, asOf: string): boolean => new Date(dueOn) < new Date(asOf);
export const waited = async (work: Promise<void>): Promise<void> => { await work; };
