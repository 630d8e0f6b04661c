/** Which days a person may mean by a deadline: a slip of the keyboard is none of them. */

/** No plan that an office keeps is due earlier, none looks further ahead. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

/** @param day YYYY-MM-DD */
export function isPlausibleDay(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
