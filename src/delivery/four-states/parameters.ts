/** Numbers that the rules go by. No paper sets them: they are the product's own conventions, dated so that an earlier state stays what it was. */
import { type Parameter, warningDays } from '#parameters';

export { numberOn as on, warningDays } from '#parameters';

/** A figure is on pace within so many hundredths of the way from base to target. */
export const paceTolerance: Parameter = { code: 'pace-tolerance', unit: 'percent', values: [{ from: null, value: 5, source: null, confirmedOn: '2026-11-22' }] };

/** A reminder is proposed so many days before a deadline. */
export const reminderDays: Parameter = { code: 'reminder-days', unit: 'day', values: [{ from: null, value: 7, source: null, confirmedOn: '2026-11-22' }] };

/** From so many days after a deadline each further rung of the soft ladder is proposed. */
export const telephoneDays: Parameter = { code: 'telephone-days', unit: 'day', values: [{ from: null, value: 7, source: null, confirmedOn: '2026-11-22' }] };
export const promptLetterDays: Parameter = { code: 'prompt-letter-days', unit: 'day', values: [{ from: null, value: 15, source: null, confirmedOn: '2026-11-22' }] };
export const supervisionNoticeDays: Parameter = { code: 'supervision-notice-days', unit: 'day', values: [{ from: null, value: 30, source: null, confirmedOn: '2026-11-22' }] };

export const deliveryParameters = [warningDays, paceTolerance, reminderDays, telephoneDays, promptLetterDays, supervisionNoticeDays] as const;
