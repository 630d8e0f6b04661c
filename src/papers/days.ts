/** A day as papers write it: 2026年7月1日. */
export function onPaper(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
