/** Sentences for refusals: what, where, how to mend it. `{name}` is filled from the refusal's values. */
import type { Refusal } from '#kernel';

export interface Sentence {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** Operation ids of endpoints that are possible instead. A refusal may name more, by a value `instead` (separated by spaces). */
  readonly instead?: readonly string[];
}
/** The sentence of a refusal, or undefined where the code belongs to somebody else. */
export type Sentences = (refusal: Refusal) => Sentence | undefined;

const platformTable = {
  'setting-unknown': { status: 500, zh: '不认识的设置 {name}。可用的设置：{known}。', en: 'Unknown setting {name}. The settings are: {known}.' },
  'setting-invalid': { status: 500, zh: '设置 {name} 的值“{value}”不对（{expected}），请改正后再启动。', en: 'The value "{value}" of {name} is not accepted ({expected}); correct it and start again.' },
  'setting-host': { status: 500, zh: 'TAIZHANG_HOST 设为 {value} 会让别的机器连进来，须同时用 TAIZHANG_ORIGIN 写明经 TLS 代理的网址（https://…），否则口令会在网上明文传送。', en: 'TAIZHANG_HOST {value} lets other machines in; name in TAIZHANG_ORIGIN the https:// address of the proxy before it, or passwords would travel in clear.' },
  'host-without-accounts': { status: 500, zh: '没有账号的部分不能对外开放，请不要设 TAIZHANG_HOST 和 TAIZHANG_ORIGIN。', en: 'Without the part that knows accounts the server may not be shown to others: leave TAIZHANG_HOST and TAIZHANG_ORIGIN unset.' },
  'key-unreadable': { status: 500, zh: '读不了密钥文件 {file}（{reason}）。请改正 TAIZHANG_KEY_FILE；文件至少 32 字节，只有本服务的账户能读。', en: 'The key file {file} cannot be read ({reason}). Mend TAIZHANG_KEY_FILE; the file has 32 bytes or more, and only this service\'s account may read it.' },
  'authorities-unreadable': { status: 500, zh: '读不了证书文件 {file}（{reason}）。请改正 TAIZHANG_CA_FILE；文件里是 PEM 格式的根证书。', en: 'The file of certificate authorities {file} cannot be read ({reason}). Mend TAIZHANG_CA_FILE; it holds certificates as PEM.' },
  'setting-mail-half': { status: 500, zh: 'TAIZHANG_MAIL_HOST 和 TAIZHANG_MAIL_FROM 要一起设置。', en: 'TAIZHANG_MAIL_HOST and TAIZHANG_MAIL_FROM are set together.' },
  'setting-mail-clear': { status: 500, zh: '设置了邮件口令，就不能用 TAIZHANG_MAIL_SECURITY=none：口令会以明文传送。请改用 tls 或 starttls。', en: 'With a password for mail TAIZHANG_MAIL_SECURITY cannot be none: it would travel in clear. Use tls or starttls.' },
  'setting-oidc-half': { status: 500, zh: 'TAIZHANG_OIDC_ISSUER 和 TAIZHANG_OIDC_CLIENT_ID 要一起设置。', en: 'TAIZHANG_OIDC_ISSUER and TAIZHANG_OIDC_CLIENT_ID are set together.' },
  'setting-owner-alone': { status: 500, zh: '设置了 TAIZHANG_DATABASE_OWNER_URL 而没有 DATABASE_URL，请一并设置。', en: 'TAIZHANG_DATABASE_OWNER_URL is set without DATABASE_URL; set both.' },
  'port-taken': { status: 500, zh: '端口 {port} 已被占用。请停掉占用它的程序，或用 TAIZHANG_PORT 换一个端口。', en: 'Port {port} is taken. Stop the program that holds it, or choose another with TAIZHANG_PORT.' },
  'port-forbidden': { status: 500, zh: '无权监听端口 {port}。请用 TAIZHANG_PORT 换一个 1024 以上的端口。', en: 'Not allowed to listen on port {port}. Choose one above 1024 with TAIZHANG_PORT.' },
  'account-missing': { status: 500, zh: 'PostgreSQL 不肯以 root 运行，而本机没有 taizhang 或 nobody 账户。请建一个 taizhang 账户（useradd --system taizhang），或用普通用户启动。', en: 'PostgreSQL will not run as root, and there is no account taizhang or nobody. Create one (useradd --system taizhang), or start as an ordinary user.' },
  'account-unnamed': { status: 500, zh: '当前用户编号 {uid} 在本机没有账户名，内置的 PostgreSQL 不能用它运行。请换一个有账户名的用户启动，或用 DATABASE_URL 指向一台 PostgreSQL 服务器（15 或以上）。', en: 'The user id {uid} has no account name on this machine, and the embedded PostgreSQL cannot run as it. Start as a user with a name, or point DATABASE_URL at a PostgreSQL server (15 or later).' },
  'binaries-missing': { status: 500, zh: '没有适用于 {platform} 的内置 PostgreSQL。请用 DATABASE_URL 指向一台 PostgreSQL 服务器（15 或以上）。', en: 'There is no embedded PostgreSQL for {platform}. Point DATABASE_URL at a PostgreSQL server (15 or later).' },
  'data-unreachable': { status: 500, zh: '数据库账户 {account} 进不去 {folder}（卡在 {at}）。请放开该目录的权限，或用 TAIZHANG_DATA 换一个目录。', en: 'The database\'s account {account} cannot reach {folder} (it is stopped at {at}). Open that folder to it, or choose another with TAIZHANG_DATA.' },
  'data-not-writable': { status: 500, zh: '不能在 {folder} 里写文件（{reason}）。请改权限，或用 TAIZHANG_DATA 换一个目录。', en: 'Cannot write in {folder} ({reason}). Change its permissions, or choose another folder with TAIZHANG_DATA.' },
  'data-other-major': { status: 500, zh: '{folder} 里的数据是 PostgreSQL {found} 的，本程序内置的是 {expected}。请用旧版本导出后再导入，或用 TAIZHANG_DATA 换一个目录；原数据没有动过。', en: 'The data in {folder} belong to PostgreSQL {found}; this program brings {expected}. Move them with the older version, or choose another folder with TAIZHANG_DATA; nothing was touched.' },
  'data-in-use': { status: 500, zh: '{folder} 正由另一个台账服务使用（进程 {pid}）。请先停掉它，或用 TAIZHANG_DATA 换一个目录。', en: 'Another Taizhang server (process {pid}) is using {folder}. Stop it first, or choose another folder with TAIZHANG_DATA.' },
  'data-missing': { status: 500, zh: '{folder} 里没有台账的数据。请用 TAIZHANG_DATA 指出数据所在的目录，或用 DATABASE_URL 指出数据库。', en: 'There are no data of Taizhang in {folder}. Name their folder in TAIZHANG_DATA, or the database in DATABASE_URL.' },
  'database-not-starting': { status: 500, zh: '内置数据库没有启动起来：{reason}。详情见 {log}。', en: 'The embedded database did not start: {reason}. See {log}.' },
  'database-unreachable': { status: 500, zh: '连不上数据库 {server}：{reason}。请检查 {setting} 和数据库服务器。', en: 'Cannot connect to the database {server}: {reason}. Check {setting} and the database server.' },
  'database-too-old': { status: 500, zh: '数据库是 PostgreSQL {found}，需要 15 或以上。', en: 'The database is PostgreSQL {found}; 15 or later is needed.' },
  'database-not-utf8': { status: 500, zh: '数据库的编码是 {found}，需要 UTF8。请用 UTF8 重新建库。', en: 'The database\'s encoding is {found}; UTF8 is needed. Create it anew with UTF8.' },
  'database-blind-to-chinese': { status: 500, zh: '这个数据库认不出汉字（show_trgm 没有结果），搜索会查不到东西。请用 create database … encoding \'UTF8\' locale \'C.UTF-8\' template template0 重新建库。', en: 'This database does not see Chinese letters (show_trgm answers nothing), so searches would find nothing. Create it anew: create database … encoding \'UTF8\' locale \'C.UTF-8\' template template0.' },
  'schema-later': { status: 500, zh: '数据库里的结构比本程序新（第 {found} 号，本程序到第 {known} 号）。请用较新的版本启动；数据没有动过。', en: 'The database\'s schema is later than this program (number {found}; this program knows up to {known}). Start a newer version; nothing was touched.' },
  'schema-earlier': { status: 500, zh: '数据库的结构还是第 {found} 号，本程序需要第 {known} 号。请先运行 taizhang migrate，或启动一次服务。', en: 'The database\'s schema is at number {found}, this program needs {known}. Run taizhang migrate first, or start the server once.' },
  'migration-changed': { status: 500, zh: '第 {number} 号结构变更已执行过，但文件内容变了。请换回原来的文件。', en: 'Migration {number} was applied already, but its file has changed since. Put the original file back.' },
  'migration-missing': { status: 500, zh: '缺少第 {number} 号结构变更文件，请重新安装本程序。', en: 'Migration {number} is missing; install the program again.' },
  'migration-forbidden': { status: 500, zh: '数据库账号无权改结构：{reason}。请用 TAIZHANG_DATABASE_OWNER_URL 给出数据库所有者的地址。', en: 'The database account may not change the schema: {reason}. Give the owner\'s address in TAIZHANG_DATABASE_OWNER_URL.' },
  'extension-missing': { status: 500, zh: '数据库服务器缺少 pg_trgm 扩展：{reason}。请在服务器上安装 PostgreSQL 的 contrib 软件包，再启动。', en: 'The database server lacks the extension pg_trgm: {reason}. Install PostgreSQL\'s contrib package on the server, then start again.' },
  'database-read-only': { status: 500, zh: '数据库是只读的（{reason}）。请把 DATABASE_URL 指向主库，或取消只读设置。', en: 'The database is read-only ({reason}). Point DATABASE_URL at the primary server, or lift that setting.' },
  'owner-elsewhere': { status: 500, zh: 'TAIZHANG_DATABASE_OWNER_URL 和 DATABASE_URL 指向两个不同的数据库，没有动过任何一个。请改成同一个数据库的两个账号。', en: 'TAIZHANG_DATABASE_OWNER_URL and DATABASE_URL are two different databases; neither was touched. Make them two roles of the same database.' },
  'role-is-owner': { status: 500, zh: '数据库账号 {role} 就是所有者（{what}），能改动操作记录，服务不能用它运行。请用它另建一个账号：create role taizhang login password \'…\'; 然后把 DATABASE_URL 换成新账号的地址，把现在的地址放进 TAIZHANG_DATABASE_OWNER_URL。', en: 'The database role {role} is the owner\'s ({what}) and could change the journal; the server does not run as it. Make a second role with it: create role taizhang login password \'…\'; then put the new role\'s address into DATABASE_URL and the present one into TAIZHANG_DATABASE_OWNER_URL.' },
  'role-too-mighty': { status: 500, zh: '数据库账号 {role} 权限过大（{what}），能改动操作记录或结构，服务不能用它运行。请收回这项权限，或另建一个普通账号供 DATABASE_URL 使用；SQL 见 docs/operations.md。', en: 'The database role {role} may do too much ({what}): it could change the journal or the schema, and the server does not run as it. Take that right away, or make a plain role for DATABASE_URL; docs/operations.md has the SQL.' },
  'foreign-host': { status: 421, zh: '这个地址不是台账服务的。请用 {address}/ 打开。', en: 'This is not the address of the Taizhang server. Open {address}/ instead.' },
  'foreign-origin': { status: 403, zh: '请求来自别的网站，已拒绝。请在台账自己的页面里操作。', en: 'The request comes from another site and was refused. Work in the pages of Taizhang itself.' },
  'invalid-request': { status: 400, zh: '请求不对：{where} {reasonZh}。', en: 'The request is not valid: {where} {reason}.' },
  'body-too-large': { status: 413, zh: '文件超过 {limit} MB，请拆成几份再上传。', en: 'The file is larger than {limit} MB; split it and upload the parts.' },
  'body-type': { status: 415, zh: '内容类型“{found}”不接受，请用 {expected}。', en: 'The content type "{found}" is not accepted; use {expected}.' },
  'precondition-required': { status: 428, zh: '修改之前请先读取现值，并在 If-Match 里写上读到的版本（ETag）。', en: 'Read it first, and send the version that you saw (its ETag) as If-Match.' },
  'if-match-invalid': { status: 400, zh: 'If-Match 只能是一个带引号的版本号，如 "3"；收到的是 {found}。', en: 'If-Match takes one version in quotes, such as "3"; it is {found}.' },
  'idempotency-key-invalid': { status: 400, zh: 'Idempotency-Key 应为 16 至 200 个可见的 ASCII 字符，每次操作换一个新的，如 UUID。', en: 'Idempotency-Key takes 16 to 200 visible ASCII characters, new for each thing done, such as a UUID.' },
  'answer-erased': { status: 409, zh: '这一步已经做过；当时的答复在销毁涉密内容时一并抹去，不再重发。请刷新，看看现在的样子。', en: 'This was done already; its answer was erased together with something secret and is not given again. Look at what is there now.' },
  'idempotency-key-reused': { status: 422, zh: '这个 Idempotency-Key 已用于另一次不同的请求，请换一个新的。', en: 'This Idempotency-Key was used for another request; take a new one.' },
  'idempotency-running': { status: 409, zh: '同一个 Idempotency-Key 的请求正在处理，请稍候再问结果。', en: 'The request with this Idempotency-Key is still being worked on; ask again shortly.' },
  'invalid-cursor': { status: 400, zh: '翻页位置不对，请从列表第一页重新开始。', en: 'The place in the list is not valid; start again from the first page.' },
  'backup-exists': { status: 500, zh: '“{file}”已经存在，没有覆盖。请换一个文件名，或给一个目录，由程序按时间命名。', en: '{file} is there already and was not replaced. Choose another name, or name a folder, in which it is named by its time.' },
  'backup-not-written': { status: 500, zh: '备份写不到“{file}”（{reason}），没有留下半份文件。请检查目录是否存在、是否有权限、磁盘是否已满。', en: 'The backup could not be written to {file} ({reason}); no part of it is left. Check that the folder exists, is permitted and not full.' },
  'backup-of-nothing': { status: 500, zh: '这个数据库里还没有台账的数据，没有可备份的。请检查 DATABASE_URL 或 TAIZHANG_DATA。', en: 'This database holds nothing of Taizhang yet, so there is nothing to back up. Check DATABASE_URL or TAIZHANG_DATA.' },
  'backup-not-found': { status: 500, zh: '读不到备份文件“{file}”（{reason}），请核对路径和权限。', en: 'The backup {file} cannot be read ({reason}); check its path and permissions.' },
  'backup-not-one': { status: 500, zh: '“{file}”不是台账的备份，没有动过数据库。', en: '{file} is no backup of Taizhang; the database was not touched.' },
  'backup-damaged': { status: 500, zh: '备份“{file}”已损坏（{part}），没有动过数据库。请改用另一份备份。', en: 'The backup {file} is damaged ({part}); the database was not touched. Take another backup.' },
  'restore-not-empty': { status: 500, zh: '{place} 里已有数据，没有动过。请恢复到新建的空数据库（或用 TAIZHANG_DATA 指定一个新目录）。', en: '{place} holds data already, and was not touched. Restore into a new, empty database (or name a new folder in TAIZHANG_DATA).' },
  'job-not-found': { status: 404, zh: '没有这项后台工作；完成七天后即不再保留。', en: 'There is no such job; an ended one is kept for seven days.' },
  'job-ended': { status: 409, zh: '这项后台工作已经结束（{status}），不能再取消。', en: 'This job has ended ({status}) and can no longer be cancelled.', instead: ['getJob'] },
  'job-failed': { status: 500, zh: '这项后台工作多次出错，已停下，编号 {id}。请把编号告诉管理员，日志里能查到。', en: 'This job failed several times and was given up, number {id}. Tell it to the administrator, who finds it in the log.' },
  'not-found': { status: 404, zh: '没有 {path} 这个地址。', en: 'There is nothing at {path}.' },
  'web-not-built': { status: 503, zh: '网页还没有生成。请用 npm start 启动。', en: 'The web pages are not built yet. Start with npm start.' },
  'database-unavailable': { status: 503, zh: '数据库暂时连不上，正在恢复，请稍候再试。', en: 'The database cannot be reached at the moment; it is being recovered. Try again shortly.' },
  'database-contended': { status: 503, zh: '几个人同时在改相关的内容，这次没有保存，请再试一次。', en: 'Several people are changing what belongs together; this was not saved. Try again.' },
  'database-full': { status: 507, zh: '数据库所在的磁盘已满，这次的内容没有保存。请联系管理员清出空间后再试。', en: 'The disk of the database is full; nothing of this was saved. Ask the administrator to free space, then try again.' },
  'too-busy': { status: 503, zh: '正在处理的文件太多，请稍候再试。', en: 'Too many files are being worked on; try again shortly.' },
  'fault': { status: 500, zh: '程序出错了，编号 {id}。请把编号告诉管理员，日志里能查到。', en: 'Something went wrong, number {id}. Tell it to the administrator, who finds it in the log.' },
} as const satisfies Readonly<Record<string, Sentence>>;

export const platformSentences = sentenceTable(platformTable);

/** Sentences from a table of codes. */
export function sentenceTable(table: Readonly<Record<string, Sentence>>): Sentences {
  return ({ refused, values }) => {
    const pattern = Object.hasOwn(table, refused) ? table[refused] : undefined;
    if (pattern === undefined) return undefined;
    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
    return { ...pattern, zh: fill(pattern.zh), en: fill(pattern.en) };
  };
}

/** The sentence of whoever knows the code; a code that nobody knows is a bug and is shown as it is. */
export function sentenceOf(refusal: Refusal, sources: readonly Sentences[]): Sentence {
  for (const source of sources) {
    const sentence = source(refusal);
    if (sentence !== undefined) return sentence;
  }
  const bare = `${refusal.refused} ${JSON.stringify(refusal.values)}`;
  return { status: 422, zh: bare, en: bare };
}
