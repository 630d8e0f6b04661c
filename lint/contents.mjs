/** Walls that the text of a file can break. */
import { basename } from 'node:path';
import { WITHOUT_CLOCK } from './rooms.mjs';

const STATEMENT = /^\s*(?:select\s[\s\S]+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|create\s+(?:unique\s+)?(?:table|index|schema|view|extension)\s|alter\s+table\s|drop\s+(?:table|schema|index)\s|truncate\s+\S)/iu;

/** SQL stands in a room's store, in migrations and in src/platform/database. */
export function sql(at, report) {
  if (at.area !== 'src' || at.isTest || at.path.startsWith('src/platform/database') || /(?:^|[/-])store(?:\.ts$|\/)/u.test(at.path)) return undefined;
  const found = (node) => report(node, `SQL belongs in the room's store.ts, in migrations/ or in src/platform/database.`);
  return {
    Literal(node) { if (typeof node.value === 'string' && STATEMENT.test(node.value)) found(node); },
    TemplateLiteral(node) { if (STATEMENT.test(node.quasis.map((part) => part.value.cooked ?? '').join(' ? '))) found(node); },
    TaggedTemplateExpression(node) { if (node.tag.type === 'Identifier' && node.tag.name === 'sql') found(node); },
  };
}

/** Time and chance come from the platform's clock. */
export function clock(at, report) {
  const isClock = /^(?:src\/platform|web)\/(?:.+\/)?clock\.tsx?$/u.test(at.path);
  if (!['src', 'web'].includes(at.area) || at.isTest || isClock) return undefined;
  const advice = WITHOUT_CLOCK.includes(at.room)
    ? `“${at.room}” gives the same answer at any time: take the day as a parameter.`
    : 'ask the clock of #platform (web/clock.ts in the web), so that a test can stop it.';
  const isNamed = (node, name) => node.type === 'Identifier' && node.name === name;
  return {
    NewExpression(node) {
      if (isNamed(node.callee, 'Date') && node.arguments.length === 0) report(node, `No new Date() here: ${advice}`);
    },
    CallExpression(node) {
      if (isNamed(node.callee, 'Date')) report(node, `No Date() here: ${advice}`);
      if (node.callee.type !== 'MemberExpression' || node.callee.property.type !== 'Identifier') return;
      const called = `${node.callee.object.type === 'Identifier' ? node.callee.object.name : ''}.${node.callee.property.name}`;
      // How long something takes is no time of day; the platform and the web may measure it.
      if (called === 'performance.now' && (at.room === 'platform' || at.area === 'web')) return;
      if (['Date.now', 'Math.random', 'performance.now'].includes(called)) report(node, `No ${called}() here: ${advice}`);
    },
  };
}

const HAN = /\p{Script=Han}/u;

/** Labels of the web stand in its words, in both languages. */
export function chinese(at, report) {
  if (!at.path.endsWith('.tsx') || at.isTest) return undefined;
  const look = (node, text) => {
    if (typeof text === 'string' && HAN.test(text)) report(node, 'No Chinese in a component: put the label into zh.ts and en.ts, and name it here.');
  };
  return {
    Literal: (node) => look(node, node.value),
    TemplateElement: (node) => look(node, node.value.cooked),
    JSXText: (node) => look(node, node.value),
  };
}

/** Files are kebab-case; the file of a component or a hook may bear its name. */
export function fileNames(at, report) {
  const name = basename(at.path);
  if (at.area === 'web' && /^(?:[A-Z][A-Za-z0-9]*\.tsx|use[A-Z][A-Za-z0-9]*\.tsx?)$/u.test(name)) return undefined;
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*\.(?:ts|tsx|mjs|js)$/u.test(name)) return undefined;
  return { Program: (node) => report(node, `Name the file in kebab-case: “${name}” mixes in other letters.`) };
}
