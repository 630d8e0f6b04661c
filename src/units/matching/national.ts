/** Bodies of the state: no tree of a province holds them. Pure. */
import { plain } from './canonical.ts';

const MINISTRIES = '教育|财政|公安|民政|司法|科学?技术?|交通运输|住房和?城乡建设|人力资源和?社会保障|工业和信息化|自然资源|国土资源|农业农村|农业|应急管理|生态环境|水利|商务|文化和旅游|文化|退役军人事务|国家安全|外交|国防';
const NATIONAL = new RegExp(`^(?:国家(?!税务总局.+税务局)|中央|国务院|全国(?!各)|共青团中央|最高人民)|^(?:${MINISTRIES})部$|(?<!国家税务)总局$`, 'u');

export function isNational(name: string): boolean {
  return NATIONAL.test(plain(name));
}
