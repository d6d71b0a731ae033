/**
 * 繁 → 简 for the characters that occur in addresses and names of places and firms, one to one. Pairs stand side by
 * side: traditional first. Characters that are right in both scripts (后, 里, 台) are left alone.
 */
const PAIRS =
  '號号樓楼區区縣县鎮镇鄉乡莊庄園园門门東东單单層层棟栋廈厦場场廣广馬马橋桥灣湾龍龙鳳凤華华國国際际業业產产學学醫医藥药廠厂車车電电網网線线軟软體体銀银鐵铁錢钱雲云陽阳陰阴島岛嶺岭' +
  '崗岗溝沟澤泽濱滨潤润漢汉滬沪蘇苏滄沧漁渔灘滩濟济瀾澜瀟潇瑪玛環环璽玺瓊琼畫画當当療疗盧卢監监眾众礦矿禮礼禦御種种積积穩稳窩窝節节築筑簡简紅红紡纺級级紀纪約约納纳純纯紙纸細细終终' +
  '組组結结絲丝綠绿維维緯纬綜综緣缘織织續续羅罗義义習习聯联聖圣聲声職职肅肃腦脑腳脚興兴舊旧艙舱藝艺蘭兰蓮莲蕭萧薈荟薩萨藍蓝蔣蒋葉叶處处虛虚蟲虫術术衛卫裝装裡里製制複复見见規规視视' +
  '覽览觀观計计訊讯訓训記记設设許许評评詩诗話话誠诚語语說说調调談谈請请論论證证識识譯译議议護护讀读變变讓让豐丰貝贝財财貨货販贩貴贵買买費费貿贸資资賓宾賢贤賣卖質质購购贊赞趙赵跡迹' +
  '躍跃軍军軒轩輕轻輝辉輪轮轉转辦办農农運运過过達达違违遠远適适選选還还鄰邻鄭郑鄧邓醬酱釋释鋁铝錦锦鍋锅鋼钢錄录鋪铺鎖锁鐘钟鏡镜長长閉闭開开間间閣阁閱阅闊阔關关隊队階阶陳陈陸陆隨随' +
  '險险隱隐雙双雜杂離离難难靈灵靜静頂顶項项順顺預预頤颐頭头題题顏颜願愿類类風风飛飞飯饭飲饮飾饰館馆養养餘余騰腾驗验驛驿魚鱼鮮鲜鳥鸟鴻鸿鵝鹅鵬鹏鶴鹤鷹鹰麗丽麥麦黃黄點点齊齐齒齿龜龟' +
  '倉仓個个側侧備备傳传價价億亿優优儀仪儲储兒儿內内兩两冊册凱凯創创劃划劇剧劉刘劍剑動动務务勝胜勞劳勢势勵励協协參参吳吴員员問问啟启喬乔圍围圓圆圖图團团執执報报塊块塢坞墻墙壓压壢坜' +
  '壩坝壯壮壽寿夢梦夾夹奧奥婦妇媽妈嬰婴孫孙寧宁實实審审寶宝將将專专尋寻對对導导屆届屬属岡冈峽峡嶼屿巒峦帥帅師师帳帐帶带幣币幹干幾几庫库廟庙廬庐廳厅張张強强彈弹後后從从復复徑径愛爱' +
  '態态慶庆應应懷怀戰战戲戏戶户拋抛揚扬換换擇择擊击據据擴扩攝摄敵敌數数斷断時时晉晋晝昼暉晖曆历曉晓書书會会條条來来楊杨極极榮荣構构槍枪樂乐標标樹树橫横機机檔档檢检檸柠櫃柜權权歐欧' +
  '歡欢歲岁歷历歸归殘残殼壳毀毁氣气決决沒没況况涼凉淺浅淨净淵渊減减測测湊凑溫温準准滿满漲涨漸渐潔洁潛潜濃浓濕湿燈灯燒烧營营燦灿爐炉爭争爺爷牆墙狀状獅狮獎奖獨独現现琺珐瑋玮瑩莹畝亩' +
  '畢毕異异疊叠發发盤盘碼码確确祿禄禪禅稅税穀谷窯窑競竞筆笔筍笋範范糧粮糰团紹绍經经綱纲緊紧緒绪編编練练總总績绩繪绘繼继纖纤缽钵羈羁羨羡聞闻脈脉膠胶臨临與与舉举艷艳蘆芦蘋苹衝冲補补' +
  '裏里誌志課课諸诸賀贺賽赛贏赢載载輔辅輸输辭辞遞递遷迁遺遗邊边鄒邹鈞钧鉅巨銅铜銘铭銳锐鋒锋錫锡鎂镁鑽钻閃闪閘闸閩闽閒闲陣阵陝陕霧雾韓韩韻韵頁页須须領领頻频額额顧顾飼饲駐驻駕驾駿骏' +
  '騎骑驅驱髮发鬥斗鬧闹魯鲁鯨鲸鵲鹊鹽盐黨党齋斋衆众綫线滙汇匯汇羣群峯峰臺台巖岩嶽岳'

const SIMPLIFIED = readPairs(PAIRS)
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g')
const isTraditional = new Uint8Array(1 << 16)
for (const char of SIMPLIFIED.keys()) isTraditional[char.charCodeAt(0)] = 1

/** Same number of characters, so offsets into the text stay what they were. Most texts have none of them. */
export function toSimplified(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (isTraditional[text.charCodeAt(i)] === 1)
      return text.replace(TRADITIONAL, (char) => SIMPLIFIED.get(char)!)
  }
  return text
}

function readPairs(pairs: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (let at = 0; at < pairs.length; at += 2) {
    if (pairs[at] !== pairs[at + 1]) map.set(pairs[at]!, pairs[at + 1]!)
  }
  return map
}
