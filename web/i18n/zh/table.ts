export const table = {
  title: '名称',
  allInView: '视野内共 {total} 项',
  someInView: '视野内共 {total} 项，列出前 {shown} 项；放大地图可以看到其余的。',
  none: '视野内没有该图层的对象。',
  noneHint: '移动或缩小地图，表格会跟着更新。',
}
