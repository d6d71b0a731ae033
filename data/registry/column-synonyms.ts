/**
 * What senders call their columns, besides the names that the registry itself has for a field: Chinese, English and
 * pinyin, in lower case, without spaces and marks. `@…` = parts of the mapping that are no field. A name that stands at two
 * fields of one target is ambiguous there and is left to the user.
 */
export const COLUMN_SYNONYMS: Readonly<Record<string, string>> = {
  '@address':
    '地址 住址 详细地址 经营地址 坐落 座落 所在地址 所在地 地点 位置 门牌地址 标准地址 注册地址 登记地址 单位地址 企业地址 场所地址 房屋地址 房屋坐落 居住地址 现住址 现居住地址 家庭住址 案发地址 发生地点 事发地点 安装位置 点位地址 联系地址 通讯地址 address addr fulladdress location street streetaddress site place dizhi xiangxidizhi zhuzhi zuoluo jingyingdizhi zhucedizhi suozaidi weizhi',
  '@key':
    '编号 序列号 唯一编号 唯一标识 主键 记录编号 数据编号 业务编号 档案编号 点位编号 设备编号 系统编号 流水号 id uuid guid code no number recordid rowid objectid bianhao zhujian xuliehao',
  '@x': '经度 东经 横坐标 x坐标 lng lon long longitude x jingdu gcj02经度 百度经度 高德经度',
  '@y': '纬度 北纬 纵坐标 y坐标 lat latitude y weidu gcj02纬度 百度纬度 高德纬度',
  title:
    '名称 单位名称 企业名称 场所名称 店名 店铺名称 商户名称 机构名称 项目名称 学校名称 小区名称 网点名称 门店名称 字号 公司名称 点位名称 设备名称 建筑名称 标题 事件标题 主题 事由 name title shopname companyname unitname mingcheng danweimingcheng qiyemingcheng dianming jigoumingcheng',
  code: '区划代码 行政区划代码 行政区划编码 区划编码 统计用区划代码 行政代码 代码 编码 adcode xzqdm code gbcode areacode divisioncode quhuadaima',
  community: '社区 社区名称 社区代码 社区编码 所属社区 所在社区 村社 居委会 community shequ',
  road: '道路 道路名称 路名 街路巷 街路巷名称 街巷 街巷名称 street streetname addrstreet road roadname daolu luming',
  door: '门牌 门牌号 门牌号码 门楼牌号 housenumber addrhousenumber streetnumber menpai menpaihao',
  estate:
    '小区 小区名称 小区名 院落 院落名称 住宅区 estate compound addrplace xiaoqu xiaoqumingcheng',
  house:
    '幢 幢号 栋 栋号 楼栋 楼栋号 楼幢 楼幢号 楼号 建筑名称 楼宇名称 名称 name building buildingname buildingno loudong zhuanghao',
  stairwell: '单元 单元号 stairwell unit danyuan danyuanhao',
  room: '室 室号 房号 房间号 户号 户室 户室号 门牌室号 room roomno shihao fanghao',
  name: '名称 姓名 单位名称 企业名称 公司名称 商户名称 字号 住户姓名 居民姓名 人员姓名 name fullname xingming mingcheng qiyemingcheng danweimingcheng 区划名称 行政区划名称 xzqmc',
  uscc: '统一社会信用代码 社会信用代码 信用代码 税号 纳税人识别号 统一代码 营业执照号 工商注册号 uscc creditcode unifiedsocialcreditcode taxid shehuixinyongdaima xinyongdaima shuihao',
  id_number:
    '身份证号 身份证号码 身份证 公民身份号码 公民身份证号 证件号码 证件号 idcard idnumber idno citizenid shenfenzheng shenfenzhenghao shenfenzhenghaoma zhengjianhaoma',
  phone:
    '联系电话 电话 手机 手机号 手机号码 联系方式 电话号码 移动电话 联系人电话 负责人电话 phone tel telephone mobile mobilephone contactphone dianhua lianxidianhua shouji shoujihao lianxifangshi',
  manager:
    '负责人 联系人 责任人 法人 法定代表人 经营者 管理人 安全负责人 主管 manager contact contactperson owner fuzeren lianxiren faren',
  risk: '风险等级 风险 风险级别 隐患等级 risk risklevel fengxian fengxiandengji',
  last_check:
    '上次检查 检查日期 检查时间 最近检查 最近检查日期 上次检查日期 巡查日期 lastcheck checkdate inspectiondate jianchariqi',
  next_due: '下次应检 下次检查 下次检查日期 应检日期 到期日 nextdue nextcheck duedate',
  kind: '类型 类别 种类 性质 场所类型 机构类型 单位类型 企业类型 居住方式 居住类型 居住性质 kind type category leixing leibie xingzhi',
  class:
    '类型 类别 单位类别 单位类型 道路等级 用地性质 用地类型 fclass highway landuse class type category leixing',
  mode: '出租方式 出租类型 租赁方式 租赁类型 类型 mode chuzufangshi',
  rooms: '房间数 房间数量 间数 rooms fangjianshu',
  tenants: '承租人数 租客人数 租户数 租住人数 居住人数 tenants chengzurenshu',
  landlord: '房东 房东姓名 出租人 业主 产权人 landlord fangdong',
  filing_no: '备案号 备案编号 租赁备案号 filingno beianhao',
  grade: '等级 管理等级 级别 量化等级 风险分级 分级 颜色等级 grade level dengji jibie',
  smoke_alarm: '烟感 烟感报警 烟雾报警器 烟感报警器 独立烟感 smokealarm yangan',
  escape_ok: '逃生通道 逃生通道畅通 疏散通道 escape taoshengtongdao',
  area: '面积 建筑面积 经营面积 场所面积 area mianji',
  area_m2: '面积 建筑面积 房屋面积 使用面积 area mianji jianzhumianji',
  capacity: '容纳人数 额定人数 可容纳人数 床位 capacity rongnarenshu',
  staff:
    '从业人数 员工数 员工人数 从业人员 职工人数 职工数 人数 staff employees congyerenshu yuangongshu',
  permit:
    '许可证 许可证号 许可证编号 经营许可证 证照编号 办学许可证 食品经营许可证 permit permitno licence license xukezheng xukezhenghao',
  licence: '许可证 许可证号 特种行业许可证 证照编号 licence license permit xukezheng',
  brand: '品牌 快递品牌 brand pinpai',
  gas: '燃气 燃气类型 用气类型 用气方式 gas ranqi ranqileixing',
  gas_bottle: '瓶装燃气 液化气 煤气瓶 gasbottle',
  trade: '业态 经营业态 经营范围 行业 trade yetai jingyingfanwei',
  industry: '行业 行业类别 所属行业 行业门类 经营范围 industry hangye',
  status: '状态 登记状态 经营状态 企业状态 存续状态 status zhuangtai',
  state: '状态 事件状态 办理状态 处理状态 state status zhuangtai',
  subclass: '小类 事件小类 事件类别 事件类型 类别 类型 subclass xiaolei shijianleixing',
  level: '等级 级别 事件等级 紧急程度 level dengji jibie',
  source: '来源 事件来源 上报来源 诉求来源 source laiyuan',
  reported_at:
    '上报时间 上报日期 受理时间 发生时间 登记时间 事发时间 来电时间 reportedat reporttime time date shangbaoshijian',
  closed_at: '结案时间 办结时间 完成时间 closedat closetime jieanshijian',
  description:
    '描述 事件描述 内容 详情 诉求内容 备注 说明 description content details miaoshu neirong',
  registration:
    '户籍情况 户籍类型 户籍性质 人口类型 人口性质 户口性质 registration huji hujileixing',
  relation: '与户主关系 户主关系 家庭关系 relation yuhuzhuguanxi',
  since: '入住日期 入住时间 来住日期 居住开始日期 since movein ruzhuriqi',
  use: '用途 房屋用途 建筑用途 使用性质 use yongtu',
  tenure: '产权使用 产权性质 产权 房屋性质 tenure chanquan',
  floors: '层数 总层数 楼层数 地上层数 floors levels storeys buildinglevels numfloors cengshu',
  stairwells: '单元数 单元数量 stairwells danyuanshu',
  floor: '楼层 所在层 所在楼层 层号 floor louceng',
  address_code:
    '标准地址编码 地址编码 标准编码 楼栋编码 幢编码 户室编码 房屋编码 永久编码 addresscode buildingcode roomcode dizhibianma',
  year: '建成年份 建造年份 年份 竣工年份 year niandai',
  students: '学生数 在校生 学生人数 students xueshengshu',
  beds: '床位 床位数 beds chuangweishu',
  households: '户数 总户数 households hushu',
  slots: '车位数 车位 slots cheweishu',
  sockets: '充电口 充电口数 sockets chongdiankou',
  units: '套数 总套数 units taoshu',
}
