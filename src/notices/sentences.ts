import { sentenceTable } from '#platform';

export const noticeSentences = sentenceTable({
  'channel-not-found': { status: 404, zh: '没有这个通知渠道，或不归您管理。请回到通知渠道列表。', en: 'There is no such channel, or it is not yours to manage. Go back to the list.' },
  'channel-address-wrong': { status: 422, zh: '机器人地址不对：应以 https:// 开头，照群机器人设置里的地址原样粘贴。', en: 'The address is wrong: it begins with https://. Paste it as the robot\'s settings show it.' },
  'channel-key-missing': { status: 422, zh: '本系统没有配置密钥文件，不能保存机器人的地址和密钥。请系统管理员设置 TAIZHANG_KEY_FILE。', en: 'Addresses and secrets cannot be kept: this installation has no key file. The system administrator sets TAIZHANG_KEY_FILE.' },
  'channel-tried-lately': { status: 429, zh: '刚刚试发过，请过 {seconds} 秒再试。', en: 'It was tried out a moment ago. Try again in {seconds} s.' },
  'mail-not-set-up': { status: 422, zh: '本系统没有配置邮件服务器。请系统管理员设置 TAIZHANG_MAIL_HOST 等各项。', en: 'No mail server is set up. The system administrator sets TAIZHANG_MAIL_HOST and the rest.' },
  'mail-no-address': { status: 422, zh: '您的账号没有填邮箱。请系统管理员补上。', en: 'Your account has no mail address. The system administrator adds it.' },
});
