/** Runs the command as a user does, and hands back all that can be seen of it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param environment beside this one's; TAIZHANG_LANG is unset unless given. */
export function taizhang(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return ended(process.execPath, [join(root, 'bin', 'taizhang.mjs'), ...args], environment);
}

/** A line for a POSIX shell in which `$TAIZHANG` is the command. */
export function shell(line: string): Promise<Ended> {
  return ended('sh', ['-c', line], { TAIZHANG: `${process.execPath} ${join(root, 'bin', 'taizhang.mjs')}` });
}

/** @param environment beside this one's; undefined takes a variable away. */
export function ended(program: string, args: readonly string[], environment: Readonly<Record<string, string | undefined>> = {}, cwd = root): Promise<Ended> {
  const { TAIZHANG_LANG: _, ...inherited } = process.env;
  const child = spawn(program, args, { cwd, env: { ...inherited, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }));
  });
}

/** A folder with files of these contents, and its removal. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): { at: (name: string) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-cli-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { at: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true }) };
}

/** A plan of an invented county. */
export const PLAN = `青禾县人民政府办公室关于印发青禾县学校建设行动方案的通知
青禾政办〔2024〕18号

各乡镇人民政府，县政府各部门：
现将《青禾县学校建设行动方案》印发给你们，请认真贯彻执行。

青禾县人民政府办公室
2024年5月6日

青禾县学校建设行动方案

一、主要目标
到2026年，全县义务教育巩固率达到96%以上。

二、重点任务
（一）学校建设
1.建设第三小学。2025年8月底前建成青禾县第三小学，新增学位1080个。（县教育局、县发展改革局、县财政局）
2.消除大班额。2026年底前消除56人以上大班额。（县教育局、各乡镇人民政府）
（二）教师队伍
3.补充教师。每年招聘教师60名。（县教育局、县委编办、县人力资源社会保障局）

责任单位中列第一位的为牵头单位。
`;
