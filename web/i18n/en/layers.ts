export const layers = {
  title: 'Layers',
}
