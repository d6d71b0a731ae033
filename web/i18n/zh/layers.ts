export const layers = {
  title: '图层',
}
