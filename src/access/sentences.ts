import { sentenceTable } from '#platform';

export const accessSentences = sentenceTable({
  'not-signed-in': { status: 401, zh: '请先登录。', en: 'Sign in first.' },
  'not-allowed': { status: 403, zh: '您的角色不能做这件事。需要时请找安全管理员调整角色。', en: 'Your role does not allow this. Ask the security administrator if you need it.' },
});
