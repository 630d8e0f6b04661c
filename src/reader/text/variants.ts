/**
 * Other shapes of one character, folded to the usual one before any rule is applied: what programs take out of a PDF
 * (Kangxi radicals, compatibility ideographs) and the traditional forms in which gateways show simplified papers.
 * One to one, in the basic plane. What is published stays as it was written.
 */

/** Radicals of modern forms that normalisation leaves alone. */
const RADICALS = '⺠民⺟母⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟';

/** Traditional, simplified; none that also stands in simplified text with a sense of its own (著, 乾, 瞭). */
const TRADITIONAL = '萬万與与東东絲丝兩两嚴严個个豐丰臨临為为麗丽舉举義义樂乐習习鄉乡書书買买亂乱爭争虧亏產产親亲億亿僅仅從从倉仓儀仪們们價价眾众優优會会傳传傷伤倫伦偽伪體体餘余併并側侧儉俭債债傾倾償偿儲储兒儿黨党蘭兰關关興兴養养獸兽岡冈冊册寫写軍军農农馮冯決决況况凍冻淨净準准減减湊凑幾几鳳凤憑凭凱凯擊击劃划劉刘則则剛刚創创刪删別别製制劑剂劇剧勸劝辦办務务動动勵励勁劲勞劳勢势勻匀匯汇區区醫医華华協协單单賣卖盧卢衛卫卻却廠厂廳厅歷历曆历壓压廁厕縣县參参雙双發发變变敘叙葉叶號号嘆叹嚇吓聽听啟启吳吴員员響响問问喪丧團团園园圍围國国圖图圓圆聖圣場场壞坏塊块堅坚壩坝墳坟墊垫壘垒壯壮聲声殼壳壺壶處处備备復复複复夠够頭头誇夸夾夹奪夺奮奋獎奖婦妇媽妈嬰婴娛娱孫孙學学寧宁寶宝實实審审憲宪宮宫寬宽賓宾對对尋寻導导壽寿將将爾尔塵尘嘗尝屆届層层屬属歲岁島岛嶺岭幣币帥帅師师帳帐帶带幫帮廣广莊庄慶庆庫库應应廟庙廢废開开異异棄弃張张彌弥彎弯彈弹強强歸归錄录當当徹彻徑径徵征憶忆懷怀態态總总戀恋恆恒懇恳惡恶慣惯憊惫懶懒戰战戲戏戶户擴扩執执掃扫揚扬擾扰撫抚搶抢護护報报擔担擬拟擁拥攔拦擇择掛挂擋挡擠挤揮挥損损換换據据擺摆攜携攝摄敵敌數数齋斋斬斩斷断無无舊旧時时曠旷晝昼顯显暫暂術术樸朴機机殺杀雜杂權权條条來来楊杨極极構构樞枢棗枣槍枪櫃柜標标棟栋欄栏樹树樣样橋桥檔档檢检樓楼歡欢歐欧殘残氣气漢汉湯汤溝沟沒没瀝沥淪沦滄沧滬沪淚泪澤泽潔洁灑洒淺浅漿浆測测濟济渾浑濃浓塗涂濤涛漣涟潤润漲涨滲渗漁渔溫温灣湾濕湿滿满濾滤濱滨灘滩滅灭燈灯靈灵災灾煉炼爐炉點点煩烦燒烧熱热愛爱爺爷牽牵犧牺狀状猶犹獨独獄狱獲获穫获環环現现瑪玛電电畫画暢畅療疗瘋疯癥症盞盏鹽盐監监蓋盖盤盘眥眦碼码磚砖礎础確确礦矿礙碍禮礼禍祸種种積积稱称穩稳窮穷竊窃競竞筆笔節节築筑簡简簽签籌筹籃篮糧粮緊紧糾纠紅红級级紀纪純纯納纳紙纸紛纷縱纵線线練练組组細细織织終终紹绍經经結结給给絡络絕绝統统繼继績绩續续維维綿绵綜综綠绿網网緩缓編编緣缘縮缩繳缴罰罚羅罗職职聯联聰聪肅肃腸肠膚肤勝胜脈脉腦脑臺台藝艺蘇苏範范莖茎榮荣藥药營营蕭萧薩萨藍蓝虛虚蟲虫雖虽補补襯衬襲袭見见觀观規规視视覽览覺觉計计訂订認认討讨讓让訓训議议記记講讲許许論论設设訪访證证評评識识訴诉診诊詞词譯译試试詩诗誠诚話话該该詳详語语誤误說说請请諸诸讀读課课誰谁調调談谈謀谋謝谢謹谨譜谱負负財财責责賢贤敗败貨货質质貪贪貧贫購购貫贯貸贷費费貼贴賀贺資资賦赋賽赛贈赠贊赞趙赵趕赶躍跃踐践軌轨轉转輪轮軟软載载較较輔辅輛辆輕轻輟辍輩辈輸输轄辖邊边達达遷迁過过運运還还進进遠远違违連连遲迟適适選选遺遗鄧邓鄭郑鄰邻醬酱釋释裡里針针鐵铁鑒鉴鋼钢銀银鋪铺錢钱鍵键鎮镇鏈链鐘钟鑽钻長长門门閉闭間间聞闻閱阅闊阔隊队陽阳陰阴陣阵階阶際际陸陆險险隨随隱隐難难霧雾靜静頂顶項项順顺須须預预領领頒颁頻频題题額额顏颜願愿類类顧顾風风飛飞飲饮館馆馬马駐驻駕驾驗验騎骑驟骤髒脏魯鲁鮮鲜鳥鸟鷹鹰麥麦黃黄齊齐齡龄龍龙於于係系縫缝隷隶鎖锁閩闽裝装貿贸綱纲憂忧礪砺勳勋頓顿薦荐';

/** Pairs of another shape and the usual one. */
export function shapes(): readonly (readonly [other: number, usual: number])[] {
  const pairs: [number, number][] = [];
  for (const [first, last] of COMPATIBILITY) {
    for (let code = first; code <= last; code += 1) {
      const usual = String.fromCharCode(code).normalize('NFKC');
      if (usual.length === 1) pairs.push([code, usual.charCodeAt(0)]);
    }
  }
  for (const list of [RADICALS, TRADITIONAL]) for (let k = 0; k < list.length; k += 2) pairs.push([list.charCodeAt(k), list.charCodeAt(k + 1)]);
  return pairs;
}

/** Kangxi radicals; compatibility ideographs. */
const COMPATIBILITY: readonly (readonly [first: number, last: number])[] = [[0x2f00, 0x2fd5], [0xf900, 0xfad9]];
