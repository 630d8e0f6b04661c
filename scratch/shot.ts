import { launchBrowser } from '../test/browser/browser.ts';
const [html = 'm', out = 'all', w = '1366', h = '768'] = process.argv.slice(2);
const b = await launchBrowser(); const p = await b.newPage({ viewport: { width: 2 * Number(w) + 6, height: 2 * Number(h) + 6 } }); await p.goto(`file:///tmp/s7/${html}.html`); await p.screenshot({ path: `/tmp/s7/${out}.png` }); await b.close();
