/**
 * The rooms of the house and the floors they stand on: a room imports rooms on floors below it, libraries and its own files.
 * A new room is a line here.
 */

/** Wiring: knows every room, no room knows it. */
export const WIRING = ['cli', 'worker', 'main', 'rooms', 'endpoints'];

/** From below; rooms on one floor do not import each other. */
export const FLOORS = [
  ['kernel'],
  ['platform'],
  ['journal'],
  ['units'],
  ['access'],
  ['people', 'notices'],
  ['documents'],
  ['plans', 'registers'],
  ['indicators'],
  ['delivery'],
  ['papers', 'supervision'],
  ['aid', 'casework', 'places', 'staffing', 'placement'],
];

/** Pure libraries: they import the kernel and what is named here; any floor but the kernel may use them. */
export const LIBRARIES = { calendar: [], reader: [], intake: ['reader'], forms: ['reader', 'calendar'], identity: [], parameters: [] };

/** Rooms that run in a browser too: no node, no clock, no chance. */
export const PURE = ['kernel', 'calendar', 'parameters', 'reader', 'identity'];
/** Rooms whose answer depends on nothing but what they are given. */
export const WITHOUT_CLOCK = ['kernel', 'calendar', 'reader', 'forms', 'identity', 'parameters'];

/** Beside these the web knows the table of endpoints. */
export const ENDPOINTS = 'endpoints';

/** Of a room's doors, those that the web may import. Rooms that run in a browser are open to it altogether. */
export const WEB_DOORS = ['model', 'api', 'endpoint', 'secrecy', 'corrections', 'four-states', 'actions', 'faults', 'text'];

/**
 * The rooms that a room may import; undefined for a room that stands nowhere.
 * @param {string} room
 * @returns {readonly string[] | undefined}
 */
export function below(room) {
  const libraries = Object.keys(LIBRARIES);
  if (WIRING.includes(room)) return [...FLOORS.flat(), ...libraries];
  if (Object.hasOwn(LIBRARIES, room)) return ['kernel', ...LIBRARIES[room]];
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  if (floor === -1) return undefined;
  return floor === 0 ? [] : [...FLOORS.slice(0, floor).flat(), ...libraries];
}
