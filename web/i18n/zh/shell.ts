export const shell = {
  productName: '一张图',
  workspaces: '工作区',
  map: '一张图',
  events: '事件',
  command: '指挥',
  grids: '网格',
  analysis: '分析',
  data: '数据',
  cockpit: '驾驶舱',
}
