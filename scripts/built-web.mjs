/** Before the browser tests: the web as it stands in the sources. */
import { buildWeb } from './web.mjs';

export default buildWeb;
