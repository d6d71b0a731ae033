export const divisions = {
  choose: '选择区域',
  everything: '全部可见区域',
  filterHint: '按名称或编号筛选',
  level_district: '区县',
  level_subdistrict: '街道、镇',
  level_community: '社区、村',
  level_grid: '网格',
  open: '查看下级',
  clear: '回到全部区域',
  none: '没有匹配的区域',
  up: '返回上级',
}
