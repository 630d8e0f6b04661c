import { type Sentences, sentenceTable } from '#platform';

/** What roles are called in a sentence. */
const ROLE_NAMES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'system-admin': { zh: '系统管理员', en: 'system administrator' },
  'security-admin': { zh: '安全管理员', en: 'security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'audit administrator' },
  'ledger-keeper': { zh: '台账管理员', en: 'ledger keeper' },
  'reporting-clerk': { zh: '填报人', en: 'reporting clerk' },
  'reviewer': { zh: '审核人', en: 'reviewer' },
  'inspector': { zh: '督学', en: 'inspector' },
  'leader': { zh: '领导', en: 'leader' },
  'reader': { zh: '查阅人', en: 'reader' },
};

const table = sentenceTable({
  'not-signed-in': { status: 401, zh: '请先登录。', en: 'Sign in first.' },
  'session-over': { status: 401, zh: '登录已过期，请重新登录；刚才没有做成的事，登录后再做一次。', en: 'Your session is over. Sign in again, then repeat what was not done.' },
  'csrf-missing': { status: 403, zh: '这次修改没有带上本页面的标记，没有执行。请刷新页面再试。', en: 'The change did not bear the mark of this page and was not done. Reload the page and try again.' },
  'password-change-first': { status: 403, zh: '您用的是别人给的一次性口令，请先改成自己的口令。', en: 'You signed in with a one-time password. Set a password of your own first.' },
  'not-allowed': { status: 403, zh: '您的角色不能做这件事。需要时请找安全管理员调整角色。', en: 'Your role does not allow this. Ask the security administrator if you need it.' },
  'unit-not-held': { status: 403, zh: '您在这个单位已经没有角色，不能再以它的名义办事。请在右上角换一个单位。', en: 'You hold no role at that unit any more, so you cannot work in its name. Choose another at the top right.' },
  'token-not-valid': { status: 401, zh: '令牌不对、已停用或已到期。请找安全管理员换一个。', en: 'The token is wrong, was ended, or is past its end. Ask the security administrator for a new one.' },
  'token-read-only': { status: 403, zh: '这个令牌只能读，不能改。', en: 'This token may read and change nothing.' },
  'sign-in-wrong': { status: 401, zh: '登录名或口令不对。口令忘了，请找系统管理员重置；系统管理员和审计管理员找安全管理员。', en: 'The name or the password is wrong. If you forgot it, ask the system administrator to reset it; system and audit administrators ask the security administrator.' },
  'sign-in-throttled': { status: 429, zh: '试错次数过多，请等 {seconds} 秒再试。', en: 'Too many wrong attempts. Try again in {seconds} s.' },
  'sign-in-busy': { status: 503, zh: '登录的人太多，请稍候再试。', en: 'Too many are signing in; try again shortly.' },
  'account-disabled': { status: 403, zh: '这个账号已停用，请找系统管理员。', en: 'This account is disabled; ask the system administrator.' },
  'one-time-password-over': { status: 403, zh: '这个一次性口令已过期，请找系统管理员再给一个；若是首次启动，重启服务就会显示新的。', en: 'This one-time password is over; ask the system administrator for another. At a first start, restart the server and it prints a new one.' },
  'certificate-asked': { status: 401, zh: '这个账号要用数字证书登录：请插好证书（U 盾）后重新打开浏览器，再登录。', en: 'This account asks for a certificate: connect yours, open the browser anew and sign in again.' },
  'certificate-wrong': { status: 403, zh: '出示的证书不是这个账号登记的证书。请换一张，或找管理员登记它的指纹。', en: 'The certificate is not one of this account. Use another, or have its fingerprint noted by the administrator.' },
  'certificates-off': { status: 422, zh: '本系统没有启用证书登录。请系统管理员先配好代理，再设置 TAIZHANG_CLIENT_CERTIFICATES=on。', en: 'Certificates are not in use here. The system administrator sets up the proxy, then TAIZHANG_CLIENT_CERTIFICATES=on.' },
  'certificate-unfit': { status: 422, zh: '证书指纹应是 SHA-256 的 64 位十六进制数，可带冒号；几个之间用空格隔开。', en: 'A fingerprint is the SHA-256 of the certificate, 64 hexadecimal digits, colons allowed; several with blanks between.' },
  'code-asked': { status: 401, zh: '请再输入验证器上的六位动态码，或一个恢复码。', en: 'Enter the six digits of your authenticator app as well, or a recovery code.' },
  'code-wrong': { status: 401, zh: '动态码不对或已用过。请等下一个，并看看手机时间是否准确。', en: 'The code is wrong or was used. Wait for the next one, and see that your phone\'s clock is right.' },
  'code-unavailable': { status: 422, zh: '本系统没有配置密钥文件，暂不能用动态码。请系统管理员设置 TAIZHANG_KEY_FILE。', en: 'Codes cannot be used: this installation has no key file. The system administrator sets TAIZHANG_KEY_FILE.' },
  'code-in-use': { status: 409, zh: '已经在用动态码。要换一个，请先取消。', en: 'Codes are in use already. Drop them first to begin anew.' },
  'code-not-begun': { status: 409, zh: '请先取得一个新的动态码密钥。', en: 'Ask for a new secret first.' },
  'own-account-only': { status: 403, zh: '这件事只能由本人登录后在网页上做。', en: 'Only a person who signed in can do this, for the own account.' },
  'password-wrong': { status: 422, zh: '现在的口令不对。', en: 'The present password is wrong.' },
  'password-same': { status: 422, zh: '新口令和现在的一样，请换一个。', en: 'The new password is the present one; choose another.' },
  'password-too-short': { status: 422, zh: '口令至少 {least} 个字。一句好记的话就很好。', en: 'A password has at least {least} characters. A phrase does well.' },
  'password-too-long': { status: 422, zh: '口令最多 {most} 个字。', en: 'A password has at most {most} characters.' },
  'password-is-name': { status: 422, zh: '口令不要用自己的名字或登录名。', en: 'Do not use your name as the password.' },
  'password-common': { status: 422, zh: '这个口令太常见，很快会被猜到，请换一个。', en: 'This password is a common one and soon guessed; choose another.' },
  'office-not-set-up': { status: 404, zh: '本系统没有接入单位的统一登录。', en: 'The office\'s own sign-in is not set up here.' },
  'office-unreachable': { status: 503, zh: '连不上统一登录，请稍候再试，或用登录名和口令登录。', en: 'The office\'s sign-in cannot be reached. Try again shortly, or use name and password.' },
  'office-refused': { status: 401, zh: '统一登录没有成功，请从登录页重新开始。', en: 'The office\'s sign-in did not succeed; begin again from the page of sign-in.' },
  'office-not-linked': { status: 403, zh: '您已通过统一登录，但它的编号“{subject}”还没有关联到本系统的账号。请把编号告诉系统管理员。', en: 'You signed in at the office, but its id "{subject}" is linked to no account here. Tell it to the system administrator.' },
  'session-not-found': { status: 404, zh: '没有这次登录，可能已经结束。', en: 'There is no such session; it may be over.' },
  'first-steps-taken': { status: 409, zh: '首批账号已经建好。以后由系统管理员建账号，安全管理员给角色。', en: 'The first accounts were made already. From now on the system administrator makes accounts, and the security administrator gives roles.' },
  'sign-in-name-taken': { status: 409, zh: '登录名“{name}”已有人用，请换一个。', en: 'The sign-in name "{name}" is taken; choose another.' },
  'account-not-found': { status: 404, zh: '没有这个账号。', en: 'There is no such account.' },
  'no-such-unit': { status: 422, zh: '没有这个单位，或不在您的范围内。', en: 'There is no such unit, or it is beyond your reach.' },
  'account-beyond': { status: 403, zh: '这个账号有超出您范围的角色，请由范围更大的系统管理员来管。', en: 'This account holds roles beyond your reach; a system administrator who reaches further changes it.' },
  'not-keeper': { status: 403, zh: '这个账号的口令和登录方式由{role}来管：管理员的登录不由同类管理员经手。请找{role}。', en: 'Passwords and ways in of this account are given by the {role}: no administrator has those of the own kind in hand. Ask the {role}.' },
  'own-account': { status: 403, zh: '不能对自己的账号这样做，请由另一位管理员来做。', en: 'Not for your own account: another administrator does this.' },
  'last-administrator': { status: 409, zh: '这是最后一位 {role}，停用或收回后就没人能管了。请先让另一位担任。', en: 'This is the last {role}; without one nobody could mend it. Give the role to another first.' },
  'subject-taken': { status: 409, zh: '这个单位统一登录的身份已关联到别的账号。', en: 'Another account is linked to this identity already.' },
  'roles-apart': { status: 409, zh: '{role} 和 {other} 不能由同一人担任：系统、安全、审计三员分立。请给另一个账号。', en: 'One person cannot be {role} and {other}: the three administrators are three persons. Use another account.' },
  'place-unsaid': { status: 422, zh: '请选角色在哪个单位；要给全部范围，请明确选“全部范围”（接口里写 scope: "all"，不写 unitId）。', en: 'Choose the unit of the role. For everything, say so: scope "all" and no unitId.' },
  'role-held': { status: 409, zh: '已经有 {role} 这个角色了。', en: 'The role {role} is held there already.' },
  'role-not-found': { status: 404, zh: '没有这个角色，可能已收回。', en: 'There is no such role; it may have been taken away.' },
  'dates-reversed': { status: 422, zh: '结束时间应晚于开始时间。', en: 'The end must come after the beginning.' },
  'token-role': { status: 422, zh: '程序令牌不能担任 {role}：三员只能是人。', en: 'A program cannot be {role}: administrators are persons.' },
  'token-too-long': { status: 422, zh: '到期时间应在将来，且不超过 {days} 天。', en: 'The end must be in the future, at most {days} days from now.' },
  'token-not-found': { status: 404, zh: '没有这个令牌，可能已停用。', en: 'There is no such token; it may have been ended.' },
});

/** The room's own; roles are named in the sentence's language. */
export const accessSentences: Sentences = (refusal) => {
  const inWords = (language: 'zh' | 'en'): ReturnType<Sentences> => {
    const { role, other } = refusal.values;
    const named = (value: string | number | undefined): string => ROLE_NAMES[String(value)]?.[language] ?? String(value);
    return table({ ...refusal, values: { ...refusal.values, ...(role === undefined ? {} : { role: named(role) }), ...(other === undefined ? {} : { other: named(other) }) } });
  };
  const [zh, en] = [inWords('zh'), inWords('en')];
  return zh === undefined || en === undefined ? undefined : { ...zh, en: en.en };
};
