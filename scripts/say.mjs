/** What the scripts tell: one line on standard error, Chinese unless English is asked for. */
const english = (process.env.TAIZHANG_LANG ?? '').toLowerCase().startsWith('en');

/**
 * @param {string} chinese
 * @param {string} inEnglish
 */
export function say(chinese, inEnglish) {
  process.stderr.write(`${english ? inEnglish : chinese}\n`);
}
