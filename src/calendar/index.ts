/** The door of the calendar: days in Shanghai, working days by the yearly notices, periods. Pure; runs in the browser too. */
export { addDays, addMonths, dayOf, daysBetween, isWeekend, minuteOf, onPaper, today, weekdayOf } from './day.ts';
export { type Notice, NOTICES } from './notices.ts';
export { addWorkingDays, type DayKind, dayKind, isWorkingDay, lastKnownYear, workingDayCount, type WorkingDay, workingDayFrom } from './working-days.ts';
export { EVERY, type Every, nextPeriod, numberInYear, type Period, periodOf, periodsAYear, periodsWithin, periodTitle, periodTitleInEnglish, previousPeriod, reportBy, type ReportBy } from './periods.ts';
