/** The commands. A room with commands of its own adds a line here. */
import type { Command, Option } from './command.ts';
import type { Words } from './language.ts';

const draft: Option = { help: { zh: '按待印发的草稿检查（默认按收到的文件）', en: 'check it as a draft still to be issued (default: as received)' } };

const SLOTS: Words = { zh: '同时做几项后台工作，默认 2；0 留给别的进程', en: 'jobs at a time, 2 by default; 0 leaves them to other processes' };
const DATABASE: Readonly<Record<string, Words>> = {
  TAIZHANG_DATA: { zh: '内置数据库的目录', en: 'folder of the embedded database' },
  DATABASE_URL: { zh: '数据库服务器，而不是内置的', en: 'a database server instead of the embedded one' },
  TAIZHANG_DATABASE_OWNER_URL: { zh: '同一数据库所有者的地址；有它就用它', en: 'the same database as its owner; used where it is given' },
};

/** What leaves the product. */
const OUTGOING = {
  TAIZHANG_MAIL_HOST: { zh: '发送每日摘要的邮件服务器（SMTP）；不设则不发邮件', en: 'mail server (SMTP) for the daily digests; no mail when unset' },
  TAIZHANG_MAIL_PORT: { zh: '它的端口，默认 465', en: 'its port, 465 by default' },
  TAIZHANG_MAIL_SECURITY: { zh: 'tls（默认）、starttls 或 none；有口令时不能用 none', en: 'tls (default), starttls, or none; never none with a password' },
  TAIZHANG_MAIL_USER: { zh: '邮件服务器的用户名', en: 'name at the mail server' },
  TAIZHANG_MAIL_PASSWORD: { zh: '邮件服务器的口令', en: 'password at the mail server' },
  TAIZHANG_MAIL_FROM: { zh: '发件地址', en: 'address that mails come from' },
  TAIZHANG_DIGEST_HOUR: { zh: '工作日几点（北京时间）起发摘要，默认 8', en: 'hour in Shanghai from which digests go out on working days, 8 by default' },
  TAIZHANG_PRIVATE_HOSTS: { zh: '允许发往内网的机器人地址，用逗号隔开', en: 'hosts at private addresses that webhooks may go to, separated by commas' },
  TAIZHANG_CA_FILE: { zh: '另外信任的根证书文件（PEM）', en: 'file (PEM) of further certificate authorities to trust' },
} as const;

export const COMMANDS: readonly Command[] = [
  {
    name: 'serve', operands: [], options: {},
    summary: { zh: '启动网页服务', en: 'start the web server' },
    settings: {
      TAIZHANG_PORT: { zh: '端口，默认 8410；0 为任一空闲端口', en: 'port, 8410 by default; 0 takes any free one' },
      TAIZHANG_HOST: { zh: '监听地址，默认 127.0.0.1；换别的要同时设 TAIZHANG_ORIGIN', en: 'address to listen on, 127.0.0.1 by default; another only together with TAIZHANG_ORIGIN' },
      TAIZHANG_ORIGIN: { zh: '代理以 TLS 对外的地址：https://…', en: 'address under which a proxy shows the server by TLS: https://…' },
      TAIZHANG_PROXIES: { zh: '可信代理的地址，用逗号隔开', en: 'addresses of the proxies that are believed, separated by commas' },
      TAIZHANG_KEY_FILE: { zh: '封存动态口令密钥的钥匙文件；不设则放在内置数据库旁边', en: 'file of the key that seals the secrets of sign-in codes; beside the embedded database when unset' },
      TAIZHANG_OIDC_ISSUER: { zh: '单位统一登录（OpenID Connect）的签发地址：https://…', en: 'the office\'s own sign-in (OpenID Connect) by its issuer: https://…' },
      TAIZHANG_OIDC_CLIENT_ID: { zh: '在统一登录登记的客户端标识；回调地址是 …/office-sign-in', en: 'the client id given there; its redirect address is …/office-sign-in' },
      TAIZHANG_OIDC_CLIENT_SECRET: { zh: '在统一登录登记的客户端密钥；没有则只用 PKCE', en: 'the client secret given there; PKCE alone when unset' },
      TAIZHANG_OIDC_NAME: { zh: '登录页上怎么称呼它，默认“统一身份认证”', en: 'what the page of sign-in calls it' },
      TAIZHANG_CLIENT_CERTIFICATES: { zh: 'on 时，代理核验客户端证书并用请求头告知，账号可要求用证书登录，默认 off', en: 'on: the proxy verifies client certificates and says so in headers, and accounts may ask for one; off by default' },
      TAIZHANG_SESSION_IDLE_MINUTES: { zh: '多少分钟没有操作就要重新登录，5–480，默认 60', en: 'minutes without a request after which one signs in again, 5–480; 60 by default' },
      TAIZHANG_SESSION_HOURS: { zh: '登录最多多少小时，1–24，默认 12', en: 'hours after which one signs in again however busy, 1–24; 12 by default' },
      TAIZHANG_LANG: { zh: '服务和命令行所用的语言：zh（默认）或 en', en: 'language of the server and the command line: zh (default) or en' },
      TAIZHANG_DATA: { zh: '内置数据库的目录；不设则自动选择，启动时会显示', en: 'folder of the embedded database; chosen and shown at the start when unset' },
      DATABASE_URL: { zh: '改用一台 PostgreSQL 服务器（15 或以上）：postgresql://…', en: 'a PostgreSQL server (15 or later) instead: postgresql://…' },
      TAIZHANG_DATABASE_OWNER_URL: { zh: '同一数据库所有者的地址，用于变更结构', en: 'the same database as its owner, for migrations' },
      TAIZHANG_JOB_SLOTS: SLOTS,
      ...OUTGOING,
      TAIZHANG_METRICS_TOKEN: { zh: '凭它不用账号读取 /metrics', en: 'whoever bears it reads /metrics without an account' },
      TAIZHANG_ACCESS_LOG: { zh: '每个请求记一行：on 或 off（默认）', en: 'a line for each request: on, or off (default)' },
    },
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  {
    name: 'work', operands: [], options: {},
    summary: { zh: '只做后台工作，不提供网页；与服务共用一个数据库服务器', en: 'do jobs and serve no pages, beside servers on one database server' },
    settings: { ...DATABASE, TAIZHANG_JOB_SLOTS: SLOTS, ...OUTGOING },
    load: async () => (await import('./serve.ts')).workCommand,
  },
  {
    name: 'read', operands: ['FILE'],
    summary: { zh: '读出一份文件里的任务、牵头单位、时限和目标', en: 'read the tasks, leads, deadlines and targets of a document' },
    options: {
      json: { help: { zh: '输出 JSON(taizhang.reading/1，标准输出上只有它）', en: 'print JSON (taizhang.reading/1) and nothing else' } },
      'no-text': { help: { zh: 'JSON 里不带原文', en: 'leave the text out of the JSON' } },
      draft,
    },
    load: async () => (await import('./read.ts')).readCommand,
  },
  {
    name: 'lint', operands: ['FILE'],
    summary: { zh: '检查一份文件：前后矛盾、缺牵头、缺时限、残缺字……', en: 'check a document: contradictions, no lead, no deadline, damage …' },
    options: { json: { help: { zh: '输出 JSON', en: 'print JSON' } }, draft },
    load: async () => (await import('./lint.ts')).lintCommand,
  },
  {
    name: 'export', operands: ['FILE'],
    summary: { zh: '把读出的台账写成 Word、Excel、CSV 或 JSON', en: 'write the ledger that was read as Word, Excel, CSV or JSON' },
    options: {
      out: { value: 'NAME', required: true, help: { zh: '写到哪个文件；格式由扩展名 .xlsx .docx .csv .json 决定，已有的会被替换', en: 'the file to write; .xlsx, .docx, .csv or .json says the format; an existing one is replaced' } },
      form: { value: 'FORM', oneOf: ['ledger', 'responsibility'], help: { zh: 'ledger 八栏工作台账或 responsibility 责任分工表；不写则按文件自身的形式', en: 'ledger: the eight columns; responsibility: the division of work; default: as the document has it' } },
      unit: { value: 'NAME', help: { zh: '只取这个单位的任务', en: 'only what concerns this unit' } },
      draft,
    },
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'backup', operands: [],
    summary: { zh: '把全部数据备份成一个文件；服务可以照常运行', en: 'back all data up into one file; the server may go on running' },
    options: { to: { value: 'PATH', required: true, help: { zh: '还不存在的文件，或一个目录（按时间命名）', en: 'a file that is not there yet, or a folder, in which it is named by its time' } } },
    settings: DATABASE,
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  {
    name: 'restore', operands: ['FILE'],
    summary: { zh: '把一份备份恢复到空的数据库；内置数据库的服务须先停下', en: 'put a backup into an empty database; a server on the embedded one must be stopped first' },
    options: { to: { value: 'DATABASE_URL', help: { zh: '恢复到这个数据库（所有者的地址），而不是设置里的那个', en: 'into this database (its owner\'s address) instead of the one in the settings' } } },
    settings: DATABASE,
    load: async () => (await import('./backup.ts')).restoreCommand,
  },
  {
    name: 'user', operands: ['DO'],
    summary: { zh: '管账号：add 新建、list 列出、reset-password 重置口令、disable 停用、enable 启用、grant 给角色、end-sessions 结束登录', en: 'accounts: add, list, reset-password, disable, enable, grant, end-sessions' },
    options: {
      name: { value: 'NAME', help: { zh: '登录名（list 以外都要）', en: 'sign-in name (for all but list)' } },
      'display-name': { value: 'NAME', help: { zh: '姓名；add 不写则同登录名', en: 'name of the person; add: as the sign-in name when unset' } },
      role: { value: 'ROLE', oneOf: ['system-admin', 'security-admin', 'audit-admin', 'ledger-keeper', 'reporting-clerk', 'reviewer', 'inspector', 'leader', 'reader'], help: { zh: '角色；grant 要写，add 可写', en: 'role; needed by grant, possible with add' } },
      unit: { value: 'ID', help: { zh: '账号和角色所在的单位编号', en: 'id of the unit of the account and of its role' } },
      everywhere: { help: { zh: '角色不限单位；给角色时 --unit 和它要写一个', en: 'the role holds everywhere; a role needs this or --unit' } },
    },
    settings: DATABASE,
    load: async () => (await import('./user.ts')).userCommand,
  },
  {
    name: 'verify', operands: [],
    summary: { zh: '核验办理记录没有被改动、删除或插入，数据与记录一致；服务可以照常运行', en: 'prove that nothing in the journal was altered, dropped or put in, and that what is kept is what it tells; the server may go on running' },
    options: {
      head: { value: 'FILE', help: { zh: '里面有抄录的封印（taizhang-seal …）的文件，须与现在的链相符', en: 'a file with seals that were kept (taizhang-seal …); they must be in the chain' } },
      json: { help: { zh: '输出 JSON', en: 'print JSON' } },
    },
    settings: DATABASE,
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
  {
    name: 'migrate', operands: [], options: {},
    summary: { zh: '把数据库结构更新到本版本；启动服务时也会这样做', en: 'bring the database\'s schema up to this version; starting the server does the same' },
    settings: DATABASE,
    load: async () => (await import('./installation.ts')).migrateCommand,
  },
  {
    name: 'config', operands: [], options: {},
    summary: { zh: '显示生效的设置；密码和令牌不显示', en: 'show the settings in force; passwords and tokens are hidden' },
    load: async () => (await import('./installation.ts')).configCommand,
  },
];

/** Options that every command has. */
export const COMMON: Readonly<Record<string, Option>> = {
  help: { help: { zh: '显示这份说明', en: 'show this help' } },
  lang: { value: 'LANG', oneOf: ['zh', 'en'], help: { zh: '语言：zh（默认）或 en', en: 'language: zh (default) or en' } },
};

export function findCommand(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
